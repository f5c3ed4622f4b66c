import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Chance, createChance } from '../faults/chance.ts';
import {
  answerWith,
  type PassedAnswer,
  passOn,
  type RunningProxy,
  readAll,
  showPortal,
  startProxy,
} from '../station/pass-on.ts';

/** What can befall one exchange. Each is counted under its name. */
const mishaps = [
  /** It never comes to the server. */
  'request lost',
  /** The server does as it is told, and nobody hears of it. */
  'answer lost',
  /** The server gets it twice, the second time after the first is answered. */
  'doubled',
  /** The server gets it twice at the same moment. */
  'doubled at once',
  /** It reaches the server when the station has long given up, after what came later. */
  'late',
  'slow',
  'half a request',
  'half an answer',
  /** A network's sign-in page, as if all were well. */
  'portal',
  'gateway error',
  'too many requests',
] as const;
export type Mishap = (typeof mishaps)[number];

export interface ChaosOptions {
  readonly seed: number;
  /** 0-1: how many of the exchanges something befalls. */
  readonly share: number;
  /** Ports of the servers; each exchange goes to one of them. */
  readonly targets: readonly number[];
  /** How long a slow exchange takes, at most, and after how long a late one arrives. Milliseconds. */
  readonly patience: number;
}

/** A bad line between many stations and the kommune's servers. */
export class ChaosProxy {
  share: number;
  exchanges = 0;
  readonly befallen = new Map<Mishap, number>();
  readonly #chance: Chance;
  readonly #options: ChaosOptions;
  readonly #late = new Set<Promise<unknown>>();
  #proxy: RunningProxy | undefined;

  private constructor(options: ChaosOptions) {
    this.#options = options;
    this.#chance = createChance(options.seed);
    this.share = options.share;
  }

  static async start(options: ChaosOptions): Promise<ChaosProxy> {
    const line = new ChaosProxy(options);
    line.#proxy = await startProxy((incoming, answer) => line.#pass(incoming, answer));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#proxy?.port}`;
  }

  async stop(): Promise<void> {
    await this.#proxy?.stop();
    await Promise.allSettled(this.#late);
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    this.exchanges += 1;
    const isUnlucky = this.#chance.fraction() < this.share;
    const mishap = isUnlucky ? this.#chance.pick(mishaps) : undefined;
    if (mishap !== undefined) this.befallen.set(mishap, (this.befallen.get(mishap) ?? 0) + 1);
    const ask = (part = body): Promise<PassedAnswer> => this.#ask(incoming, part);
    switch (mishap) {
      case undefined:
        return answerWith(answer, await ask());
      case 'request lost':
        answer.destroy();
        return;
      case 'answer lost':
        await ask();
        answer.destroy();
        return;
      case 'doubled':
        await ask();
        return answerWith(answer, await ask());
      case 'doubled at once': {
        const [first] = await Promise.all([ask(), ask()]);
        return answerWith(answer, first);
      }
      case 'late': {
        const arrived = this.#wait().then(() => ask());
        this.#late.add(arrived);
        arrived.catch(() => undefined).finally(() => this.#late.delete(arrived));
        answer.destroy();
        return;
      }
      case 'slow':
        await this.#wait();
        return answerWith(answer, await ask());
      case 'half a request':
        await this.#askHalf(incoming, body);
        answer.destroy();
        return;
      case 'half an answer': {
        const whole = await ask();
        return answerWith(answer, whole, Math.floor(whole.body.length / 2));
      }
      case 'portal':
        return showPortal(answer);
      case 'gateway error':
        answer.writeHead(this.#chance.pick([500, 502, 503, 504]), { 'content-type': 'text/html' });
        answer.end('<h1>Bad gateway</h1>');
        return;
      case 'too many requests':
        answer.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' });
        answer.end('{}');
        return;
    }
  }

  #wait(): Promise<void> {
    const milliseconds = this.#chance.between(0, this.#options.patience);
    return new Promise((done) => setTimeout(done, milliseconds));
  }

  /** A server that is down: another one is asked, as any sharer of requests would. */
  async #ask(incoming: IncomingMessage, body: Buffer): Promise<PassedAnswer> {
    const first = this.#chance.between(0, this.#options.targets.length - 1);
    const order = [...this.#options.targets.slice(first), ...this.#options.targets.slice(0, first)];
    let last: unknown;
    for (const port of order) {
      try {
        return await passOn(port, incoming, body);
      } catch (error) {
        last = error;
        // Once bytes are on their way it is not known what became of them: the station must ask again.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') break;
      }
    }
    throw last;
  }

  async #askHalf({ method, url, headers }: IncomingMessage, body: Buffer): Promise<void> {
    const port = this.#chance.pick(this.#options.targets);
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers });
    onward.on('error', () => undefined);
    onward.write(body.subarray(0, Math.floor(body.length / 2)));
    await new Promise((done) => setTimeout(done, 20));
    onward.destroy();
  }
}
