import Dexie from 'dexie';
import { practiceId } from '../../testing/fake-machine.ts';
import { frameHeaderBytes } from '../journal/frames.ts';
import type { StationDatabase } from '../station-database.ts';
import { journalName, putRows, type WorkedStation } from './worked-station.ts';

/** What befalls a station between two starts. */
export interface Damage {
  readonly name: string;
  /** Nothing knows any more that a draft was discarded: it comes back rather than that one is lost. */
  readonly revives: boolean;
  befall(station: WorkedStation, database: StationDatabase): unknown;
}

const reviving = [
  'an older copy is back, without its marks',
  'older rows are back under the newest marks',
  'the journal is cut off in the middle',
  'the journal is cut off in an entry',
  'an older copy of the journal is back',
];

const damage = (name: string, befall: Damage['befall']): Damage => ({
  name,
  befall,
  revives: reviving.some((part) => name.includes(part)),
});

const get = async <Row>(row: PromiseLike<Row | undefined>): Promise<Row> => {
  const found = await row;
  if (found === undefined) throw new Error('There is such a row to damage');
  return found;
};

const flipped = (bytes: Uint8Array | ArrayBuffer, at = 20): Uint8Array<ArrayBuffer> => {
  const copy = new Uint8Array(new Uint8Array(bytes));
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const id = practiceId;

export const databaseDamages: readonly Damage[] = [
  damage('the database is gone', async ({ machine }, database) => {
    database.close();
    await Dexie.delete(machine.name);
  }),
  damage('a registration is gone', (_, { registrations }) => registrations.delete(id(3))),
  damage('an outbox row is gone', (_, { outbox }) => outbox.delete(id(3))),
  damage('a whole record is gone', (_, { registrations, outbox }) =>
    Promise.all([registrations.delete(id(3)), outbox.delete(id(3))]),
  ),
  damage('half of the registrations are gone', (_, { registrations }) =>
    registrations.bulkDelete([1, 3, 5, 7, 9, 11].map(id)),
  ),
  damage('a bit of a registration has turned', async (_, { registrations }) => {
    const row = await get(registrations.get(id(3)));
    await registrations.put({ ...row, content: { ...row.content, data: flipped(row.content.data) } });
  }),
  damage('two registrations have changed places', async (_, { registrations }) => {
    const [one, other] = [await get(registrations.get(id(3))), await get(registrations.get(id(4)))];
    await registrations.bulkPut([
      { ...one, id: other.id },
      { ...other, id: one.id },
    ]);
  }),
  damage('look-up keys have changed places', async (_, { registrations }) => {
    const [one, other] = [await get(registrations.get(id(3))), await get(registrations.get(id(4)))];
    await registrations.update(one.id, { cprKey: other.cprKey, nameBirthKey: other.nameBirthKey });
  }),
  damage('two outbox rows have changed places', async (_, { outbox }) => {
    const [one, other] = [await get(outbox.get(id(1))), await get(outbox.get(id(4)))];
    await outbox.bulkPut([
      { ...one, id: other.id },
      { ...other, id: one.id },
    ]);
  }),
  damage('an acknowledged record waits again', (_, { outbox }) => outbox.update(id(1), { state: 'waiting' })),
  damage('a withdrawn record waits again', (_, { outbox }) => outbox.update(id(4), { state: 'waiting' })),
  damage('a waiting record is withdrawn', (_, { outbox }) => outbox.update(id(7), { state: 'withdrawn' })),
  damage('a record is in a state that there is not', (_, { outbox }) =>
    outbox.update(id(7), { state: 'lost' as never }),
  ),
  damage('a cause is damaged', async (_, { outbox }) => {
    const row = await get(outbox.get(id(4)));
    const cause = row.withdrawnBecause;
    if (cause !== undefined)
      await outbox.put({ ...row, withdrawnBecause: { ...cause, data: flipped(cause.data) } });
  }),
  damage('a receipt is gone', (_, { outbox }) => outbox.update(id(1), { receipt: undefined })),
  damage('a record is no longer marked as corrected', (_, { outbox }) =>
    outbox.update(id(1), { correctedBy: undefined }),
  ),
  damage('a record pretends that it was purged', (_, { outbox }) =>
    outbox.update(id(1), { purgedAt: '2026-11-23T08:00:00.000Z' as never }),
  ),
  damage('the counter says too little', (_, { counters }) => counters.put({ name: 'created', value: 2 })),
  damage('the counter says too much', (_, { counters }) => counters.put({ name: 'created', value: 99 })),
  damage('the counter is gone', (_, { counters }) => counters.clear()),
  damage('the outbox is empty', (_, { outbox }) => outbox.clear()),
  damage('the registrations are empty', (_, { registrations }) => registrations.clear()),
  damage('entries of the trail are gone', (_, { audit }) => audit.bulkDelete([3, 4, 9])),
  damage('the end of the trail is gone', async (_, { audit }) => {
    await audit.where('seq').above(5).delete();
  }),
  damage('an entry of the trail is changed', async (_, { audit }) => {
    const row = await get(audit.get(4));
    await audit.put({ ...row, text: { ...row.text, data: flipped(row.text.data) } });
  }),
  damage('an entry of the trail bears another mac', (_, { audit }) =>
    audit.update(4, { mac: 'f'.repeat(64) }),
  ),
  damage('entries of the trail have changed places', async (_, { audit }) => {
    const [one, other] = [await get(audit.get(4)), await get(audit.get(5))];
    await audit.bulkPut([
      { ...one, seq: 5 },
      { ...other, seq: 4 },
    ]);
  }),
  damage('the trail is empty', (_, { audit }) => audit.clear()),
  damage('the settings are gone', (_, { settings }) => settings.clear()),
  damage('the drafts are gone', (_, { drafts }) => drafts.clear()),
  damage('a draft is damaged', async (_, { drafts }) => {
    const row = await get(drafts.get(id(21)));
    await drafts.put({ ...row, form: { ...row.form, data: flipped(row.form.data, 3) } });
  }),
  damage("a draft has somebody else's name on it", (_, { drafts }) =>
    drafts.update(id(21), { owner: '00000000-0000-4000-8000-000000000099' as never }),
  ),
  damage('the letters are gone', (_, { letterPages }) => letterPages.clear()),
  damage('a page of a letter is damaged', async (_, { letterPages }) => {
    const row = await get(letterPages.get(id(21)));
    const pages = row.pages.map((page) => ({
      ...page,
      image: { ...page.image, data: flipped(page.image.data, 0) },
    }));
    await letterPages.put({ ...row, pages });
  }),
  damage('all tables are empty', async (_, database) => {
    for (const table of database.tables) if (table.name !== 'marks') await table.clear();
  }),
  damage('the marks are gone', (_, { marks }) => marks.clear()),
  damage('the mark of the journal is gone', (_, { marks }) => marks.delete('journal')),
  damage('the counts are wrong', (_, { marks }) =>
    marks.put({ name: 'counts', registrations: 1, outbox: 500, audit: 0 }),
  ),
  damage('the mark of the trail has gone back', (_, { marks }) =>
    marks.put({ name: 'audit-head', seq: 2, mac: '0'.repeat(64) }),
  ),
  damage('the marks are gone and a registration is damaged', async (_, { marks, registrations }) => {
    await marks.clear();
    const row = await get(registrations.get(id(3)));
    await registrations.put({ ...row, content: { ...row.content, data: flipped(row.content.data) } });
  }),
  damage('an older copy of the whole database is back', ({ early }, database) =>
    putRows(database, early.rows),
  ),
  damage('an older copy is back, without its marks', async ({ early }, database) => {
    await putRows(database, early.rows);
    await database.marks.clear();
  }),
  damage('older rows are back under the newest marks', async ({ early }, database) => {
    const marks = await database.marks.toArray();
    await putRows(database, early.rows);
    await database.marks.bulkPut(marks);
  }),
];

type Bytes = Uint8Array<ArrayBuffer>;

/** The journal's file is replaced by what `change` makes of it. */
const journalDamage = (
  name: string,
  change: (bytes: Bytes, station: WorkedStation) => Bytes | undefined,
): Damage =>
  damage(name, (station) => {
    const { contents } = station.machine.files;
    const bytes = contents.get(journalName);
    const next = bytes === undefined ? undefined : change(bytes.slice(), station);
    if (next === undefined) contents.delete(journalName);
    else contents.set(journalName, next);
  });

const without = (bytes: Bytes, from: number, to: number): Bytes =>
  new Uint8Array([...bytes.subarray(0, from), ...bytes.subarray(to)]);

const turned = (bytes: Bytes, at: number): Bytes => flipped(bytes, at);

export const journalDamages: readonly Damage[] = [
  journalDamage('the journal is gone', () => undefined),
  journalDamage('the journal is empty', () => new Uint8Array(0)),
  journalDamage('the journal is cut off in its first frame', (bytes) => bytes.slice(0, 30)),
  journalDamage('the journal is cut off behind its snapshot', (bytes, { entryOf }) =>
    bytes.slice(0, entryOf(1).from),
  ),
  journalDamage('the journal is cut off in the middle', (bytes, { entryOf }) =>
    bytes.slice(0, entryOf(8).from),
  ),
  journalDamage('the journal is cut off in an entry', (bytes, { entryOf }) =>
    bytes.slice(0, entryOf(9).to - 7),
  ),
  journalDamage('the journal has lost its last byte', (bytes) => bytes.slice(0, -1)),
  journalDamage('zeros follow the journal', (bytes) => new Uint8Array([...bytes, ...new Uint8Array(4096)])),
  journalDamage('the first frame is damaged', (bytes) => turned(bytes, frameHeaderBytes + 4)),
  journalDamage('the end of the snapshot is damaged', (bytes, { entryOf }) =>
    turned(bytes, entryOf(1).from - 2),
  ),
  journalDamage('an entry is damaged', (bytes, { entryOf }) => turned(bytes, entryOf(7).from + 90)),
  journalDamage('the head of an entry is damaged', (bytes, { entryOf }) =>
    turned(bytes, entryOf(7).from + 5),
  ),
  journalDamage('the last entry is damaged', (bytes) => turned(bytes, bytes.length - 9)),
  journalDamage('two entries are gone', (bytes, { entryOf }) =>
    without(bytes, entryOf(7).from, entryOf(8).to),
  ),
  journalDamage('an entry is there twice', (bytes, { entryOf }) => {
    const { from, to } = entryOf(8);
    return new Uint8Array([...bytes, ...bytes.subarray(from, to)]);
  }),
  journalDamage('an older copy of the journal is back', (_, { early }) => early.journal),
];

const both = (name: string, ...parts: readonly Damage[]): Damage =>
  damage(name, async (station, database) => {
    for (const part of parts) await part.befall(station, database);
  });

const named = (name: string): Damage => {
  const found = [...databaseDamages, ...journalDamages].find((other) => other.name === name);
  if (found === undefined) throw new Error(`There is no damage "${name}"`);
  return found;
};

const pair = (one: string, other: string): Damage => both(`${one}; ${other}`, named(one), named(other));

/** Damage to both, in different places: what one has lost, the other has. */
export const doubleDamages: readonly Damage[] = [
  pair('a whole record is gone', 'an entry is damaged'),
  pair('a registration is gone', 'two entries are gone'),
  pair('the drafts are gone', 'an entry is damaged'),
  pair('an outbox row is gone', 'zeros follow the journal'),
  pair('the database is gone', 'zeros follow the journal'),
  pair('the database is gone', 'an entry is there twice'),
  pair('all tables are empty', 'zeros follow the journal'),
  pair('a bit of a registration has turned', 'the journal is cut off in the middle'),
  pair('two registrations have changed places', 'the last entry is damaged'),
  pair('a record is in a state that there is not', 'the first frame is damaged'),
  pair('the marks are gone', 'the journal is cut off in the middle'),
  pair('the marks are gone', 'the journal is gone'),
  pair('the mark of the journal is gone', 'an older copy of the journal is back'),
  pair('the counts are wrong', 'the journal is cut off in an entry'),
  pair('the mark of the trail has gone back', 'the journal has lost its last byte'),
  both(
    'the older records are gone from the database, the newer ones from the journal',
    damage('', (_, { registrations, outbox }) =>
      Promise.all([registrations.bulkDelete([1, 2, 3].map(id)), outbox.bulkDelete([2, 3].map(id))]),
    ),
    named('two entries are gone'),
  ),
];
