import { fromHex, toHex } from '../application/hex.ts';
import type { RecordBytes } from '../application/ports/outbox.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { Vault } from './keys/vault.ts';
import { findRows } from './outbox-view.ts';
import type { RecordReader } from './records.ts';
import type { ParcelRow, StationDatabase } from './station-database.ts';

/** What is known of a parcel without reading it: `[first, last, count]`, its primary key. */
type ParcelKey = readonly [first: RegistrationId, last: RegistrationId, count: number];

/**
 * The texts of what waits, copied at a quiet moment: as many as a hand-over holds in one row, under one seal. To
 * read and open ten thousand rows one by one takes a station longer than to hand them over. A copy is all that
 * they are: a record's own row counts, what is in no parcel is read there, and a parcel that is lost, or does not
 * open, is done without. What stands under an id never changes, so no parcel is ever out of date.
 */
export interface Parcels {
  /** Those of the texts that are in parcels. */
  find(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, RecordBytes>>;
  /**
   * Unpacks what does not wait any more, or packs one parcel more of what does. False where there was nothing
   * to do. `waiting` are all that wait, in their order.
   */
  tidy(waiting: readonly RegistrationId[]): Promise<boolean>;
}

/** Packing them is done within a fifth of a second, so that whoever saves meanwhile does not wait. */
export const recordsAParcel = 500;

const hashBytes = 32;

export function createParcels(
  database: StationDatabase,
  vault: Vault,
  reader: RecordReader,
  size: number,
): Parcels {
  const { parcels, registrations } = database;
  /** The keys as they were last looked at: to look, the browser reads through the parcels themselves. */
  let known: readonly ParcelKey[] | undefined;
  /** Once there was no room for copies, none are made: what is left is for what people save. */
  let hasRoom = true;

  async function findKeys(): Promise<readonly ParcelKey[]> {
    known = await readKeys(database);
    return known;
  }

  async function open(row: ParcelRow): Promise<readonly (readonly [RegistrationId, RecordBytes])[]> {
    const sealed = await vault.findBytes(placeOf(row), row.sealed);
    if (sealed === undefined) return [];
    let at = row.records.length * hashBytes;
    const hashes = toHex(sealed.subarray(0, at));
    return row.records.map((id, nth) => {
      const start = at;
      at = row.ends[nth] ?? start;
      const contentHash = hashes.slice(nth * hashBytes * 2, (nth + 1) * hashBytes * 2);
      return [id, { bytes: sealed.subarray(start, at), contentHash }];
    });
  }

  /** Undefined where one of them cannot be read: each then stays with its own row. */
  async function pack(ids: readonly RegistrationId[]): Promise<ParcelRow | undefined> {
    const rows = await findRows(registrations, ids);
    const found = await Promise.all(ids.map((id) => reader.findBytes(rows.get(id))));
    const texts = found.flatMap((text) => text ?? []);
    const [first, last] = [ids[0], ids.at(-1)];
    if (texts.length < ids.length || first === undefined || last === undefined) return undefined;
    const length = texts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const all = new Uint8Array(ids.length * hashBytes + length);
    const ends: number[] = [];
    let at = ids.length * hashBytes;
    texts.forEach(({ bytes, contentHash }, nth) => {
      all.set(fromHex(contentHash), nth * hashBytes);
      all.set(bytes, at);
      at += bytes.length;
      ends.push(at);
    });
    const row = { first, last, count: ids.length, records: ids, ends };
    return { ...row, sealed: await vault.sealBytes(placeOf(row), all) };
  }

  return {
    async find(ids) {
      const found = new Map<RegistrationId, RecordBytes>();
      const keys = known ?? (await findKeys());
      if (keys.length === 0 || ids.length === 0) return found;
      const sorted = [...ids].sort();
      const near = keys.filter((key) => countWithin(sorted, key) > 0);
      if (near.length === 0) return found;
      // What another window has unpacked meanwhile is not there.
      const rows = await parcels.bulkGet(near as never);
      const opened = await Promise.all(rows.flatMap((row) => (row === undefined ? [] : [open(row)])));
      const asked = new Set(ids);
      for (const [id, text] of opened.flat()) if (asked.has(id)) found.set(id, text);
      return found;
    },

    async tidy(waiting) {
      const keys = await findKeys();
      const done = keys.filter((key) => countWithin(waiting, key) !== key[2]);
      known = undefined;
      if (done.length > 0) {
        await parcels.bulkDelete(done as never);
        return true;
      }
      // What has just come may go at once; a parcel is for what has to wait.
      const loose = hasRoom ? findLoose(waiting, keys, size) : undefined;
      const row = loose === undefined ? undefined : await pack(loose);
      if (row === undefined) return false;
      try {
        await parcels.put(row);
        return true;
      } catch {
        hasRoom = false;
        await parcels.clear().catch(() => undefined);
        return false;
      }
    },
  };
}

/** Parcels that one of these records is in are unpacked: no copy outlives what it is a copy of. */
export async function dropParcelsOf(
  database: StationDatabase,
  ids: readonly RegistrationId[],
): Promise<void> {
  const sorted = [...ids].sort();
  const keys = (await readKeys(database)).filter((key) => countWithin(sorted, key) > 0);
  if (keys.length > 0) await database.parcels.bulkDelete(keys as never);
}

const readKeys = async ({ parcels }: StationDatabase): Promise<readonly ParcelKey[]> =>
  (await parcels.toCollection().primaryKeys()) as unknown as readonly ParcelKey[];

/** Which records there are and where each text ends is sealed with them: none can be taken for another. */
const placeOf = ({ records, ends }: Pick<ParcelRow, 'records' | 'ends'>): string =>
  ['parcels', ...records, ...ends].join('/');

/** So many that wait one after the other, with none between them that is packed: no parcel reaches into another. */
function findLoose(
  waiting: readonly RegistrationId[],
  keys: readonly ParcelKey[],
  size: number,
): readonly RegistrationId[] | undefined {
  let nth = 0;
  let start = 0;
  for (const [at, id] of waiting.entries()) {
    for (let key = keys[nth]; key !== undefined && key[1] < id; key = keys[nth]) nth += 1;
    const key = keys[nth];
    const isPacked = key !== undefined && key[0] <= id;
    if (isPacked) start = at + 1;
    else if (at + 1 - start === size) return waiting.slice(start, at + 1);
  }
  return undefined;
}

/** How many of the ids, which are in their order, lie between the first of a parcel and its last. */
const countWithin = (sorted: readonly RegistrationId[], [first, last]: ParcelKey): number =>
  placeIn(sorted, (id) => id > last) - placeIn(sorted, (id) => id >= first);

/** The place of the first id that is beyond. */
function placeIn(sorted: readonly RegistrationId[], isBeyond: (id: RegistrationId) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const id = sorted[middle];
    if (id === undefined || isBeyond(id)) high = middle;
    else low = middle + 1;
  }
  return low;
}
