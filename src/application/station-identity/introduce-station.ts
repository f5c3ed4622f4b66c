import {
  ApiProblemSchema,
  apiPaths,
  type EnrolmentRequest,
  EnrolmentResponseSchema,
  enrolmentText,
  type StationInfo,
} from '../../contract/intake-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { encodeBase64 } from '../audit/bytes.ts';
import { exchange } from '../transport/exchange.ts';
import { readJson } from '../transport/read-json.ts';
import type { WebPlatform } from '../transport/web-platform.ts';
import { type Enrolling, identityOf, type KeptIdentity } from './kept-identity.ts';
import type { StationCrypto, StationKeys } from './station-crypto.ts';

export interface EnrolProblem {
  readonly kind:
    | 'unreachable'
    | 'not-the-intake-server'
    /** The server belongs to the other world, or to another kommune. */
    | 'wrong-audience'
    /** The code is unknown, used, or too old. */
    | 'code-refused'
    /** The server takes no station without a code. */
    | 'enrolment-closed';
}

/** The server that the station is to be known by. */
export interface Introduction {
  readonly web: WebPlatform;
  /** Origin, e.g. `https://indtag.kommune.example`. */
  readonly baseUrl: string;
  readonly world: ReceiptWorld;
}

const limits = { timeoutMs: 10_000, maxResponseBytes: 64 * 1024 } as const;

/** Shows the server the station's keys, in the code's place or under a name. The same again does no harm. */
export async function introduceStation(
  at: Introduction,
  { code, secrets }: Enrolling,
  stationName: string,
  crypto: StationCrypto,
): Promise<Result<KeptIdentity, EnrolProblem>> {
  const keys = await crypto.findKeys(secrets);
  if (keys === undefined) throw new Error('The station’s own keys are no keys');
  const told = {
    ...(code === undefined ? { stationName } : { code }),
    signingKey: secrets.signing.public,
    sealingKey: secrets.sealing.public,
  };
  const station = await introduceKeys(at, told, keys.sign);
  return station.ok ? ok(identityOf(station.value, secrets)) : station;
}

/** Shows the server these keys, whoever keeps them: `sign` is by the private half of the signing key. */
export async function introduceKeys(
  { web, baseUrl, world }: Introduction,
  told: Omit<EnrolmentRequest, 'proof'>,
  sign: StationKeys['sign'],
): Promise<Result<StationInfo, EnrolProblem>> {
  const proof = encodeBase64(await sign(enrolmentText(told)));
  const request: EnrolmentRequest = { ...told, proof };
  const answer = await exchange(web, {
    method: 'POST',
    url: baseUrl.replace(/\/$/, '') + apiPaths.enrolment,
    body: JSON.stringify(request),
    ...limits,
  });
  const station = readAnswer(answer);
  if (!station.ok) return station;
  const { audience, kommuneCode } = station.value;
  if (audience !== world.audience || kommuneCode !== world.kommuneCode)
    return fail({ kind: 'wrong-audience' });
  return station;
}

function readAnswer(answer: Awaited<ReturnType<typeof exchange>>): Result<StationInfo, EnrolProblem> {
  if (answer.kind !== 'response') return fail({ kind: 'unreachable' });
  const { status, redirected, body } = answer.response;
  if (redirected) return fail({ kind: 'not-the-intake-server' });
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    return fail({ kind: 'unreachable' });
  if (status >= 200 && status <= 299) {
    const told = EnrolmentResponseSchema.safeParse(readJson(body));
    return told.success ? ok(told.data.station) : fail({ kind: 'not-the-intake-server' });
  }
  const problem = ApiProblemSchema.safeParse(readJson(body));
  const kind = problem.success ? problem.data.problem : undefined;
  return fail({
    kind: kind === 'code-refused' || kind === 'enrolment-closed' ? kind : 'not-the-intake-server',
  });
}
