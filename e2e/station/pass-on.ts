import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface PassedAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What stands between stations and servers, on a free port of loopback. */
export interface RunningProxy {
  readonly port: number;
  stop(): Promise<void>;
}

/** Where `pass` fails, whoever asked is hung up on. */
export async function startProxy(
  pass: (incoming: IncomingMessage, answer: ServerResponse) => Promise<void>,
): Promise<RunningProxy> {
  const server = createServer((incoming, answer) => {
    pass(incoming, answer).catch(() => answer.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port');
  return {
    port: address.port,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks a server on this machine what came in; with another body where one is given. */
export async function passOn(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<PassedAnswer> {
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers });
  onward.end(body);
  const [response] = (await once(onward, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 502, headers: response.headers, body: await readAll(response) };
}

/** The answer as it came, or cut off after so many bytes of those that it promises. */
export function answerWith(
  answer: ServerResponse,
  { status, headers, body }: PassedAnswer,
  bytes = body.length,
): void {
  const { 'transfer-encoding': _, ...plain } = headers;
  answer.writeHead(status, { ...plain, 'content-length': body.length });
  if (bytes === body.length) {
    answer.end(body);
    return;
  }
  answer.write(body.subarray(0, bytes));
  setImmediate(() => answer.destroy());
}

export function showPortal(answer: ServerResponse): void {
  answer.writeHead(200, { 'content-type': 'text/html' });
  answer.end('<!doctype html><title>Gæstenet</title><h1>Log på netværket</h1>');
}

export async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
