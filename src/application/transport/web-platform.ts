/**
 * The few web globals that HTTP needs, as little of them as is used: this layer knows neither the DOM nor
 * Node. `globalThis` fits in a browser and in Node; Electron swaps in its session's `fetch`.
 */
export interface WebPlatform {
  readonly fetch: (url: string, request: WebRequest) => Promise<WebResponse>;
  readonly AbortController: new () => { readonly signal: object; abort(): void };
  readonly TextDecoder: new (
    encoding: 'utf-8',
    options: { readonly fatal: true },
  ) => { decode(bytes: Uint8Array): string };
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
}

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly redirect: 'manual';
  readonly credentials: 'omit';
  readonly cache: 'no-store';
  readonly referrerPolicy: 'no-referrer';
  readonly signal: never;
}

export interface WebResponse {
  readonly status: number;
  /** `opaqueredirect` where a browser stopped at a redirect; its status is then 0. */
  readonly type?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): WebBodyReader } | null;
}

export interface WebBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}
