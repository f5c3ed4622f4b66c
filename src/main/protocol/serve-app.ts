import { findResourcePath } from './find-resource-path.ts';
import { mediaTypeOf } from './media-types.ts';

export interface ServeAppOptions {
  /** Absolute path of the built page. */
  readonly root: string;
  /** Undefined where there is no such file. */
  readonly findFile: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** `wasm-unsafe-eval` is for the letter reader's WebAssembly; it does not allow `eval`. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), display-capture=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
} as const;

/** Answers the page's requests for its own files, and nothing else. */
export const createAppServer =
  ({ root, findFile }: ServeAppOptions) =>
  async (request: { readonly method: string; readonly url: string }): Promise<Response> => {
    if (request.method !== 'GET') return plain(405, { allow: 'GET' });
    const path = findResourcePath(root, request.url);
    if (path === undefined) return plain(400);
    const bytes = await findFile(path);
    if (bytes === undefined) return plain(404);
    return new Response(bytes, {
      status: 200,
      headers: {
        ...securityHeaders,
        'content-type': mediaTypeOf(path),
        'content-length': String(bytes.byteLength),
      },
    });
  };

/** Says nothing of what was asked for. */
const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...securityHeaders, ...headers } });
