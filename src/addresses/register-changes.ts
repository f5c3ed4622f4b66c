import { fail, ok, type Result } from '../domain/result.ts';
import { type AddressData, openAddresses } from './address-data.ts';
import { rowsOf } from './address-rows.ts';
import { changePlaces, type DarPlace, findDarPlaces, type PlaceChanges } from './dar-places.ts';
import { mergeAddresses } from './merge-addresses.ts';
import { type ChangesInfo, type RegisterAbout, readAbout, writeRegister } from './register-about.ts';
import type { RegisterRow } from './register-builder.ts';
import type { RegisterData } from './register-data.ts';
import { type FileDamage, findDamage, type OpenedFile, withSignature } from './register-file.ts';

/** Lower-case hexadecimal SHA-256 of bytes. */
export type HashBytes = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

/** What makes one register of another. */
export interface RegisterChanges {
  /** Addresses that are new or other than before. */
  readonly rows: Iterable<RegisterRow>;
  /** Those that are no more, as they were last printed. */
  readonly closed: Iterable<RegisterRow>;
  /** Of DAR's places; absent where nothing of them changes. */
  readonly places?: PlaceChanges;
}

/** A file of changes; nothing of it is believed that it does not hold whole. */
export interface ChangesFile {
  readonly info: ChangesInfo;
  readonly changes: RegisterChanges;
  readonly file: OpenedFile;
}

/**
 * The register after changes: the very bytes that a build of that state gives, so that it is known by the same
 * SHA-256. `too-large`: it has more than the columns hold; only a total could tell.
 */
export function changeRegister(
  base: RegisterData,
  about: RegisterAbout,
  { rows, closed, places }: RegisterChanges,
): Result<Uint8Array<ArrayBuffer>, { readonly kind: 'too-large' }> {
  const inForce = [...rows];
  const gone = [...closed];
  const touched = [...inForce, ...gone];
  const merged = mergeAddresses(base, unitsOf(base, touched), inForce);
  if (merged === undefined) return fail({ kind: 'too-large' });
  const mergedClosed = mergeAddresses(base.closed, unitsOf(base.closed, touched), gone);
  if (mergedClosed === undefined) return fail({ kind: 'too-large' });
  const hasClosed = mergedClosed.kommuner.size > 0;
  return ok(
    writeRegister(about, {
      rows: merged,
      ...(hasClosed ? { closed: mergedClosed } : {}),
      places: placesAfter(base, places),
    }),
  );
}

function placesAfter({ file }: RegisterData, changes: PlaceChanges | undefined): readonly DarPlace[] {
  const places = findDarPlaces(file) ?? [];
  return changes === undefined ? places : changePlaces(places, changes);
}

function unitsOf(data: AddressData | undefined, rows: readonly RegisterRow[]): ReadonlySet<number> {
  const units = new Set<number>();
  for (const { id } of rows) {
    const unit = data?.findUnit(id);
    if (unit !== undefined) units.add(unit);
  }
  return units;
}

/** Opens a file of changes. `damaged` also for a whole register. */
export function openChanges(file: OpenedFile): Result<ChangesFile, FileDamage> {
  const damage = findDamage(file);
  if (damage !== undefined) return fail(damage);
  const about = readAbout(file.about);
  if (about?.kind !== 'changes') return fail({ kind: 'damaged' });
  const rows = openAddresses(file, 'rows');
  if (!rows.ok) return rows;
  const closed = openAddresses(file, 'closed');
  if (!closed.ok) return closed;
  const [added = [], removed = []] = [findDarPlaces(file, 'added'), findDarPlaces(file, 'removed')];
  const changes = { rows: rowsOf(rows.value), closed: rowsOf(closed.value), places: { added, removed } };
  return ok({ info: about.info, changes, file });
}

export type ApplyProblem =
  /** The changes are for another register than the one at hand. */
  | { readonly kind: 'other-base'; readonly base: string; readonly wanted: string }
  /** What came out is not what whoever made the changes had. */
  | { readonly kind: 'other-result' }
  | { readonly kind: 'too-large' };

/**
 * The register after a file of changes, with the signature that goes with it; undefined where it has them already.
 * They lead from one very register to one very other, so that they can only come in order.
 */
export async function applyChanges(
  base: RegisterData,
  baseSha256: string,
  { info, changes }: ChangesFile,
  hash: HashBytes,
): Promise<Result<Uint8Array<ArrayBuffer> | undefined, ApplyProblem>> {
  if (baseSha256 === info.result.sha256) return ok(undefined);
  if (baseSha256 !== info.base.sha256)
    return fail({ kind: 'other-base', base: base.info.date, wanted: info.base.date });
  const changed = changeRegister(base, info, changes);
  if (!changed.ok) return changed;
  if ((await hash(changed.value)) !== info.result.sha256) return fail({ kind: 'other-result' });
  const { signature } = info.result;
  return ok(signature === undefined ? changed.value : withSignature(changed.value, signature));
}
