import type { OutgoingRecord, RecordResult, SettledCase } from '../../contract/intake-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { Station } from '../stations/station-book.ts';

/** A record that a test has made, and what it says. */
export type Made =
  | {
      readonly kind: 'registration';
      readonly record: OutgoingRecord;
      readonly cpr: string;
      /** Name and birth date. */
      readonly person: string;
      readonly corrects: readonly RegistrationId[];
    }
  | {
      readonly kind: 'withdrawal';
      readonly record: OutgoingRecord;
      readonly withdraws: RegistrationId;
    };

interface Kept {
  readonly made: Made;
  readonly cpr: string;
  readonly person: string;
  readonly sequence: number;
  readonly receivedAt: string;
  readonly station: Station;
  replaced: boolean;
}

interface Case {
  readonly id: string;
  stationId: string;
  result: RecordResult;
  content: string | null;
  closedAs: 'acknowledged' | 'withdrawn' | 'corrected' | null;
}

/** The desk's rules once more, in the simplest way: lists that are looked through, and no database. */
export class HandOverModel {
  readonly #made: readonly Made[];
  readonly #kept: Kept[] = [];
  readonly #cases: Case[] = [];
  /** The last running number. */
  last: number;

  constructor(made: readonly Made[], last: number) {
    this.#made = made;
    this.last = last;
  }

  /** What a record is to be answered. */
  judge(record: OutgoingRecord, sender: Station): object {
    const { id } = record;
    const stored = this.#findStored(record);
    if (stored !== undefined) return stored;
    const before = this.#newestCase(id);
    if (before?.closedAs === 'withdrawn' || before?.closedAs === 'corrected') return before.result;
    const made = this.#made.find((one) => one.record === record);
    const refused = (kind: string): object => ({ outcome: 'refused', id, refusal: { kind } });
    if (made === undefined) return refused('invalid-content');
    if (made.kind === 'withdrawal') return this.#judgeWithdrawal(made.withdraws, sender, refused, id);

    const { cpr, person, corrects } = made;
    const conflict = (kind: string, { made: other, receivedAt, station }: Kept): object => ({
      outcome: 'conflict',
      id,
      conflict: {
        kind,
        existing: { id: other.record.id, receivedAt, stationName: station.name, office: station.office },
      },
    });
    const others = corrects
      .map((one) => this.#findKept(one))
      .filter((one) => one !== undefined && one.cpr !== cpr);
    for (const other of others) {
      const active = this.#activeOf(other?.cpr ?? '');
      if (active !== undefined) return conflict('same-person-other-number', active);
    }
    const active = this.#activeOf(cpr);
    if (active !== undefined) {
      if (!corrects.includes(active.made.record.id)) return conflict('active-registration', active);
      if (active.station.office !== sender.office) return refused('another-offices-record');
    }
    const latest = this.#kept.find((one) => one.cpr === cpr && !one.replaced);
    if (latest?.made.kind === 'withdrawal' && corrects.some((one) => this.#findKept(one)?.cpr === cpr)) {
      const hasHeard =
        latest.station === sender ||
        corrects.includes(latest.made.record.id) ||
        corrects.some((one) => {
          const result = this.#newestCase(one)?.result;
          return result?.outcome === 'refused' && result.refusal.kind === 'no-longer-current';
        });
      if (!hasHeard) return refused('no-longer-current');
    }
    const namesake = this.#kept.find(
      (one) => this.#isActive(one) && one.person === person && one.cpr !== cpr,
    );
    if (namesake !== undefined) return conflict('same-person-other-number', namesake);
    return { outcome: 'acknowledged', id, replayed: false, receipt: { id, sequence: this.last + 1 } };
  }

  /** What a record of a hand-over is to be answered that came before. */
  recall(record: OutgoingRecord): object {
    return this.#findStored(record) ?? this.#newestCase(record.id)?.result ?? { outcome: 'unheard of' };
  }

  /** Remembers what became of a record: those after it are judged by that. */
  keep(record: OutgoingRecord, answer: RecordResult, sender: Station): void {
    const made = this.#made.find((one) => one.record === record);
    if (answer.outcome !== 'acknowledged' || answer.replayed || made === undefined) return;
    const target = made.kind === 'withdrawal' ? this.#findKept(made.withdraws) : undefined;
    const { cpr, person } = made.kind === 'registration' ? made : (target ?? { cpr: '', person: '' });
    for (const one of this.#kept) if (one.cpr === cpr) one.replaced = true;
    const { sequence, receivedAt } = answer.receipt;
    this.#kept.push({ made, cpr, person, sequence, receivedAt, station: sender, replaced: false });
    this.last = sequence;
  }

  /** Remembers, at the end of a request, which records wait for a person, and which no longer do. */
  settle(
    records: readonly OutgoingRecord[],
    answers: readonly RecordResult[],
    settled: readonly SettledCase[],
    sender: Station,
  ): void {
    // A record that came several times stands as it was answered last; so does what was settled twice.
    const lastly = new Map(records.map((record, place) => [record.id, { record, answer: answers[place] }]));
    for (const { record, answer } of lastly.values()) {
      if (answer !== undefined) this.#noteCase(record, answer, sender);
    }
    for (const { id, as } of new Map(settled.map((one) => [one.id, one])).values()) {
      const open = this.#newestCase(id);
      if (open?.closedAs === null && open.stationId === sender.id) open.closedAs = as;
    }
  }

  #noteCase({ id, content: text }: OutgoingRecord, answer: RecordResult, sender: Station): void {
    const newest = this.#newestCase(id);
    const open = newest?.closedAs === null ? newest : undefined;
    if (answer.outcome === 'acknowledged') {
      if (open !== undefined) open.closedAs = 'acknowledged';
      return;
    }
    // What its station has given up stays given up, unless the id stands for something that is kept.
    const isGivenUp = newest?.closedAs === 'withdrawn' || newest?.closedAs === 'corrected';
    if (isGivenUp && this.#findKept(id) === undefined) return;
    const content = answer.outcome === 'conflict' ? text : null;
    const told = { stationId: sender.id, result: answer, content };
    if (open !== undefined) Object.assign(open, told);
    else this.#cases.push({ id, ...told, closedAs: null });
  }

  /** In the order of their numbers. */
  listKept(): readonly object[] {
    return this.#kept.map((one) => ({
      ...one.made.record,
      sequence: one.sequence,
      active: this.#isActive(one),
    }));
  }

  /** By record, the oldest first. */
  listCases(): readonly { readonly id: string }[] {
    return this.#cases
      .toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))
      .map(({ id, stationId, result, content, closedAs }) => ({
        id,
        stationId,
        kind: result.outcome === 'conflict' ? result.conflict.kind : 'refused',
        existingId: result.outcome === 'conflict' ? result.conflict.existing.id : null,
        content,
        refusal: result.outcome === 'refused' ? result.refusal.kind : null,
        closedAs,
      }));
  }

  #judgeWithdrawal(
    withdraws: string,
    sender: Station,
    refused: (kind: string) => object,
    id: string,
  ): object {
    const target = this.#findKept(withdraws);
    if (target?.made.kind !== 'registration') return refused('nothing-to-withdraw');
    if (target.station.office !== sender.office) return refused('another-offices-record');
    if (target.replaced) return refused('no-longer-current');
    return { outcome: 'acknowledged', id, replayed: false, receipt: { id, sequence: this.last + 1 } };
  }

  #findStored({ id, content }: OutgoingRecord): object | undefined {
    const same = this.#findKept(id);
    if (same === undefined) return undefined;
    if (same.made.record.content !== content) {
      return { outcome: 'refused', id, refusal: { kind: 'id-used-with-other-content' } };
    }
    const { sequence, receivedAt } = same;
    return { outcome: 'acknowledged', id, replayed: true, receipt: { id, sequence, receivedAt } };
  }

  #findKept(id: string): Kept | undefined {
    return this.#kept.find((one) => one.made.record.id === id);
  }

  #isActive({ made, replaced }: Kept): boolean {
    return made.kind === 'registration' && !replaced;
  }

  #activeOf(cpr: string): Kept | undefined {
    return this.#kept.find((one) => one.cpr === cpr && this.#isActive(one));
  }

  #newestCase(id: string): Case | undefined {
    return this.#cases.findLast((one) => one.id === id);
  }
}
