import { z } from 'zod';
import {
  type Agree,
  type BundleCrypto,
  keyIdOf,
  type SignText,
} from '../../application/bundle/bundle-crypto.ts';
import type { Bytes } from '../../application/bundle/bundle-web.ts';
import {
  type FoundHeader,
  findJson,
  isSignedBy,
  openSealedFile,
  readHeader,
  writeSealedFile,
} from '../../application/bundle/sealed-file.ts';
import type { Clock } from '../../application/ports/machine.ts';
import {
  type BundleReceiptContent,
  type BundleRefusal,
  type BundleResponse,
  bundleLimits,
} from '../../contract/bundle.ts';
import {
  type HandOverResponse,
  handOverLimits,
  OutgoingRecordSchema,
  type RecordResult,
  SettledCaseSchema,
} from '../../contract/intake-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { AudienceSchema, InstantSchema } from '../../contract/wire-values.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { HandOver, HandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { NumberedRequest } from '../stations/exchange-book.ts';
import type { Station } from '../stations/station-book.ts';

/** A machine that may hand over, as far as a bundle needs it. */
export interface BundleMachine {
  readonly station: Station;
  /** Raw Ed25519. */
  readonly signingKey: Bytes;
  /** Raw X25519: return receipts are sealed to it. */
  readonly sealingKey: Bytes;
  /** Those that the station had before, the newest first. */
  readonly retiredKeys: readonly Bytes[];
}

export interface BundleDeskPorts {
  readonly crypto: BundleCrypto;
  readonly clock: Clock;
  readonly world: ReceiptWorld;
  readonly server: {
    readonly sealing: { readonly publicKey: Bytes; readonly agree: Agree };
    readonly sign: SignText;
  };
  readonly findMachine: (
    stationId: string,
  ) => Promise<Result<BundleMachine, 'unknown-station' | 'station-revoked' | 'station-cloned'>>;
  /** Takes one part in as if it came over the line. */
  readonly takeIn: HandOverDesk['takeIn'];
  /** Notes that all of it is in. The same one again changes nothing. */
  readonly note: (
    exchange: NumberedRequest,
    file: { readonly hash: string; readonly records: number },
  ) => Promise<void>;
  /** What each record was answered, for those who watch the server. */
  readonly noteResults: (results: readonly RecordResult[]) => void;
  /** Keeps what is said of the audit trail's end. Never fails: it decides over nothing. */
  readonly noteAuditHead: (machine: BundleMachine, told: unknown) => Promise<void>;
}

/** A bundle whose header was found good: worth reading on. */
export interface AdmittedBundle {
  readonly found: FoundHeader;
  readonly machine: BundleMachine;
}

export interface BundleDesk {
  /** What the first bytes tell: cheap, so that what is not for us is turned away before it is taken in. */
  admit(start: Bytes): Promise<Result<AdmittedBundle, BundleRefusal>>;
  /**
   * Opens, judges and answers the whole file. Throws only where the database fails; what had come in by then
   * is kept, and the same file again completes it.
   */
  take(admitted: AdmittedBundle, bytes: Bytes): Promise<Result<BundleResponse, BundleRefusal>>;
}

/**
 * What was sealed, looser than the contract in two things, as over the line: a record whose text is too long
 * is refused by itself, and no head of an audit trail, however wrong, keeps a record out.
 */
const EnvelopeSchema = z
  .strictObject({
    audience: AudienceSchema,
    createdAt: InstantSchema,
    records: z
      .array(z.strictObject({ id: OutgoingRecordSchema.shape.id, content: z.string() }))
      .max(bundleLimits.records),
    auditHead: z.unknown().optional(),
    settled: z.array(SettledCaseSchema).max(bundleLimits.settled).optional(),
  })
  .refine(({ records, settled }) => records.length + (settled?.length ?? 0) > 0, 'nothing is handed over');
type Envelope = z.infer<typeof EnvelopeSchema>;

export function createBundleDesk(ports: BundleDeskPorts): BundleDesk {
  const { crypto, world, server } = ports;
  const ownKeyId = keyIdOf(crypto, server.sealing.publicKey);

  /** The station's own, in exactly this place; or why it is not. */
  async function open(
    { found, machine }: AdmittedBundle,
    bytes: Bytes,
  ): Promise<Result<{ readonly envelope: Envelope; readonly requestHash: string }, BundleRefusal>> {
    const opened = await openSealedFile(crypto, found, bytes, server.sealing);
    if (opened === undefined) return fail('not-whole');
    const place = { header: found.header, opened, sealedTo: server.sealing.publicKey, world };
    if (!(await isSignedBy(crypto, machine.signingKey, place))) {
      for (const retired of machine.retiredKeys) {
        if (await isSignedBy(crypto, retired, place)) return fail('old-key');
      }
      return fail('not-whole');
    }
    // Only now, when somebody answers for it, is it worth reading.
    const envelope = EnvelopeSchema.safeParse(findJson(opened.content));
    if (!envelope.success) return fail('not-whole');
    if (envelope.data.audience !== world.audience) return fail('another-server');
    return ok({ envelope: envelope.data, requestHash: opened.contentHash });
  }

  return {
    async admit(start) {
      const found = readHeader(crypto, start);
      if (!found.ok) {
        const { kind } = found.error;
        return fail(kind === 'not-a-sealed-file' ? 'not-a-bundle' : kind);
      }
      const { header } = found.value;
      if (header.bopael !== 'bundle') return fail('not-a-bundle');
      if (header.to !== (await ownKeyId)) return fail('another-server');
      const machine = await ports.findMachine(header.station);
      return machine.ok ? ok({ found: found.value, machine: machine.value }) : machine;
    },

    async take(admitted, bytes) {
      const opened = await open(admitted, bytes);
      if (!opened.ok) return opened;
      const { machine, found } = admitted;
      const { envelope, requestHash } = opened.value;
      const { station, signingKey } = machine;
      const exchange: NumberedRequest = {
        stationId: station.id,
        signingKey,
        number: found.header.number,
        requestHash: Buffer.from(requestHash, 'hex'),
      };
      const answers: HandOverResponse[] = [];
      const parts = partsOf(envelope);
      for (const [nth, part] of parts.entries()) {
        const moreFollows = nth < parts.length - 1;
        const answer = await ports.takeIn({ station, exchange, mayBeLate: true, moreFollows, ...part });
        if (answer === 'cloned') return fail('station-cloned');
        answers.push(answer);
      }
      ports.noteResults(answers.flatMap(({ results }) => results));
      const hash = await crypto.sha256(bytes);
      const records = envelope.records.length;
      await ports.note(exchange, { hash, records });
      if (envelope.auditHead !== undefined) await ports.noteAuditHead(machine, envelope.auditHead);
      return ok(await answer(ports, machine, exchange.number, hash, answers));
    },
  };
}

type Part = Pick<HandOver, 'records' | 'settled'>;

/** In parts that the desk takes at a time. */
function partsOf({ records, settled = [] }: Envelope): readonly Part[] {
  const size = handOverLimits.records;
  const count = Math.ceil(Math.max(records.length, settled.length) / size);
  return Array.from({ length: count }, (_, nth) => ({
    records: records.slice(nth * size, (nth + 1) * size),
    settled: settled.slice(nth * size, (nth + 1) * size),
  }));
}

async function answer(
  { crypto, clock, world, server }: BundleDeskPorts,
  machine: BundleMachine,
  number: number,
  bundle: string,
  answers: HandOverResponse[],
): Promise<BundleResponse> {
  const content: BundleReceiptContent = { bundle, issuedAt: clock.now(), answers };
  const { bytes } = await writeSealedFile(crypto, {
    kind: 'bundle-receipt',
    world,
    station: machine.station.id,
    number,
    sealedTo: machine.sealingKey,
    content: JSON.stringify(content),
    sign: server.sign,
  });
  const results = answers.flatMap((part) => part.results);
  return {
    station: machine.station.id,
    number,
    records: results.length,
    acknowledged: results.filter(({ outcome }) => outcome === 'acknowledged').length,
    receipt: Buffer.from(bytes).toString('base64'),
  };
}
