import type { Conflict, Receipt, RecordResult, Refusal } from '../../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { Arrival, CheckedRecord, CheckedRegistration, CheckedWithdrawal } from './content-check.ts';

/** Who hands over: for the server one of its stations, in training the participant's own. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  /** The office that it belongs to; empty where none was named. */
  readonly office: string;
}

/** A record that the server has, as far as the judgement needs it. */
export interface KnownRecord {
  readonly id: RegistrationId;
  readonly kind: 'registration' | 'withdrawal';
  readonly contentHash: string;
  readonly cpr: string;
  readonly namedBirthHash: string;
  readonly receivedAt: Instant;
  readonly station: Sender;
  /** Nothing has replaced it. */
  readonly latest: boolean;
  /** Of a registration: what it says that it corrects, and what that had corrected in its turn. */
  readonly corrects?: readonly RegistrationId[];
  /** Of a withdrawal. */
  readonly withdraws?: RegistrationId;
  /** Absent until it is written. */
  readonly sequence?: number;
}

export interface AcceptedRecord extends Arrival {
  readonly kind: KnownRecord['kind'];
  readonly cpr: string;
  readonly namedBirthHash: string;
  /** The record of the same CPR number that was the latest until now. */
  readonly replaces?: RegistrationId;
}

export interface Candidate {
  readonly arrival: Arrival;
  readonly checked: Result<CheckedRecord, Refusal>;
}

export type Verdict =
  | { readonly kind: 'accept'; readonly record: AcceptedRecord }
  | { readonly kind: 'replay'; readonly id: RegistrationId }
  | { readonly kind: 'refuse'; readonly id: RegistrationId; readonly refusal: Refusal }
  | { readonly kind: 'conflict'; readonly id: RegistrationId; readonly conflict: Conflict }
  /** What the station was told before, and no more than that: nothing follows from it. */
  | { readonly kind: 'recall'; readonly result: NotTaken };

export type NotTaken = Exclude<RecordResult, { readonly outcome: 'acknowledged' }>;

/** How a record was answered that could not be taken. */
export interface KnownCase {
  readonly result: NotTaken;
  /** Its station has said that the record will not come: it was withdrawn there, or another corrects it. */
  readonly settled: boolean;
}

/** What the server has that bears on the records of a batch. */
export interface Known {
  readonly records: Iterable<KnownRecord>;
  /** The newest case of each record that has had one, by the record's id. */
  readonly cases: ReadonlyMap<string, KnownCase>;
}

/**
 * What the server has, while a batch of one station is judged record by record: each sees those accepted
 * before it. Only acknowledged records are remembered. A conflict is judged afresh when it comes again,
 * because the record that was in the way may have been replaced, or a clerk may have corrected this one.
 */
export class Judgement {
  readonly #sender: Sender;
  readonly #receivedAt: Instant;
  readonly #cases: ReadonlyMap<string, KnownCase>;
  readonly #byId = new Map<string, KnownRecord>();
  readonly #latestByCpr = new Map<string, KnownRecord>();
  readonly #activeByNamedBirth = new Map<string, KnownRecord[]>();

  constructor({ records, cases }: Known, sender: Sender, receivedAt: Instant) {
    this.#sender = sender;
    this.#receivedAt = receivedAt;
    this.#cases = cases;
    for (const record of records) this.#add(record);
  }

  /** `checked` is what looking at the content alone gave. */
  judge({ arrival, checked }: Candidate): Verdict {
    const { id } = arrival;
    const stored = this.#findStored(arrival);
    if (stored !== undefined) return stored;
    // A request that was held up on its way brings what its station has given up since.
    const before = this.#cases.get(id);
    if (before?.settled === true) return { kind: 'recall', result: before.result };
    if (!checked.ok) return { kind: 'refuse', id, refusal: checked.error };
    const record = checked.value;
    return record.kind === 'withdrawal' ? this.#judgeWithdrawal(record) : this.#judgeRegistration(record);
  }

  /** The answer to a record of a hand-over that was judged before: what is kept decides, and nothing changes. */
  recall(arrival: Arrival): Verdict {
    const stored = this.#findStored(arrival);
    if (stored !== undefined) return stored;
    const before = this.#cases.get(arrival.id);
    if (before === undefined) throw new Error('a record that was judged is neither kept nor a case');
    return { kind: 'recall', result: before.result };
  }

  #findStored({ id, contentHash }: Arrival): Verdict | undefined {
    const known = this.#byId.get(id);
    if (known === undefined) return undefined;
    if (known.contentHash === contentHash) return { kind: 'replay', id };
    return refuse(id, 'id-used-with-other-content', 'id');
  }

  #judgeWithdrawal(record: CheckedWithdrawal): Verdict {
    const { id, withdraws } = record;
    const target = this.#byId.get(withdraws);
    if (target === undefined || target.kind !== 'registration') {
      return refuse(id, 'nothing-to-withdraw', 'withdraws');
    }
    if (!this.#isOfTheSameOffice(target)) return refuse(id, 'another-offices-record', 'withdraws');
    if (!target.latest) return refuse(id, 'no-longer-current', 'withdraws');
    return this.#accept(record, target, target);
  }

  #judgeRegistration(record: CheckedRegistration): Verdict {
    const { id, cpr, namedBirthHash, corrects, distinctFrom } = record;
    const corrected =
      corrects.length === 0 ? nothing : corrects.flatMap((other) => this.#byId.get(other) ?? []);

    // Whoever corrects a record under another number says himself that one person has two: unless the other
    // one was taken back.
    for (const { cpr: other } of corrected) {
      const active = other === cpr ? undefined : this.#findActive(other);
      if (active !== undefined) return conflictWith(id, 'same-person-other-number', active);
    }
    const active = this.#findActive(cpr);
    if (active !== undefined && !corrects.includes(active.id)) {
      // Also where what it corrects was corrected by another meanwhile: the clerk must see what that one says.
      return conflictWith(id, 'active-registration', active);
    }
    if (active !== undefined && !this.#isOfTheSameOffice(active)) {
      return refuse(id, 'another-offices-record', 'corrects');
    }
    const latest = this.#latestByCpr.get(cpr);
    if (latest !== undefined && this.#undoes(latest, id)) return refuse(id, 'no-longer-current', 'id');
    if (
      latest?.kind === 'withdrawal' &&
      corrected.some((one) => one.cpr === cpr) &&
      !this.#isKnownToBeWithdrawn(latest, corrects)
    ) {
      return refuse(id, 'no-longer-current', 'corrects');
    }
    const namesakes = this.#activeByNamedBirth.get(namedBirthHash);
    const namesake = namesakes?.find((other) => other.cpr !== cpr && !distinctFrom.includes(other.id));
    if (namesake !== undefined) return conflictWith(id, 'same-person-other-number', namesake);
    return this.#accept(record, record, latest);
  }

  /**
   * A correction of what was taken back registers the person anew: right where the clerk knows that it was,
   * and what nobody wants where he has not heard of it. He knows what lies on his own station, what the
   * correction itself names, and what his station was told when it handed the correction before this one over.
   */
  #isKnownToBeWithdrawn(withdrawal: KnownRecord, corrects: readonly RegistrationId[]): boolean {
    return (
      withdrawal.station.id === this.#sender.id ||
      corrects.some((one) => one === withdrawal.id || this.#wasToldSo(one))
    );
  }

  /**
   * A server that was restored from an older backup may get a registration after its correction, and after the
   * withdrawal of that: what was taken back does not stand again because an earlier form of it comes late.
   */
  #undoes({ withdraws }: KnownRecord, id: RegistrationId): boolean {
    const takenBack = withdraws === undefined ? undefined : this.#byId.get(withdraws);
    return takenBack?.corrects?.includes(id) === true;
  }

  #wasToldSo(correction: RegistrationId): boolean {
    const result = this.#cases.get(correction)?.result;
    return result?.outcome === 'refused' && result.refusal.kind === 'no-longer-current';
  }

  #accept(
    checked: CheckedRecord,
    { cpr, namedBirthHash }: Pick<KnownRecord, 'cpr' | 'namedBirthHash'>,
    replaced: KnownRecord | undefined,
  ): Verdict {
    if (replaced !== undefined) this.#retire(replaced);
    const { id, kind, content, bytes, contentHash } = checked;
    const [receivedAt, station] = [this.#receivedAt, this.#sender];
    this.#add({
      id,
      kind,
      contentHash,
      cpr,
      namedBirthHash,
      receivedAt,
      station,
      latest: true,
      ...(checked.kind === 'withdrawal' ? { withdraws: checked.withdraws } : { corrects: checked.corrects }),
    });
    const record = { id, kind, content, bytes, contentHash, cpr, namedBirthHash };
    return {
      kind: 'accept',
      record: replaced === undefined ? record : { ...record, replaces: replaced.id },
    };
  }

  #isOfTheSameOffice({ station }: KnownRecord): boolean {
    return station.office === this.#sender.office;
  }

  #findActive(cpr: string): KnownRecord | undefined {
    const latest = this.#latestByCpr.get(cpr);
    return latest?.kind === 'registration' ? latest : undefined;
  }

  #add(record: KnownRecord): void {
    this.#byId.set(record.id, record);
    if (!record.latest) return;
    this.#latestByCpr.set(record.cpr, record);
    if (record.kind === 'withdrawal') return;
    const namesakes = this.#activeByNamedBirth.get(record.namedBirthHash);
    if (namesakes === undefined) this.#activeByNamedBirth.set(record.namedBirthHash, [record]);
    else namesakes.push(record);
  }

  #retire(record: KnownRecord): void {
    this.#byId.set(record.id, { ...record, latest: false });
    this.#latestByCpr.delete(record.cpr);
    const namesakes = this.#activeByNamedBirth.get(record.namedBirthHash) ?? [];
    this.#activeByNamedBirth.set(
      record.namedBirthHash,
      namesakes.filter((other) => other.id !== record.id),
    );
  }
}

const nothing: readonly KnownRecord[] = [];

const refuse = (id: RegistrationId, kind: Refusal['kind'], path: string): Verdict => ({
  kind: 'refuse',
  id,
  refusal: { kind, paths: [path] },
});

const conflictWith = (
  id: RegistrationId,
  kind: Conflict['kind'],
  { id: existingId, receivedAt, station }: KnownRecord,
): Verdict => ({
  kind: 'conflict',
  id,
  conflict: {
    kind,
    existing: { id: existingId, receivedAt, stationName: station.name, office: station.office },
  },
});

/** The wire's words for a verdict. `receipts` holds one for every record accepted or replayed. */
export function answerOf(verdict: Verdict, receipts: ReadonlyMap<string, Receipt>): RecordResult {
  switch (verdict.kind) {
    case 'accept':
      return acknowledge(verdict.record.id, receipts, false);
    case 'replay':
      return acknowledge(verdict.id, receipts, true);
    case 'conflict':
      return { outcome: 'conflict', id: verdict.id, conflict: verdict.conflict };
    case 'refuse':
      return { outcome: 'refused', id: verdict.id, refusal: verdict.refusal };
    case 'recall':
      return verdict.result;
  }
}

function acknowledge(
  id: RegistrationId,
  receipts: ReadonlyMap<string, Receipt>,
  replayed: boolean,
): RecordResult {
  const receipt = receipts.get(id);
  if (receipt === undefined) throw new Error('an acknowledged record has no receipt');
  return { outcome: 'acknowledged', id, receipt, replayed };
}
