import { fail, ok, type Result } from '../domain/result.ts';
import { type IdBlocks, openIdBlocks } from './id-blocks.ts';
import { type FindRow, openIdIndex } from './id-index.ts';
import { openPack, type PackColumns } from './pack.ts';
import type { FileDamage, OpenedFile } from './register-file.ts';
import { openTextTable, type TextTable } from './text-table.ts';

/** Addresses of a register file: their columns in memory, and their ids where they lie. */
export interface AddressData {
  readonly columns: PackColumns;
  readonly names: TextTable;
  readonly districts: TextTable;
  readonly localities: TextTable;
  readonly doors: TextTable;
  readonly unitIds: IdBlocks;
  readonly houseIds: IdBlocks;
  readonly findUnit: FindRow;
}

/**
 * Those in force, or those that are no more; undefined where the file has none of them. Throws where the blocks
 * that say how the ids lie are damaged.
 */
export function openAddresses(
  file: OpenedFile,
  which: 'rows' | 'closed',
): Result<AddressData | undefined, FileDamage> {
  const pack = file.load(`${which}/pack`);
  const [unitPart, indexPart, housePart] = [
    file.part(`${which}/unitIds`),
    file.part(`${which}/unitIndex`),
    file.part(`${which}/houseIds`),
  ];
  if (pack === undefined) return ok(undefined);
  if (unitPart === undefined || indexPart === undefined || housePart === undefined)
    return fail({ kind: 'damaged' });
  if (!pack.ok) return pack;
  const opened = openPack(pack.value.buffer);
  const unitIds = openIdBlocks(unitPart);
  const houseIds = openIdBlocks(housePart);
  if (!opened.ok) return opened;
  if (!unitIds.ok) return unitIds;
  if (!houseIds.ok) return houseIds;
  const findUnit = openIdIndex(indexPart, unitIds.value);
  if (!findUnit.ok) return findUnit;
  const columns = opened.value;
  if (unitIds.value.count !== columns.unitKind.length || houseIds.value.count !== columns.houseNumber.length)
    return fail({ kind: 'damaged' });
  return ok({
    columns,
    names: openTextTable({ units: columns.nameUnits, ends: columns.nameEnds }),
    districts: openTextTable({ units: columns.districtUnits, ends: columns.districtEnds }),
    localities: openTextTable({ units: columns.localityUnits, ends: columns.localityEnds }),
    doors: openTextTable({ units: columns.doorUnits, ends: columns.doorEnds }),
    unitIds: unitIds.value,
    houseIds: houseIds.value,
    findUnit: findUnit.value,
  });
}
