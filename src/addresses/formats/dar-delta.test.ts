import { describe, expect, test } from 'vitest';
import { changePlaces, type DarPlace, orderPlaces } from '../dar-places.ts';
import { formatIdWords, sameId } from '../id-words.ts';
import { createRegisterBuilder, type RegisterRow } from '../register-builder.ts';
import { later, makeDarChanges, versionsOf } from './dar-changes.fixture.ts';
import { type DarDelta, type RegisterAtHand, type RowTie, readDarDelta } from './dar-delta.ts';
import { moment } from './import.fixture.ts';
import { createRegisterImport } from './import-register.ts';
import { createChance, createUuids, specimenRows } from './specimen-rows.fixture.ts';
import { type DarEntities, darEntities } from './writers.fixture.ts';

type Entity = Record<string, unknown>;
type Entities = Record<string, Entity[]>;

interface Total {
  readonly rows: Map<string, RegisterRow>;
  readonly places: readonly DarPlace[];
}

function readTotal(entities: DarEntities): Total {
  const rows = new Map<string, RegisterRow>();
  let places: readonly DarPlace[] = [];
  const builder = createRegisterBuilder();
  const register = createRegisterImport({
    moment,
    builder: {
      ...builder,
      get size() {
        return rows.size;
      },
      closedCount: 0,
      add: (row) => {
        rows.set(formatIdWords(row.id), row);
        return undefined;
      },
      build(_, told = []) {
        places = orderPlaces(told);
        return new ArrayBuffer();
      },
    },
  });
  const file = register.file('total');
  file.push(JSON.stringify(entities));
  file.end();
  const result = register.finish();
  if (!result.ok) throw new Error(result.error.kind);
  expect(result.value.bad).toEqual([]);
  return { rows, places };
}

/** A register in memory that knows what its rows hang on. */
function registerOf(entities: DarEntities): RegisterAtHand & Total {
  const { rows, places } = readTotal(entities);
  const houses = new Map(entities['HusnummerList']?.map((house) => [house['id_lokalId'], house]));
  const fields: Readonly<Record<RowTie, string>> = {
    'house-number': 'id_lokalId',
    road: 'navngivenVej',
    'post-district': 'postnummer',
    locality: 'supplerendeBynavn',
  };
  return {
    rows,
    places,
    knowsPlaces: true,
    placesOf: (kind, id) => places.filter((place) => place.kind === kind && sameId(place.id, id)),
    find: (id) => rows.get(formatIdWords(id)),
    rowsOf: (tie, id) =>
      [...rows.values()].filter((row) => {
        const house = houses.get(formatIdWords(row.houseNumberId ?? [0, 0, 0, 0]));
        return house?.[fields[tie]] === formatIdWords(id);
      }),
  };
}

function applied(rows: ReadonlyMap<string, RegisterRow>, delta: DarDelta): Map<string, RegisterRow> {
  const after = new Map(rows);
  for (const row of delta.changed) after.set(formatIdWords(row.id), row);
  for (const id of delta.closed) after.delete(formatIdWords(id));
  return after;
}

const read = (register: RegisterAtHand, delta: Entities, size = 100): DarDelta => {
  const text = JSON.stringify(delta);
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
  return readDarDelta([{ name: 'delta', pieces }], register, moment);
};

const rows = specimenRows(5);
const before = darEntities(rows, { kommuneBy: 'vejmidte' });
const register = registerOf(before);
const livedIn = [...register.rows.values()].map(({ houseNumberId }) =>
  formatIdWords(houseNumberId ?? [0, 0, 0, 0]),
);
const sorted = (map: ReadonlyMap<string, RegisterRow>): [string, RegisterRow][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test('a register with the delta of any changes is the register of what they lead to', () => {
  for (let seed = 1001; seed <= 1150; seed += 1) {
    const { after, delta } = makeDarChanges(before, livedIn, seed);
    const found = read(register, delta, 1 + (seed % 300));
    expect(found.missing, `seed ${seed}`).toEqual([]);
    const fresh = readTotal(after);
    expect(sorted(applied(register.rows, found)), `seed ${seed}`).toEqual(sorted(fresh.rows));
    expect(changePlaces(register.places, found.places), `seed ${seed}`).toEqual(fresh.places);
  }
});

describe('what a delta does not tell stays as it is, and is told', () => {
  const [address] = before['AdresseList'] ?? [];
  const [house] = before['HusnummerList'] ?? [];
  const unknown = createUuids(createChance(1))();

  test('an address on a house number that nobody knows', () => {
    const found = read(register, { AdresseList: versionsOf(address, { ...address, husnummer: unknown }) });
    expect(found).toMatchObject({
      changed: [],
      closed: [],
      missing: [{ count: 1, reason: 'husnummeret er hverken i ændringerne eller i registret' }],
    });
  });

  test('a house number on a road that nobody knows', () => {
    const found = read(register, { HusnummerList: versionsOf(house, { ...house, navngivenVej: unknown }) });
    expect(found.changed).toEqual([]);
    expect(found.missing).toMatchObject([{ reason: 'vejen er hverken i ændringerne eller i registret' }]);
  });

  test('a version that was replaced by one that is not in the file', () => {
    const found = read(register, { AdresseList: [{ ...address, registreringTil: later }] });
    expect(found).toMatchObject({
      changed: [],
      closed: [],
      missing: [{ reason: 'adressens nye version er ikke i ændringerne' }],
    });
  });

  test('what is not in force yet changes nothing', () => {
    const future = '2027-01-01T00:00:00.000000+00:00';
    const found = read(register, {
      HusnummerList: [{ ...house, husnummertekst: '5', registreringFra: later, virkningFra: future }],
      AdresseList: [{ ...address, status: '4', registreringFra: later, virkningFra: future }],
    });
    expect(found).toEqual({
      changed: [],
      closed: [],
      places: { added: [], removed: [] },
      missing: [],
    });
  });

  test('a broken object, and a file of another format', () => {
    const pieces = ['{"AdresseList":[{"id_lokalId":"x"},{"id_lokalId":', '}]}'];
    const { missing } = readDarDelta([{ name: 'delta', pieces }], register, moment);
    expect(missing.map(({ reason }) => reason).sort()).toEqual(['ugyldigt id', 'ødelagt JSON-objekt'].sort());
    const other = readDarDelta([{ name: 'x', pieces: ['id;vejnavn\n1;2'] }], register, moment);
    expect(other.changed).toEqual([]);
    expect(other.missing).toMatchObject([{ reason: 'filen er ikke fra DAR' }]);
  });
});
