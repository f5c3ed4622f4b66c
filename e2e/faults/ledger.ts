import type { HandOverState, Instant, RegistrationId } from '../../src/domain/registration.ts';
import { type Findings, hasReturned, type Told } from './telling.ts';

/** Typing that may be gone when the whole database is: a second's, and what the disk takes to write it meanwhile. */
const mayBeLost = 1000 + 500;
/** Two windows read their clocks before they wait for each other. */
const windowsApart = 3000;

interface Typed {
  readonly version: number;
  readonly when: number;
}

/** What a station has said to be done, held against what it has afterwards. */
export class Ledger {
  readonly #saving = new Set<RegistrationId>();
  readonly #saved = new Map<RegistrationId, string>();
  readonly #moved = new Map<RegistrationId, { readonly state: HandOverState; readonly changedAt: Instant }>();
  readonly #typed = new Map<RegistrationId, readonly Typed[]>();
  readonly #scanned = new Map<RegistrationId, readonly { readonly sum: string; readonly when: number }[]>();
  readonly #ending = new Set<RegistrationId>();
  readonly #gone = new Set<RegistrationId>();
  readonly #starved: { readonly milliseconds: number; readonly when: number }[] = [];
  #auditSeq = 0;
  #windows = 1;
  readonly troubles: string[] = [];
  recoveryKey: readonly string[] = [];

  get saved(): number {
    return this.#saved.size;
  }

  get ids(): readonly RegistrationId[] {
    return [...this.#saved.keys()];
  }

  hear(told: Told): void {
    switch (told.kind) {
      case 'set-up':
        this.recoveryKey = told.recoveryKey;
        return;
      case 'saving':
        this.#saving.add(told.id);
        return;
      case 'saved':
        this.#saving.add(told.id);
        this.#saved.set(told.id, told.sum);
        return;
      case 'moved':
        this.#moved.set(told.id, told);
        return;
      case 'typed':
        this.#typed.set(told.id, [...(this.#typed.get(told.id) ?? []).slice(-200), told]);
        return;
      case 'scanned':
        this.#scanned.set(told.id, [...(this.#scanned.get(told.id) ?? []), told]);
        return;
      case 'discarding':
        this.#ending.add(told.id);
        return;
      case 'discarded':
        this.#gone.add(told.id);
        return;
      case 'noted':
        this.#auditSeq = Math.max(this.#auditSeq, told.seq);
        return;
      case 'starved':
        this.#starved.push(told);
        return;
      case 'trouble':
        this.troubles.push(told.what);
        return;
      case 'found':
      case 'done':
    }
  }

  workInWindows(count: number): void {
    this.#windows = Math.max(this.#windows, count);
  }

  /** The process is gone, and the whole database with it: so is the last second of typing. */
  loseDatabase(at: number): void {
    const starved = this.#starved
      .filter(({ when }) => when > at - 2 * mayBeLost)
      .reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const kept = ({ when }: { readonly when: number }): boolean => when <= at - mayBeLost - starved;
    for (const [id, typed] of this.#typed) this.#typed.set(id, typed.filter(kept));
    for (const [id, scanned] of this.#scanned) this.#scanned.set(id, scanned.filter(kept));
    this.#starved.length = 0;
  }

  /** Sentences on what is not as it was said to be; none where all is well. */
  check(found: Findings): readonly string[] {
    const faults = [...this.#checkRecords(found), ...this.#checkDrafts(found), ...this.troubles.splice(0)];
    if (found.chainFault !== undefined) faults.push(`audit chain: ${JSON.stringify(found.chainFault)}`);
    if (found.auditSeq < this.#auditSeq) faults.push(`audit: ${found.auditSeq} of ${this.#auditSeq} entries`);
    if (found.conservation !== undefined) faults.push(`conservation: ${JSON.stringify(found.conservation)}`);
    if (found.created !== found.records.length || found.created !== found.queued) {
      faults.push(`${found.created} created, ${found.records.length} records, ${found.queued} in the queue`);
    }
    faults.push(...found.indexFaults.map((fault) => `index ${fault}`));
    return faults;
  }

  #checkRecords({ records }: Findings): readonly string[] {
    const faults: string[] = [];
    const there = new Map(records.map((record) => [record.id, record]));
    if (there.size !== records.length) faults.push('a record is there twice');
    for (const [id, sum] of this.#saved) {
      const record = there.get(id);
      if (record === undefined) faults.push(`saved and gone: ${id}`);
      else if (record.sum !== sum)
        faults.push(`saved and ${record.sum === '' ? 'unreadable' : 'changed'}: ${id}`);
    }
    for (const record of records) {
      if (!this.#saving.has(record.id)) faults.push(`nobody saved it: ${record.id}`);
      else if (!this.#saved.has(record.id)) this.#saved.set(record.id, record.sum);
    }
    for (const [id, { state, changedAt }] of this.#moved) {
      const record = there.get(id);
      if (record === undefined || record.changedAt > changedAt || hasReturned(state, record)) continue;
      const apart = Date.parse(changedAt) - Date.parse(record.changedAt);
      const allowed = this.#windows > 1 ? windowsApart : 0;
      if (apart > allowed || (apart === 0 && record.state !== state)) {
        faults.push(`${id} was ${state} at ${changedAt}, is ${record.state} of ${record.changedAt}`);
      }
    }
    return faults;
  }

  #checkDrafts({ drafts, pages, records }: Findings): readonly string[] {
    const faults: string[] = [];
    const saved = new Set(records.map(({ id }) => id));
    const there = new Map(drafts.map((draft) => [draft.id, draft.version]));
    const scans = new Map(pages.map((page) => [page.id, page.sum]));
    for (const [id, typed] of this.#typed) {
      const newest = Math.max(0, ...typed.map(({ version }) => version));
      const version = there.get(id);
      const mayBeGone = newest === 0 || saved.has(id) || this.#ending.has(id);
      if (version === undefined && !mayBeGone) faults.push(`draft gone: ${id}`);
      else if (version !== undefined && version < newest) {
        faults.push(`draft ${id} is ${newest - version} ms older than it may be`);
      }
    }
    for (const id of there.keys()) {
      if (saved.has(id)) faults.push(`draft of a saved record: ${id}`);
      if (this.#gone.has(id)) faults.push(`discarded draft is back: ${id}`);
      this.#ending.delete(id);
    }
    for (const [id, scanned] of this.#scanned) {
      const sum = scans.get(id);
      if (scanned.length === 0 || !there.has(id)) continue;
      if (sum === undefined) faults.push(`letter gone: ${id}`);
    }
    // From here on, what is there is what counts.
    this.#typed.clear();
    this.#scanned.clear();
    for (const { id, version } of drafts) this.#typed.set(id, [{ version, when: 0 }]);
    for (const { id, sum } of pages) this.#scanned.set(id, [{ sum, when: 0 }]);
    return faults;
  }
}
