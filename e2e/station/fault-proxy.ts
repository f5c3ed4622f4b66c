import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWith, passOn, type RunningProxy, readAll, showPortal, startProxy } from './pass-on.ts';

/** What befalls a hand-over on its way to the server or back. */
export type Fault =
  /** An answer in the intake server's own words; `problem` is left out where a gateway speaks for it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly problem?: string;
      readonly retryAfter?: number;
    }
  /** Nobody answers and nobody hangs up. */
  | { readonly kind: 'no-answer' }
  /** The server stores it; the line goes before its answer is through. `meanwhile` runs in between. */
  | { readonly kind: 'lost-answer'; readonly meanwhile?: () => Promise<void> }
  /** The network's sign-in page. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'reset' };

/**
 * A line to a real server that a test may disturb. Only hand-overs are disturbed, of stations and of kiosks; the
 * rest goes through.
 */
export class FaultProxy {
  /** Hand-overs that have come this far, disturbed or not. */
  handOvers = 0;
  fault: Fault | undefined;
  readonly #target: number;
  #proxy: RunningProxy | undefined;

  private constructor(target: number) {
    this.#target = target;
  }

  static async start(target: number): Promise<FaultProxy> {
    const line = new FaultProxy(target);
    line.#proxy = await startProxy((incoming, answer) => line.#pass(incoming, answer));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#proxy?.port}`;
  }

  async stop(): Promise<void> {
    await this.#proxy?.stop();
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const isHandOver = incoming.method === 'POST' && incoming.url === '/api/v1/hand-overs';
    if (isHandOver) this.handOvers += 1;
    const isIntake = incoming.method === 'POST' && incoming.url === '/api/v1/kiosk/intakes';
    const fault = isHandOver || isIntake ? this.fault : undefined;
    const body = await readAll(incoming);
    switch (fault?.kind) {
      case undefined:
        return answerWith(answer, await passOn(this.#target, incoming, body));
      case 'status': {
        const { status, problem, retryAfter } = fault;
        const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
        answer.writeHead(status, { 'content-type': 'application/json', ...headers });
        answer.end(problem === undefined ? '{}' : JSON.stringify({ problem, message: 'Fejl' }));
        return;
      }
      case 'no-answer':
        return;
      case 'lost-answer':
        await passOn(this.#target, incoming, body);
        await fault.meanwhile?.();
        incoming.socket.resetAndDestroy();
        return;
      case 'portal':
        showPortal(answer);
        return;
      case 'reset':
        incoming.socket.resetAndDestroy();
        return;
    }
  }
}
