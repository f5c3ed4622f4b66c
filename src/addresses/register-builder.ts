import type { DarPlace } from './dar-places.ts';
import { createIdSet } from './growing-words.ts';
import type { IdWords } from './id-words.ts';
import { type RegisterAbout, writeRegister } from './register-about.ts';
import { createRowCollector } from './row-collector.ts';
import type { DoorReading } from './unit-codes.ts';

/** One address with its codes already read. */
export interface RegisterRow {
  readonly id: IdWords;
  readonly houseNumberId?: IdWords | undefined;
  readonly kommune: number;
  readonly streetCode: number;
  readonly street: string;
  readonly houseNumber: number;
  readonly floor: number;
  readonly door: DoorReading;
  readonly locality?: string | undefined;
  readonly postcode: number;
  readonly postDistrict: string;
}

/** An address that is no more (nedlagt, henlagt), with what is still known of where it was. */
export type ClosedRow = Pick<RegisterRow, 'id'> & {
  readonly [Field in Exclude<keyof RegisterRow, 'id'>]?: RegisterRow[Field] | undefined;
};

export interface RegisterBuilder {
  readonly size: number;
  /** Undefined, or why the row cannot be kept (Danish). */
  add(row: RegisterRow): string | undefined;
  /** Addresses that are no more: never found by searching, only by their id. */
  readonly closedCount: number;
  /** As `add`. Where it is not known what it was called, it is counted alone. */
  addClosed(row: ClosedRow): string | undefined;
  /** The bytes of a register file; `places` where it is from DAR. */
  build(about: RegisterAbout, places?: readonly DarPlace[]): ArrayBuffer;
}

export function createRegisterBuilder(): RegisterBuilder {
  const ids = createIdSet();
  const takeId = (id: IdWords): boolean => ids.add(id);
  const rows = createRowCollector(takeId);
  const closed = createRowCollector(takeId);
  let nameless = 0;
  return {
    get size() {
      return rows.size;
    },
    get closedCount() {
      return closed.size + nameless;
    },
    add: rows.add,
    addClosed(row) {
      if (isWholeRow(row)) return closed.add(row);
      if (!ids.add(row.id)) return 'adressens id findes allerede';
      nameless += 1;
      return undefined;
    },
    build: (about, places = []) =>
      writeRegister(about, {
        rows: { parts: rows.finish(), kommuner: rows.kommuner },
        ...(closed.size === 0 ? {} : { closed: { parts: closed.finish(), kommuner: closed.kommuner } }),
        places,
      }).buffer,
  };
}

function isWholeRow(row: ClosedRow): row is RegisterRow {
  const { kommune, streetCode, street, houseNumber, floor, door, postcode, postDistrict } = row;
  return [kommune, streetCode, street, houseNumber, floor, door, postcode, postDistrict].every(
    (fact) => fact !== undefined,
  );
}
