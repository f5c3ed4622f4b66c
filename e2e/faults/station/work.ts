import type { OutboxChange } from '../../../src/application/ports/outbox.ts';
import type { Receipt } from '../../../src/contract/receipt.ts';
import { writeRegistrationContent } from '../../../src/contract/registration-content.ts';
import type { HandOverState, RegistrationId } from '../../../src/domain/registration.ts';
import { attestReceipts } from '../../../src/testing/test-trust.ts';
import type { Chance } from '../chance.ts';
import type { Tell } from '../telling.ts';
import type { Entered } from './machine.ts';
import { type Canaries, idOf, recordOf, sumOf } from './records.ts';

export interface WorkInput {
  readonly entered: Entered;
  readonly tell: Tell;
  readonly chance: Chance;
  readonly canaries: Canaries;
  /** A person nobody has registered yet. */
  readonly nextNth: () => number;
  /** Left out where all that counts is saving. */
  readonly only?: 'saving';
}

/** What a clerk and the hand-over do to a station, one thing at a time and in no order. */
export function createWork({ entered, tell, chance, canaries, nextNth, only }: WorkInput) {
  const { opened, now } = entered;
  const { store, drafts, trail } = opened;
  /** Forms that are being filled in, with whose they are about. */
  const forms = new Map<RegistrationId, number>();

  /** Whom the records of this opening are about. */
  const saidOf = new Map<RegistrationId, number>();
  let keystroke: Promise<void> = Promise.resolve();

  async function save(nth: number, id = idOf(nth), corrects?: RegistrationId): Promise<void> {
    const record = recordOf(nth, canaries, { id, ...(corrects === undefined ? {} : { corrects }) });
    tell({ kind: 'saving', id });
    const saved = await store.saveRegistration(record, now());
    if (!saved.ok) return tell({ kind: 'trouble', what: `save: ${saved.error.kind}` });
    saidOf.set(id, nth);
    tell({ kind: 'saved', id, sum: await sumOf(writeRegistrationContent(record)) });
  }

  function type(): Promise<void> {
    keystroke = strike();
    return keystroke;
  }

  async function strike(): Promise<void> {
    const known = [...forms.keys()];
    const id =
      known.length > 2 || (known.length > 0 && chance.fraction() < 0.8) ? chance.pick(known) : begin();
    const nth = forms.get(id) ?? 0;
    const at = now();
    const version = Date.parse(at);
    const { person, permit } = recordOf(nth, canaries);
    const typed = await drafts.saveDraft({
      id,
      startedAt: at,
      changedAt: at,
      form: { version, person, permit },
    });
    // Between the question and the answer the draft may have been saved or discarded.
    if (typed.ok && forms.has(id)) tell({ kind: 'typed', id, version, when: Date.now() });
    if (!typed.ok) tell({ kind: 'trouble', what: `draft: ${typed.error.kind}` });
  }

  function begin(): RegistrationId {
    const nth = nextNth();
    forms.set(idOf(nth), nth);
    return idOf(nth);
  }

  async function scan(): Promise<void> {
    const [id] = forms.keys();
    if (id === undefined) return type();
    const bytes = new Uint8Array(chance.between(500, 6000)).map(() => chance.between(0, 255));
    const page = { width: 10, height: 10, mediaType: 'image/png' as const, bytes };
    const sum = await sumOf(bytes);
    const scanned = await drafts.saveLetterPages(id, [page]);
    if (scanned.ok && forms.has(id)) tell({ kind: 'scanned', id, sum, when: Date.now() });
  }

  async function endDraft(): Promise<void> {
    const [first] = forms;
    if (first === undefined) return type();
    const [id, nth] = first;
    forms.delete(id);
    if (chance.fraction() < 0.7) return save(nth, id);
    // Whoever discards a form has stopped typing in it; whoever saves may not have.
    await keystroke;
    tell({ kind: 'discarding', id });
    const discarded = await drafts.discardDraft(id);
    if (discarded.ok) tell({ kind: 'discarded', id });
  }

  const move = async (changes: readonly OutboxChange[]): Promise<void> => {
    const changedAt = now();
    const movedOn = await store.changeStates(changes, changedAt);
    for (const { id, to } of changes) {
      if (!movedOn.includes(id)) tell({ kind: 'moved', id, state: to, changedAt });
    }
  };

  async function handOver(): Promise<void> {
    const claimedAt = now();
    const claimed = await store.claimWaiting(claimedAt, chance.between(1, 6));
    for (const { id } of claimed) tell({ kind: 'moved', id, state: 'sending', changedAt: claimedAt });
    // Mostly the server takes all it is sent.
    const takesAll = chance.fraction() < 0.6;
    const ways: readonly HandOverState[] = ['acknowledged', 'acknowledged', 'conflict', 'refused', 'waiting'];
    const changes: OutboxChange[] = [];
    const receipts: Receipt[] = [];
    for (const { id, text, attempts } of claimed) {
      const to = takesAll ? 'acknowledged' : chance.pick(ways);
      changes.push({ id, from: 'sending', to, attempts: attempts + 1 });
      if (to !== 'acknowledged') continue;
      receipts.push({
        id,
        sequence: chance.between(1, 1_000_000),
        receivedAt: now(),
        contentHash: text?.contentHash ?? '',
      });
    }
    const batch = receipts.length === 0 ? undefined : await attestReceipts(receipts);
    await move(
      changes.map((change) => {
        const place = receipts.findIndex(({ id }) => id === change.id);
        const receipt = receipts[place];
        return batch === undefined || receipt === undefined
          ? change
          : { ...change, receipt, attested: { batch, place } };
      }),
    );
  }

  async function settleCase(): Promise<void> {
    const { records } = await store.findRecords({ states: ['conflict', 'refused'], limit: 3 });
    const record = records[0];
    if (record === undefined) return handOver();
    const nth = saidOf.get(record.id);
    if (nth !== undefined && chance.fraction() < 0.4) {
      return save(nth, idOf(nextNth()), record.id);
    }
    const { id, state } = record;
    await move(
      chance.fraction() < 0.5
        ? [{ id, from: state, to: 'withdrawn', withdrawnBecause: canaries.cause }]
        : [{ id, from: state, to: 'waiting' }],
    );
  }

  async function putBack(): Promise<void> {
    const at = now();
    const { records } = await store.findRecords({ states: ['sending'] });
    await store.putBackInterrupted(at);
    for (const { id } of records) tell({ kind: 'moved', id, state: 'waiting', changedAt: at });
  }

  async function note(): Promise<void> {
    const noted = await trail.note({ action: 'searched', detail: canaries.family });
    if (noted.ok) tell({ kind: 'noted', seq: (await trail.findHead()).seq });
  }

  async function compact(): Promise<void> {
    const compacted = await opened.compact(true);
    if (compacted.ok) tell({ kind: 'done', what: 'compacted' });
    else tell({ kind: 'trouble', what: `compact: ${compacted.error.kind}` });
  }

  async function backUp(): Promise<void> {
    const made = await opened.backup.makeDaily();
    if (!made.ok) tell({ kind: 'trouble', what: `backup: ${made.error.kind}` });
    else if (!made.value.proven) tell({ kind: 'trouble', what: 'backup: not proven' });
    else tell({ kind: 'done', what: 'backed-up' });
  }

  /** What was acknowledged together goes into the rows of each. */
  async function settle(): Promise<void> {
    if (await store.settle()) tell({ kind: 'done', what: 'settled' });
  }

  /** How often each is done, in hundredths. */
  const ways: readonly (readonly [number, () => Promise<void>])[] = [
    [39, () => save(nextNth())],
    [15, handOver],
    [3, settle],
    [12, settleCase],
    [10, endDraft],
    [6, scan],
    [5, note],
    [5, compact],
    [3, async () => void (await opened.compare())],
    [1, backUp],
    [1, putBack],
  ];

  return {
    type,
    putBack,
    /** Takes up the drafts that were found. */
    takeUp(ids: readonly RegistrationId[], nthOf: (id: RegistrationId) => number): void {
      for (const id of ids) forms.set(id, nthOf(id));
    },
    async step(): Promise<void> {
      if (only === 'saving') return save(nextNth());
      let left = chance.between(1, 100);
      for (const [share, run] of ways) {
        left -= share;
        if (left <= 0) return run();
      }
    },
  };
}
