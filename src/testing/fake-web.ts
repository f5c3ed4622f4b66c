import type { StationSigner } from '../application/station-identity/station-signer.ts';
import { createHttpTransport } from '../application/transport/http-transport.ts';
import type { WebPlatform, WebRequest, WebResponse } from '../application/transport/web-platform.ts';
import type { OutgoingRecord } from '../contract/intake-api.ts';
import type { RegistrationId } from '../domain/registration.ts';

export const recordId = '01944b7a-5d3c-7c3e-9a4f-0123456789ab' as RegistrationId;
const stationId = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
export const record: OutgoingRecord = { id: recordId, content: '{"a":1}' };

export const textOf = (body: WebRequest['body'] = ''): string =>
  typeof body === 'string' ? body : String.fromCharCode(...body);

/** UTF-8 of plain ASCII, which is all that these tests say. */
export const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

class FakeDecoder {
  decode(bytes: Uint8Array): string {
    if (bytes.includes(0xff)) throw new TypeError('not UTF-8');
    return String.fromCharCode(...bytes);
  }
}

interface FakeAnswer {
  readonly status: number;
  readonly chunks?: readonly Uint8Array[];
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

export function answering({ status, chunks, type, headers = {} }: FakeAnswer) {
  const seen = { read: 0, cancelled: false };
  const left = [...(chunks ?? [])];
  const response: WebResponse = {
    status,
    ...(type === undefined ? {} : { type }),
    headers: { get: (name) => headers[name] ?? null },
    body:
      chunks === undefined
        ? null
        : {
            getReader: () => ({
              async read() {
                const value = left.shift();
                if (value === undefined) return { done: true };
                seen.read += value.byteLength;
                return { done: false, value };
              },
              async cancel() {
                seen.cancelled = true;
              },
            }),
          },
  };
  return { response, seen };
}

export const json = (status: number, value: unknown) =>
  answering({ status, chunks: [bytesOf(JSON.stringify(value))] }).response;

export function fakeWeb(fetch: (url: string, request: WebRequest) => Promise<WebResponse>) {
  const requests: { url: string; request: WebRequest }[] = [];
  const timers: { run: () => void; milliseconds: number; cleared: boolean }[] = [];
  const aborts: (() => void)[] = [];
  const web: WebPlatform = {
    fetch: (url, request) => {
      requests.push({ url, request });
      return fetch(url, request);
    },
    AbortController: class {
      readonly signal = {};
      abort(): void {
        for (const run of aborts) run();
      }
    },
    TextDecoder: FakeDecoder,
    setTimeout: (run, milliseconds) => timers.push({ run, milliseconds, cleared: false }) - 1,
    clearTimeout: (index: number) => {
      const timer = timers[index];
      if (timer !== undefined) timer.cleared = true;
    },
  };
  return { web, requests, timers, aborts };
}

export const keyOf = (letter: string) => `${letter.repeat(42)}A=`;
export const keys = { signing: keyOf('A'), sealing: keyOf('B'), blinding: keyOf('C') };

/** Signs with words that say what was signed. */
export function fakeSigner(takeNumber: StationSigner['takeNumber'] = async () => 7): StationSigner {
  return {
    server: keys,
    authorize: async ({ method, target, number, body }) =>
      [method, target, number, ...(body === undefined ? [] : [textOf(body)])].join(' '),
    takeNumber,
  };
}

export const transportOver = (
  web: WebPlatform,
  signer: StationSigner | undefined = fakeSigner(),
  baseUrl = 'https://indtag.example',
) => createHttpTransport({ web, baseUrl, signer, audience: 'practice', now: () => 0 });

/** What a server says of itself, and of the station that asks. */
export const health = {
  status: 'ok',
  audience: 'practice',
  time: '2026-11-23T10:00:00.000Z',
  database: 'embedded',
};
export const station = {
  stationId,
  stationName: 'Skranke 2',
  office: 'Borgerservice Nord',
  audience: 'practice',
  kommuneCode: '0461',
  keys,
  lastExchange: 3,
};
