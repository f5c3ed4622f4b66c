import type {
  Conflict,
  HandOverResponse,
  OutgoingRecord,
  Receipt,
  ReceiptsRequest,
  ReceiptsResponse,
  RecordResult,
  Refusal,
  SettledCase,
} from '../contract/intake-api.ts';
import { findRecordContent, type RecordContent } from '../contract/record-content.ts';
import type { Instant, Registration, RegistrationId } from '../domain/registration.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import type { Withdrawal } from '../domain/withdrawal.ts';
import { instant } from './fake-machine.ts';
import { type TestSigner, testWorld } from './test-signer.ts';
import { testServerSigner } from './test-trust.ts';
import { webSha256 } from './web-sha256.ts';

interface Arrived {
  readonly content: string;
  readonly says: RecordContent;
  readonly office: string;
  readonly receipt: Receipt;
  /** What has taken its place. */
  readonly replacedBy?: RegistrationId;
}

/** All that a server has in its database. */
export interface ServerSnapshot {
  readonly arrived: ReadonlyMap<RegistrationId, Arrived>;
  readonly exchanges: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<RegistrationId, 'open' | SettledCase['as'] | 'acknowledged'>;
  readonly cloned: ReadonlySet<string>;
}

/** One hand-over as it comes in. */
export interface SimulatedHandOver {
  /** Who signed it. */
  readonly station: string;
  readonly number: number;
  readonly records: readonly OutgoingRecord[];
  readonly settled?: readonly SettledCase[];
}

export type SimulatedAnswer =
  | ({ readonly kind: 'answered' } & HandOverResponse)
  | { readonly kind: 'status'; readonly status: number; readonly problem: string };

/** What a kommune's intake server promises, and no more: the wire and the database are left out. */
export interface SimulatedIntakeServer {
  /** Takes a request whole, in order: idempotent by id, one active registration a CPR number. */
  handOver(request: SimulatedHandOver): Promise<SimulatedAnswer>;
  /** A hand-over of some other station, in no number. */
  receive(records: readonly OutgoingRecord[]): Promise<readonly RecordResult[]>;
  compare(records: ReceiptsRequest['records']): Promise<ReceiptsResponse>;
  lastExchange(station: string): number;
  /** The ids taken, in the order taken. Each stands once: a second entry of an id is impossible. */
  ids(): readonly RegistrationId[];
  findContent(id: RegistrationId): string | undefined;
  findReceipt(id: RegistrationId): Receipt | undefined;
  /** Whether the record is there, and nothing has taken its place. */
  isCurrent(id: RegistrationId): boolean;
  caseOf(id: RegistrationId): 'open' | SettledCase['as'] | 'acknowledged' | undefined;
  /** How many times a record has come in, the first time included. */
  arrivals(id: RegistrationId): number;
  takeSnapshot(): ServerSnapshot;
  /** As after a disaster: from an older backup. */
  restore(snapshot: ServerSnapshot): void;
  /** What its clock shows. */
  time: Instant;
}

export interface ServerOptions {
  readonly signer?: TestSigner;
  /** Which office a station belongs to; all to one by default. */
  readonly officeOf?: (station: string) => string;
}

export const otherStation = 'another station';

const keysOf = ({ cpr, name, birthDate }: Registration['person']): readonly string[] => [
  cpr,
  namedBirthKey(name, birthDate),
];

export function createSimulatedIntakeServer({
  signer = testServerSigner,
  officeOf = () => 'Kolding',
}: ServerOptions = {}): SimulatedIntakeServer {
  let arrived = new Map<RegistrationId, Arrived>();
  let exchanges = new Map<string, string>();
  let cases = new Map<RegistrationId, 'open' | SettledCase['as'] | 'acknowledged'>();
  let cloned = new Set<string>();
  const counts = new Map<RegistrationId, number>();
  /** Registrations by number, and by name and birth date. */
  const byPerson = new Map<string, readonly RegistrationId[]>();

  const refuse = (id: RegistrationId, kind: Refusal['kind'], path: string): RecordResult => {
    cases.set(id, 'open');
    return { outcome: 'refused', id, refusal: { kind, paths: [path] } };
  };

  /** The end of the chain that begins with this record. */
  function findHead(id: RegistrationId): Arrived | undefined {
    const found = arrived.get(id);
    return found?.replacedBy === undefined ? found : findHead(found.replacedBy);
  }

  function note(says: RecordContent): void {
    if (says.kind !== 'registration') return;
    const { id, person } = says.registration;
    for (const key of keysOf(person)) byPerson.set(key, [...(byPerson.get(key) ?? []), id]);
  }

  function findConflict({ person, corrects, correctsInTurn = [], distinctFrom }: Registration) {
    const key = namedBirthKey(person.name, person.birthDate);
    const corrected = [corrects, ...correctsInTurn];
    for (const id of keysOf(person).flatMap((one) => byPerson.get(one) ?? [])) {
      const one = arrived.get(id);
      if (one?.says.kind !== 'registration' || one.replacedBy !== undefined) continue;
      const { receipt, office } = one;
      const { registration } = one.says;
      if (corrected.includes(registration.id)) continue;
      const other = registration.person;
      const isSameCpr = other.cpr === person.cpr;
      const isNamesake = namedBirthKey(other.name, other.birthDate) === key;
      if (!isSameCpr && (!isNamesake || distinctFrom?.registrations.includes(registration.id) === true)) {
        continue;
      }
      const conflict: Conflict = {
        kind: isSameCpr ? 'active-registration' : 'same-person-other-number',
        existing: {
          id: receipt.id,
          receivedAt: receipt.receivedAt,
          stationName: 'En anden station',
          office,
          says: {
            cpr: other.cpr,
            name: other.name,
            birthDate: other.birthDate,
            citation: registration.permit.citation,
            printed: [...registration.residence.printed],
            moveInDate: registration.residence.moveInDate,
          },
        },
      };
      return conflict;
    }
    return undefined;
  }

  async function take({ id, content }: OutgoingRecord, office: string): Promise<RecordResult> {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    const contentHash = await webSha256(content);
    const known = arrived.get(id);
    if (known !== undefined) {
      if (known.content !== content) return refuse(id, 'id-used-with-other-content', 'id');
      return { outcome: 'acknowledged', id, receipt: known.receipt, replayed: true };
    }
    const says = findRecordContent(content);
    if (says === undefined) return refuse(id, 'invalid-content', 'content');
    const judged =
      says.kind === 'registration'
        ? judgeRegistration(id, says.registration, office)
        : judgeWithdrawal(id, says.withdrawal, office);
    if ('outcome' in judged) return judged;
    const receipt: Receipt = { id, sequence: arrived.size + 1, receivedAt: server.time, contentHash };
    for (const old of judged.replaces) {
      const replaced = arrived.get(old);
      if (replaced !== undefined) arrived.set(old, { ...replaced, replacedBy: id });
    }
    arrived.set(id, { content, says, office, receipt });
    note(says);
    if (cases.has(id)) cases.set(id, 'acknowledged');
    return { outcome: 'acknowledged', id, receipt, replayed: false };
  }

  function judgeRegistration(
    id: RegistrationId,
    registration: Registration,
    office: string,
  ): RecordResult | { readonly replaces: readonly RegistrationId[] } {
    if (registration.id !== id) return refuse(id, 'invalid-content', 'id');
    const conflict = findConflict(registration);
    if (conflict !== undefined) {
      cases.set(id, 'open');
      return { outcome: 'conflict', id, conflict };
    }
    const corrected = [registration.corrects, ...(registration.correctsInTurn ?? [])].flatMap((other) => {
      const found = other === undefined ? undefined : arrived.get(other);
      return found === undefined ? [] : [found];
    });
    if (wasUndone(registration)) return refuse(id, 'no-longer-current', 'id');
    const current = corrected.find(({ replacedBy }) => replacedBy === undefined);
    if (current !== undefined && current.office !== office)
      return refuse(id, 'another-offices-record', 'corrects');
    return { replaces: current === undefined ? [] : [current.receipt.id] };
  }

  /** A correction of it has come before it, and was taken back. */
  const wasUndone = ({ id, person: { cpr } }: Registration): boolean =>
    (byPerson.get(cpr) ?? []).some((other) => {
      const correction = arrived.get(other);
      if (correction?.says.kind !== 'registration' || correction.replacedBy === undefined) return false;
      const { corrects, correctsInTurn = [] } = correction.says.registration;
      const isBefore = corrects === id || correctsInTurn.includes(id);
      return isBefore && arrived.get(correction.replacedBy)?.says.kind === 'withdrawal';
    });

  function judgeWithdrawal(
    id: RegistrationId,
    { withdraws, ...own }: Withdrawal,
    office: string,
  ): RecordResult | { readonly replaces: readonly RegistrationId[] } {
    if (own.id !== id) return refuse(id, 'invalid-content', 'id');
    const target = arrived.get(withdraws);
    if (target?.says.kind !== 'registration') return refuse(id, 'nothing-to-withdraw', 'withdraws');
    if (target.office !== office) return refuse(id, 'another-offices-record', 'withdraws');
    if (findHead(withdraws) !== target) return refuse(id, 'no-longer-current', 'withdraws');
    return { replaces: [withdraws] };
  }

  const receiptsOf = (results: readonly RecordResult[]): readonly Receipt[] =>
    results.flatMap((result) => (result.outcome === 'acknowledged' ? [result.receipt] : []));

  const lastExchange = (station: string): number =>
    Math.max(
      0,
      ...[...exchanges.keys()].flatMap((key) => {
        const [number = '', ...name] = key.split(' ');
        return name.join(' ') === station ? [Number(number)] : [];
      }),
    );

  const server: SimulatedIntakeServer = {
    time: instant('2026-11-23T08:00:00.000Z'),

    async handOver({ station, number, records, settled = [] }) {
      const hash = await webSha256(JSON.stringify([records, settled]));
      const key = `${number} ${station}`;
      const before = exchanges.get(key);
      if (before === undefined ? number <= lastExchange(station) - 1000 : before !== hash)
        cloned.add(station);
      if (cloned.has(station)) return { kind: 'status', status: 403, problem: 'station-cloned' };
      exchanges.set(key, hash);
      for (const { id, as } of settled) if (cases.get(id) === 'open') cases.set(id, as);
      const results: RecordResult[] = [];
      for (const record of records) results.push(await take(record, officeOf(station)));
      const attestation = await signer.attest(testWorld, receiptsOf(results));
      return { kind: 'answered', results, ...(attestation && { attestation }) };
    },

    async receive(records) {
      const results: RecordResult[] = [];
      for (const record of records) results.push(await take(record, officeOf(otherStation)));
      return results;
    },

    async compare(records) {
      const receipts: Receipt[] = [];
      const missing: RegistrationId[] = [];
      const different: RegistrationId[] = [];
      for (const { id, contentHash } of records) {
        const receipt = arrived.get(id)?.receipt;
        if (receipt === undefined) missing.push(id);
        else if (receipt.contentHash !== contentHash) different.push(id);
        else receipts.push(receipt);
      }
      const attestation = await signer.attest(testWorld, receipts);
      return { receipts, missing, different, ...(attestation && { attestation }) };
    },

    lastExchange,
    ids: () => [...arrived.keys()],
    findContent: (id) => arrived.get(id)?.content,
    findReceipt: (id) => arrived.get(id)?.receipt,
    isCurrent: (id) => arrived.has(id) && arrived.get(id)?.replacedBy === undefined,
    caseOf: (id) => cases.get(id),
    arrivals: (id) => counts.get(id) ?? 0,
    takeSnapshot: () => ({
      arrived: new Map(arrived),
      exchanges: new Map(exchanges),
      cases: new Map(cases),
      cloned: new Set(cloned),
    }),
    restore(snapshot) {
      arrived = new Map(snapshot.arrived);
      byPerson.clear();
      for (const { says } of arrived.values()) note(says);
      exchanges = new Map(snapshot.exchanges);
      cases = new Map(snapshot.cases);
      cloned = new Set(snapshot.cloned);
    },
  };
  return server;
}
