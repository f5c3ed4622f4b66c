import { createHash, diffieHellman, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  apiPaths,
  type EnrolmentRequest,
  EnrolmentResponseSchema,
  enrolmentText,
  type HandOverRequest,
  type HandOverResponse,
  HandOverResponseSchema,
  type OutgoingRecord,
  type RecordResult,
  type StationInfo,
} from '../../contract/intake-api.ts';
import type { StationRole } from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { formatStationSignature, stationRequestText } from '../../contract/station-request.ts';
import { publicHalfOf, publicKeyOf } from '../keys/key-pair.ts';

/** A machine with keys of its own, enrolled or not. */
export interface TestMachine {
  /** Raw Ed25519. */
  readonly signingKey: Buffer;
  /** Raw X25519. */
  readonly sealingKey: Buffer;
  readonly sign: (bytes: Uint8Array) => Buffer;
  /** The secret shared with the holder of this raw X25519 key. */
  readonly agreeWith: (publicKey: Uint8Array) => Buffer;
  /** What it enrols with; `parts` go in place of what it would say. */
  readonly enrolmentRequest: (parts: Partial<EnrolmentRequest>) => EnrolmentRequest;
}

export interface SignedRequest {
  readonly path: string;
  /** POST where there is a body, else GET. */
  readonly method?: string;
  /** Sent as it is; anything but text or bytes as JSON. */
  readonly body?: unknown;
  /** The next free number for a hand-over, else 0. */
  readonly number?: number;
  /** Instead of those that it would send. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestStation {
  readonly id: string;
  readonly machine: TestMachine;
  /** What the server told when it was enrolled. */
  readonly info: StationInfo;
  /** A number that this machine has never used. */
  readonly takeNumber: () => number;
  /** The `Authorization` header of a request. */
  readonly authorize: (request: SignedRequest) => string;
  /** Sends a request as the station: signed. */
  readonly send: (request: SignedRequest) => Promise<Response>;
  /** Hands over and expects results. */
  readonly handOver: (
    records: readonly OutgoingRecord[],
    auditHead?: unknown,
  ) => Promise<readonly RecordResult[]>;
  /** The same, with all that the server answers. */
  readonly exchange: (
    records: readonly OutgoingRecord[],
    along?: Partial<HandOverRequest>,
    number?: number,
  ) => Promise<HandOverResponse>;
}

export function makeTestMachine(): TestMachine {
  const signing: KeyObject = generateKeyPairSync('ed25519').privateKey;
  const sealing: KeyObject = generateKeyPairSync('x25519').privateKey;
  const signingKey = publicHalfOf(signing);
  const sealingKey = publicHalfOf(sealing);
  const signBytes = (bytes: Uint8Array): Buffer => sign(null, bytes, signing);
  return {
    signingKey,
    sealingKey,
    sign: signBytes,
    agreeWith: (publicKey) =>
      diffieHellman({ privateKey: sealing, publicKey: publicKeyOf('X25519', publicKey) }),
    enrolmentRequest(parts) {
      const told = {
        signingKey: signingKey.toString('base64'),
        sealingKey: sealingKey.toString('base64'),
        ...parts,
      };
      return { proof: signBytes(Buffer.from(enrolmentText(told))).toString('base64'), ...told };
    },
  };
}

/** Enrols a machine with its code and gives the station that it has become. */
export async function enrolTestStation(
  url: string,
  code: string,
  machine = makeTestMachine(),
  role?: StationRole,
): Promise<TestStation> {
  const response = await fetch(url + apiPaths.enrolment, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(machine.enrolmentRequest({ code, ...(role === undefined ? {} : { role }) })),
  });
  if (response.status !== 200) throw new Error(`not enrolled: ${response.status} ${await response.text()}`);
  const { station } = EnrolmentResponseSchema.parse(await response.json());
  return stationOf(url, machine, station);
}

/** A station that has been enrolled, as this machine speaks for it. It begins with this number. */
export function stationOf(url: string, machine: TestMachine, info: StationInfo, first = 1): TestStation {
  const world: ReceiptWorld = info;
  let last = first - 1;
  const takeNumber = (): number => {
    last += 1;
    return last;
  };

  function authorize({ path, method, body, number = 0 }: SignedRequest): string {
    const bytes = bytesOf(body);
    const text = stationRequestText(world, {
      method: method ?? (bytes === undefined ? 'GET' : 'POST'),
      target: path,
      stationId: info.stationId,
      number,
      bodyHash: createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    });
    const signature = machine.sign(Buffer.from(text)).toString('base64');
    return formatStationSignature({ stationId: info.stationId, number, signature });
  }

  async function send(request: SignedRequest): Promise<Response> {
    const body = bytesOf(request.body);
    const number = request.number ?? (request.path === apiPaths.handOver ? takeNumber() : 0);
    return await fetch(url + request.path, {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        authorization: authorize({ ...request, number }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
  }

  async function exchange(
    records: readonly OutgoingRecord[],
    along: object = {},
    number = takeNumber(),
  ): Promise<HandOverResponse> {
    const body = { audience: info.audience, records, ...along };
    const response = await send({ path: apiPaths.handOver, body, number });
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return HandOverResponseSchema.parse(await response.json());
  }

  return {
    id: info.stationId,
    machine,
    info,
    takeNumber,
    authorize,
    send,
    exchange,
    handOver: async (records, auditHead) => (await exchange(records, { auditHead })).results,
  };
}

function bytesOf(body: unknown): Buffer<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
