import type { ServerKeys } from '../../contract/intake-api.ts';
import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import { formatStationSignature, stationRequestText } from '../../contract/station-request.ts';
import { encodeBase64 } from '../audit/bytes.ts';
import type { NumberSource } from './number-source.ts';
import type { StationCrypto, StationKeys } from './station-crypto.ts';

export interface SignableRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, as the server sees them. */
  readonly target: string;
  /** The very text that is sent, or its bytes; undefined where there is none. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** 0 for a request that changes nothing. */
  readonly number: number;
}

/** Speaks as the station. */
export interface StationSigner {
  /** What the server was known by when the station was enrolled. */
  readonly server: ServerKeys;
  /** The `Authorization` header. */
  readonly authorize: (request: SignableRequest) => Promise<string>;
  /** A number that was never used. Undefined where none could be kept, e.g. on a full disk. */
  readonly takeNumber: () => Promise<number | undefined>;
}

export function createStationSigner(
  standing: Pick<StationStanding, 'audience' | 'kommuneCode' | 'stationId' | 'server'>,
  keys: Pick<StationKeys, 'sign'>,
  crypto: Pick<StationCrypto, 'sha256' | 'sha256OfBytes'>,
  numbers: Pick<NumberSource, 'take'>,
): StationSigner {
  return {
    ...createRequestSigner(standing, keys, crypto),
    server: standing.server,
    takeNumber: () => numbers.take().catch(() => undefined),
  };
}

/** Signs requests, and knows of no numbers. */
export function createRequestSigner(
  standing: Pick<StationStanding, 'audience' | 'kommuneCode' | 'stationId'>,
  keys: Pick<StationKeys, 'sign'>,
  crypto: Pick<StationCrypto, 'sha256' | 'sha256OfBytes'>,
): Pick<StationSigner, 'authorize'> {
  const { stationId } = standing;
  return {
    async authorize({ method, target, body = '', number }) {
      const bodyHash = await (typeof body === 'string' ? crypto.sha256(body) : crypto.sha256OfBytes(body));
      const text = stationRequestText(standing, { method, target, stationId, number, bodyHash });
      return formatStationSignature({ stationId, number, signature: encodeBase64(await keys.sign(text)) });
    },
  };
}
