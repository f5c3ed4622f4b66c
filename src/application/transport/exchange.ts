import type { Cancellation } from '../../domain/cancellation.ts';
import { readUpTo } from './read-up-to.ts';
import type { WebPlatform, WebRequest, WebResponse } from './web-platform.ts';

/** What came back over the line, before anyone has judged who said it. */
export type Exchange = ExchangeOf<ServerResponse>;
export type BytesExchange = ExchangeOf<BytesResponse>;

type ExchangeOf<Response> =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timed-out' };

/** An answer whose body is no text. */
export interface BytesResponse extends Omit<ServerResponse, 'body'> {
  /** Undefined where it is longer than the limit. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

export interface ServerResponse {
  readonly status: number;
  /** Somebody points elsewhere. Our server never does, so it is not followed. */
  readonly redirected: boolean;
  readonly header: (name: string) => string | undefined;
  /** Undefined where it is longer than the limit, or not UTF-8. */
  readonly body: string | undefined;
}

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** The `Authorization` header. */
  readonly authorization?: string | undefined;
  /** As it is sent to the last sign: its hash is what a station signs. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The body's media type; JSON where it is not said. */
  readonly contentType?: string;
  /** Media types that are wanted rather than plain JSON. */
  readonly accept?: string;
  /** Which part of what lies there, as `Range` and `If-Range` tell it. */
  readonly part?: { readonly range: string; readonly ifRange: string };
  /** For the whole exchange, the last byte of the body included. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Breaks the exchange off; it then ends as on a line that went down. */
  readonly cancellation?: Cancellation | undefined;
}

/** One request and its answer. Failures of the line are values; it never throws for them. */
export async function exchange(web: WebPlatform, request: ExchangeRequest): Promise<Exchange> {
  return toText(web, await exchangeBytes(web, request));
}

/** The same answer with its body as text. */
export function toText(web: Pick<WebPlatform, 'TextDecoder'>, answer: BytesExchange): Exchange {
  if (answer.kind !== 'response') return answer;
  const { bytes, ...rest } = answer.response;
  return { kind: 'response', response: { ...rest, body: bytes && decode(web, bytes) } };
}

/** As `exchange`, for what is no text. */
export async function exchangeBytes(web: WebPlatform, request: ExchangeRequest): Promise<BytesExchange> {
  const { cancellation } = request;
  if (cancellation?.aborted === true) return { kind: 'unreachable' };
  const controller = new web.AbortController();
  const breakOff = (): void => controller.abort();
  cancellation?.addEventListener('abort', breakOff);
  let timedOut = false;
  const timer = web.setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, request.timeoutMs);
  try {
    const response = await web.fetch(request.url, describe(request, controller.signal));
    const bytes = await readBytes(response, request.maxResponseBytes);
    return {
      kind: 'response',
      response: {
        status: response.status,
        redirected: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
        header: (name) => response.headers.get(name) ?? undefined,
        bytes,
      },
    };
  } catch {
    // Platforms word these differently, and a proxy may word them again: only our own timer is believed.
    return timedOut ? { kind: 'timed-out' } : { kind: 'unreachable' };
  } finally {
    web.clearTimeout(timer as never);
    cancellation?.removeEventListener('abort', breakOff);
  }
}

function describe(request: ExchangeRequest, signal: object): WebRequest {
  const json = 'application/json';
  const headers: Record<string, string> = {
    accept: request.accept === undefined ? json : `${request.accept}, ${json}`,
  };
  if (request.part !== undefined) {
    headers['accept'] = '*/*';
    headers['range'] = request.part.range;
    headers['if-range'] = request.part.ifRange;
  }
  if (request.authorization !== undefined) headers['authorization'] = request.authorization;
  if (request.body !== undefined) headers['content-type'] = request.contentType ?? 'application/json';
  return {
    method: request.method,
    headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: signal as never,
  };
}

const readBytes = async (
  { body }: WebResponse,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  body === null ? new Uint8Array() : readUpTo(body.getReader(), limit);

function decode(web: Pick<WebPlatform, 'TextDecoder'>, bytes: Uint8Array): string | undefined {
  try {
    return new web.TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
