import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import {
  BundleProblemSchema,
  type BundleRefusal,
  type BundleResponse,
  BundleResponseSchema,
} from '../../contract/bundle.ts';
import { ApiProblemSchema, apiPaths } from '../../contract/intake-api.ts';
import { isLoopback } from '../../server/http/request-guard.ts';

/** Where bundles are sent, and whom we believe there. */
export interface BundleServer {
  readonly url: URL;
  /** PEM of the only authority that is believed; the system's own where it is left out. */
  readonly ca?: string;
}

export type BundleAnswer =
  | { readonly kind: 'imported'; readonly response: BundleResponse }
  | { readonly kind: 'refused'; readonly reason: BundleRefusal; readonly message: string }
  /** The server is there and cannot take it now. */
  | { readonly kind: 'later'; readonly seconds: number }
  | { readonly kind: 'unreachable'; readonly code: string }
  /** It is not the one that the authority vouches for. */
  | { readonly kind: 'not-trusted'; readonly code: string }
  | { readonly kind: 'not-the-intake-server'; readonly status: number };

/** The server's address as it was typed: TLS, or plain HTTP on this machine alone. In words what is wrong. */
export function readServerAddress(text: string): URL | string {
  if (!URL.canParse(text)) return `${text} er ikke en adresse. Skriv f.eks. https://indtag.kommune.example`;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Adressen begynder med https://';
  if (url.username !== '' || url.password !== '') return 'Adressen må ikke indeholde navn eller kode.';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'Pakker sendes kun over https. Kun en server på denne maskine kan nås med http.';
  }
  return url;
}

/** Milliseconds without a byte from the other side. */
const longestSilence = 120_000;
/** Some hundred bytes for each of the most records, in base64. */
const longestAnswer = 20_000_000;

/** Sends one bundle. Failures of the line are values. Redirects are not followed: our server makes none. */
export async function sendBundle(
  { url, ca }: BundleServer,
  file: Uint8Array,
  silence = longestSilence,
): Promise<BundleAnswer> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise((resolve) => {
    const sent = request(
      new URL(apiPaths.bundles, url),
      {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': file.length },
        timeout: silence,
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const pieces: Buffer[] = [];
        let length = 0;
        response.on('data', (piece: Buffer) => {
          length += piece.length;
          if (length > longestAnswer) response.destroy();
          else pieces.push(piece);
        });
        response.once('end', () => {
          const { statusCode = 0, headers } = response;
          resolve(readAnswer(statusCode, headers['retry-after'], Buffer.concat(pieces).toString('utf8')));
        });
        // Half an answer is none: the same bundle again gives the whole one.
        response.once('close', () => resolve({ kind: 'unreachable', code: 'ECONNRESET' }));
      },
    );
    sent.once('timeout', () => sent.destroy());
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'ECONNRESET';
      resolve({ kind: isAboutTrust(code) ? 'not-trusted' : 'unreachable', code });
    });
    sent.end(file);
  });
}

/** Node's names for certificates that are not taken, beside those of an address that they do not speak for. */
const isAboutTrust = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$/.test(
    code,
  );

function readAnswer(status: number, retryAfter: string | undefined, body: string): BundleAnswer {
  const json = findJson(body);
  if (status === 200) {
    const response = BundleResponseSchema.safeParse(json);
    if (response.success) return { kind: 'imported', response: response.data };
    return { kind: 'not-the-intake-server', status };
  }
  const refused = BundleProblemSchema.safeParse(json);
  if (refused.success) return { kind: 'refused', ...refused.data };
  if (!ApiProblemSchema.safeParse(json).success) return { kind: 'not-the-intake-server', status };
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter ?? 5);
    return { kind: 'later', seconds: Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 60) : 5 };
  }
  return { kind: 'not-the-intake-server', status };
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
