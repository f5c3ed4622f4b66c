import { bytesOfAscii, decodeBase64 } from '../application/audit/bytes.ts';
import type { WebPlatform, WebRequest, WebResponse } from '../application/transport/web-platform.ts';
import {
  type ApiProblem,
  apiPaths,
  type EnrolmentRequest,
  EnrolmentRequestSchema,
  enrolmentText,
  type ServerKeys,
  type StationInfo,
} from '../contract/intake-api.ts';
import type { ReceiptWorld } from '../contract/receipt.ts';
import { parseStationSignature, stationRequestText } from '../contract/station-request.ts';
import { testStationCrypto } from './station-identities.ts';
import { verifyEd25519 } from './test-signer.ts';

/** What the line, or whoever is on it, does instead. */
export type IdentityFault = 'answer-lost' | 'unreachable' | 'portal' | 'busy' | 'other-kommune';

/** As much of the intake server as a station's identity needs: it enrols, and knows its stations again. */
export interface FakeIdentityServer {
  readonly web: WebPlatform;
  /** Those that IT has given out, also tokens of the first versions. */
  readonly codes: Set<string>;
  /** Which key used which code. */
  readonly used: Map<string, string>;
  /** Every enrolment that arrived. */
  readonly enrolments: EnrolmentRequest[];
  /** Every request that arrived, as `METHOD path`. */
  readonly seen: string[];
  /** The numbers of the hand-overs that were taken. */
  readonly numbers: number[];
  world: ReceiptWorld;
  keys: ServerKeys;
  isOpen: boolean;
  fault: IdentityFault | undefined;
  /** What it holds against the station, told with a right signature alone. */
  refusal: 'station-revoked' | 'station-cloned' | undefined;
  /** It is set up anew: no station is known any more. */
  forget(): void;
}

export const fakeStationId = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const keyOf = (letter: string): string => `${letter.repeat(42)}A=`;

export function createFakeIdentityServer(): FakeIdentityServer {
  /** The key that the station has now. */
  let current: string | undefined;

  const infoOf = (): StationInfo => ({
    stationId: fakeStationId,
    stationName: 'Skranke 1',
    office: 'Nord',
    audience: server.world.audience,
    kommuneCode: server.fault === 'other-kommune' ? '0101' : server.world.kommuneCode,
    keys: server.keys,
    lastExchange: Math.max(0, ...server.numbers),
  });

  async function enrol(body: string): Promise<WebResponse> {
    const request = EnrolmentRequestSchema.parse(JSON.parse(body));
    server.enrolments.push(request);
    const { code, signingKey, proof } = request;
    if (!(await isSigned(signingKey, enrolmentText(request), proof))) return refuse(400, 'malformed');
    if (code === undefined && !server.isOpen) return refuse(403, 'enrolment-closed');
    const usedBy = code === undefined ? undefined : server.used.get(code);
    const isRefused =
      code !== undefined && (!server.codes.has(code) || (usedBy !== undefined && usedBy !== signingKey));
    if (isRefused) return refuse(403, 'code-refused');
    if (code !== undefined) server.used.set(code, signingKey);
    current = signingKey;
    return answer(200, { station: infoOf() });
  }

  async function findNumber(target: string, request: WebRequest): Promise<number | undefined> {
    const told = parseStationSignature(request.headers['authorization']);
    if (told === undefined || current === undefined) return undefined;
    const { stationId, number, signature } = told;
    const bodyHash = await testStationCrypto.sha256(textOf(request.body));
    const { method } = request;
    const text = stationRequestText(server.world, { method, target, stationId, number, bodyHash });
    return (await isSigned(current, text, signature)) ? number : undefined;
  }

  async function respond(target: string, request: WebRequest): Promise<WebResponse> {
    const { audience } = server.world;
    if (target === apiPaths.health) {
      return answer(200, { status: 'ok', audience, time: '2026-11-26T08:00:00.000Z', database: 'embedded' });
    }
    if (target === apiPaths.enrolment) return enrol(textOf(request.body));
    const number = await findNumber(target, request);
    if (number === undefined) return refuse(401, 'not-signed-in');
    if (server.refusal !== undefined) return refuse(403, server.refusal);
    if (target === apiPaths.station) return answer(200, infoOf());
    if (target !== apiPaths.handOver) return refuse(404, 'not-found');
    server.numbers.push(number);
    return answer(200, { results: [] });
  }

  const server: FakeIdentityServer = {
    codes: new Set(),
    used: new Map(),
    enrolments: [],
    seen: [],
    numbers: [],
    world: { audience: 'practice', kommuneCode: '0621' },
    keys: { signing: keyOf('A'), sealing: keyOf('B'), blinding: keyOf('C') },
    isOpen: false,
    fault: undefined,
    refusal: undefined,
    forget() {
      current = undefined;
      server.used.clear();
    },
    web: {
      async fetch(url, request) {
        const { fault } = server;
        if (fault === 'unreachable') throw new Error('down');
        const target = url.replace(/^https?:\/\/[^/]+/, '');
        server.seen.push(`${request.method} ${target}`);
        if (fault === 'portal') return answer(200, '<html>');
        if (fault === 'busy') return answer(503, {});
        const answered = await respond(target, request);
        if (fault === 'answer-lost') throw new Error('lost');
        return answered;
      },
      AbortController: globalThis.AbortController,
      TextDecoder: globalThis.TextDecoder,
      setTimeout: () => 0,
      clearTimeout: () => {},
    },
  };
  return server;
}

const isSigned = (key: string, text: string, signature: string): Promise<boolean> =>
  verifyEd25519({
    publicKey: decodeBase64(key),
    message: bytesOfAscii(text),
    signature: decodeBase64(signature),
  });

const refuse = (status: number, problem: ApiProblem['problem']): WebResponse =>
  answer(status, { problem, message: '' } satisfies ApiProblem);

function answer(status: number, value: unknown): WebResponse {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

const textOf = (body: WebRequest['body'] = ''): string =>
  typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
