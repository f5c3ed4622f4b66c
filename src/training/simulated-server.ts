import { toHex } from '../application/hex.ts';
import { type Arrival, checkContent } from '../application/intake/content-check.ts';
import {
  answerOf,
  Judgement,
  type KnownCase,
  type KnownRecord,
  type Sender,
  type Verdict,
} from '../application/intake/judgement.ts';
import { readOtherSide } from '../application/intake/other-side.ts';
import type { HandOverAlong, IntakeTransport, OutgoingText } from '../application/ports/intake-transport.ts';
import type { Clock } from '../application/ports/machine.ts';
import { buildReceiptTree, type HashBytes } from '../application/receipts/receipt-tree.ts';
import type { Receipt, RecordResult } from '../contract/intake-api.ts';
import type { Attestation, ReceiptWorld } from '../contract/receipt.ts';
import { findRecordContent } from '../contract/record-content.ts';
import type { IndexEntry } from '../contract/updates.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import { entryTexts } from '../domain/person-tokens.ts';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import type { PreparedRefusal } from '../domain/training/scenario.ts';

export interface ServerCrypto {
  readonly hash: HashBytes;
  /** The server's signature over the bytes, with the id of its key. */
  readonly attest: (bytes: Uint8Array<ArrayBuffer>) => Promise<Attestation>;
  /** The first eight bytes of HMAC-SHA-256 under the blinding key, base64. */
  readonly tokenOf: (text: string) => Promise<string>;
  readonly findText: (bytes: Uint8Array<ArrayBuffer>) => string;
  readonly utf8: (text: string) => Uint8Array<ArrayBuffer>;
}

/** What another office handed over before the sitting. */
export interface PreparedRecord {
  readonly id: RegistrationId;
  readonly content: string;
  readonly receivedAt: Instant;
  readonly from: Sender;
  /** Whether the blinded index tells of it. */
  readonly known: boolean;
}

export interface ServerPorts {
  readonly clock: Clock;
  readonly world: ReceiptWorld;
  readonly participant: Sender;
  readonly crypto: ServerCrypto;
  readonly prepared: readonly PreparedRecord[];
  readonly refuses: readonly PreparedRefusal[];
}

export interface SimulatedServer {
  readonly transport: IntakeTransport;
  /** All that has been taken, in its order: for those who look whether anything is here that should not be. */
  listContents(): readonly string[];
}

interface Kept {
  readonly record: KnownRecord;
  readonly content: string;
  readonly sequence: number;
  readonly replaces?: RegistrationId;
  readonly isTold: boolean;
}

/**
 * The kommune's system as a participant meets it, in the page: it judges by the rules of the real one and signs
 * what it takes. It lives as long as the sitting, and holds fictive persons alone.
 */
export function createSimulatedServer(ports: ServerPorts): SimulatedServer {
  const { clock, world, participant, crypto, refuses } = ports;
  const kept = new Map<RegistrationId, Kept>();
  const cases = new Map<string, KnownCase>();
  let lastExchange = 0;
  const hashText = (text: string): string => toHex(crypto.hash(crypto.utf8(text)));
  const check = (arrival: Arrival) =>
    checkContent(arrival, { series: 'practice', today: clock.today(), hashText });

  function keep(verdict: Verdict, from: Sender, receivedAt: Instant, isTold: boolean): void {
    if (verdict.kind !== 'accept') return;
    const { id, kind, content, contentHash, cpr, namedBirthHash, replaces } = verdict.record;
    const replaced = replaces === undefined ? undefined : kept.get(replaces);
    if (replaced !== undefined) {
      kept.set(replaced.record.id, { ...replaced, record: { ...replaced.record, latest: false } });
    }
    const sequence = kept.size + 1;
    kept.set(id, {
      record: {
        id,
        kind,
        contentHash,
        cpr,
        namedBirthHash,
        receivedAt,
        station: from,
        latest: true,
        sequence,
      },
      content,
      sequence,
      ...(replaces === undefined ? {} : { replaces }),
      isTold,
    });
  }

  for (const { id, content, receivedAt, from, known } of ports.prepared) {
    const arrival = { id, content, contentHash: hashText(content) };
    const verdict = judgementOf(from, receivedAt).judge({ arrival, checked: check(arrival) });
    if (verdict.kind !== 'accept') throw new Error('A prepared record is one that the server takes');
    keep(verdict, from, receivedAt, known);
  }

  function judgementOf(sender: Sender, at: Instant): Judgement {
    return new Judgement({ records: [...kept.values()].map(({ record }) => record), cases }, sender, at);
  }

  /** As if a rule of the kommune's own had refused it. A correction is another record, and passes. */
  function findPrepared(verdict: Verdict): Verdict {
    if (verdict.kind !== 'accept') return verdict;
    const { id, cpr, content, replaces } = verdict.record;
    const refusal = refuses.find(({ number }) => number === cpr);
    const read = findRecordContent(content);
    const corrects = read?.kind === 'registration' && read.registration.corrects !== undefined;
    if (refusal === undefined || corrects || replaces !== undefined) return verdict;
    return { kind: 'refuse', id, refusal: { kind: 'invalid-content', paths: [...refusal.paths] } };
  }

  function receiptOf({ record, sequence }: Kept): Receipt {
    const { id, receivedAt, contentHash } = record;
    return { id, sequence, receivedAt, contentHash };
  }

  const attest = async (receipts: readonly Receipt[]) =>
    receipts.length === 0
      ? {}
      : { attestation: await crypto.attest(buildReceiptTree(crypto.hash, world, receipts).signedBytes) };

  function takeOne({ id, bytes }: OutgoingText): RecordResult {
    const receivedAt = clock.now();
    const content = crypto.findText(bytes);
    const arrival = { id, content, contentHash: toHex(crypto.hash(bytes)) };
    const judged = judgementOf(participant, receivedAt).judge({ arrival, checked: check(arrival) });
    const verdict = findPrepared(judged);
    keep(verdict, participant, receivedAt, true);
    const receipts = new Map([...kept].map(([known, one]) => [known as string, receiptOf(one)]));
    const result = answerOf(verdict, receipts);
    if (result.outcome === 'acknowledged') {
      cases.delete(id);
      return result;
    }
    if (verdict.kind !== 'recall') cases.set(id, { result, settled: false });
    if (result.outcome !== 'conflict') return result;
    const { existing } = result.conflict;
    const says = readOtherSide(kept.get(existing.id)?.content);
    return { ...result, conflict: { ...result.conflict, existing: { ...existing, ...(says && { says }) } } };
  }

  async function entryOf({ record, content, sequence, replaces }: Kept): Promise<IndexEntry> {
    const read = findRecordContent(content);
    const base = { sequence, id: record.id, ...(replaces === undefined ? {} : { replaces }) };
    if (read?.kind !== 'registration') return base;
    const { cpr, whole, pairs, parts } = entryTexts(read.registration.person, record.id);
    const tokens = async (texts: readonly string[]) =>
      (await Promise.all(texts.map(crypto.tokenOf))).toSorted();
    return {
      ...base,
      person: {
        office: record.station.office,
        receivedOn: calendarDate(record.receivedAt.slice(0, 10)),
        cpr: await crypto.tokenOf(cpr),
        whole: await crypto.tokenOf(whole),
        pairs: await tokens(pairs),
        parts: await tokens(parts),
      },
    };
  }

  return {
    listContents: () => [...kept.values()].map(({ content }) => content),
    transport: {
      probe: async () => ({ kind: 'ready', serverTime: clock.now(), lastExchange }),
      async handOver(records, along: HandOverAlong = {}) {
        lastExchange += 1;
        const results = records.map(takeOne);
        for (const { id } of along.settled ?? []) {
          const known = cases.get(id);
          if (known !== undefined) cases.set(id, { ...known, settled: true });
        }
        const receipts = results.flatMap((one) => (one.outcome === 'acknowledged' ? [one.receipt] : []));
        return { kind: 'answered', results, number: lastExchange, ...(await attest(receipts)) };
      },
      async compareRecords(asked) {
        const answer = {
          receipts: [] as Receipt[],
          missing: [] as RegistrationId[],
          different: [] as RegistrationId[],
        };
        for (const { id, contentHash } of asked) {
          const known = kept.get(id);
          if (known === undefined || known.record.station.id !== participant.id) answer.missing.push(id);
          else if (known.record.contentHash !== contentHash) answer.different.push(id);
          else answer.receipts.push(receiptOf(known));
        }
        return { kind: 'answered', value: { ...answer, ...(await attest(answer.receipts)) } };
      },
      async fetchUpdates(since) {
        const fresh = [...kept.values()].filter(({ sequence, isTold }) => isTold && sequence > since.index);
        const index = await Promise.all(fresh.map(entryOf));
        const cursor = {
          marks: 0,
          index: Math.max(since.index, ...fresh.map(({ sequence }) => sequence)),
          lists: 0,
        };
        return { kind: 'answered', value: { marks: [], index, lists: [], cursor, more: false } };
      },
      // No kiosk stands in the course.
      askForIntakes: async () => ({ kind: 'answered', value: { intakes: [] } }),
      // The course has its places with it: nothing was published.
      findRegister: async () => ({ kind: 'answered', value: {} }),
      fetchRegisterPart: async () => ({ kind: 'status', status: 404 }),
    },
  };
}
