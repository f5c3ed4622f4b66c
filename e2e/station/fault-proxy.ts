import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';

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

/** A line to a real server that a test may disturb. Only hand-overs are disturbed; the rest goes through. */
export class FaultProxy {
  readonly url: string;
  /** Hand-overs that have come this far, disturbed or not. */
  handOvers = 0;
  fault: Fault | undefined;
  readonly #target: number;
  readonly #server: Server;

  private constructor(server: Server, port: number, target: number) {
    this.#server = server;
    this.#target = target;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(target: number): Promise<FaultProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port');
    const proxy = new FaultProxy(server, address.port, target);
    server.on('request', (incoming, answer) => {
      proxy.#pass(incoming, answer).catch(() => answer.destroy());
    });
    return proxy;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const isHandOver = incoming.method === 'POST' && incoming.url === '/api/v1/hand-overs';
    if (isHandOver) this.handOvers += 1;
    const fault = isHandOver ? this.fault : undefined;
    const body = await readAll(incoming);
    switch (fault?.kind) {
      case undefined:
        return send(answer, await this.#ask(incoming, body));
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
        await this.#ask(incoming, body);
        await fault.meanwhile?.();
        incoming.socket.resetAndDestroy();
        return;
      case 'portal':
        answer.writeHead(200, { 'content-type': 'text/html' });
        answer.end('<!doctype html><title>Gæstenet</title><h1>Log på netværket</h1>');
        return;
      case 'reset':
        incoming.socket.resetAndDestroy();
        return;
    }
  }

  async #ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<PassedAnswer> {
    const onward = request({ host: '127.0.0.1', port: this.#target, method, path: url, headers });
    onward.end(body);
    const [response] = (await once(onward, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode ?? 502,
      headers: response.headers,
      body: await readAll(response),
    };
  }
}

interface PassedAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function send(answer: ServerResponse, { status, headers, body }: PassedAnswer): void {
  const { 'transfer-encoding': _, ...plain } = headers;
  answer.writeHead(status, { ...plain, 'content-length': body.length });
  answer.end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
