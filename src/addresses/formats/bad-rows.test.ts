import { describe, expect, test } from 'vitest';
import { mostPlaces } from './bad-rows.ts';
import { closedIds, importTexts, openRows } from './import.fixture.ts';
import { specimenRows } from './specimen-rows.fixture.ts';
import { type DarEntities, darEntities, dawaFlat, writeCsv, writeJson } from './writers.fixture.ts';

const rows = specimenRows(3);
const all = openRows(rows);
const entities = darEntities(rows);
const [someRow] = [...all.values()];
if (someRow === undefined) throw new Error('No rows');

type Entity = Readonly<Record<string, unknown>>;
/** The entities with some objects of a list changed, left out (undefined) or followed by others. */
const changed = (
  list: string,
  change: (entity: Entity) => Entity | readonly Entity[] | undefined,
): DarEntities => ({
  ...entities,
  [list]: (entities[list] ?? []).flatMap((entity) => change(entity) ?? []),
});
const imported = (from: DarEntities) => importTexts(JSON.stringify(from, undefined, 1));
const withId = (id: unknown, change: (entity: Entity) => ReturnType<Parameters<typeof changed>[1]>) => {
  return (entity: Entity) => (entity['id_lokalId'] === id ? change(entity) : entity);
};
const houseOf = (id: string): Entity =>
  entities['HusnummerList']?.find((house) => house['id_lokalId'] === id) ?? {};
const roadId = houseOf(someRow.houseNumberId)['navngivenVej'];
const rowsOnRoad = [...all.values()].filter(
  ({ houseNumberId }) => houseOf(houseNumberId)['navngivenVej'] === roadId,
);
const rowsOfHouse = [...all.values()].filter(({ houseNumberId }) => houseNumberId === someRow.houseNumberId);

describe('references that lead nowhere', () => {
  test.each([
    [
      'a house number',
      changed(
        'HusnummerList',
        withId(someRow.houseNumberId, () => undefined),
      ),
      rowsOfHouse,
      'adressen peger på et husnummer, som ikke er i filerne',
    ],
    [
      'a house number that is no more',
      changed(
        'HusnummerList',
        withId(someRow.houseNumberId, (house) => ({ ...house, status: '4' })),
      ),
      rowsOfHouse,
      'adressen peger på et husnummer, som er nedlagt',
    ],
    [
      'a road',
      changed(
        'NavngivenVejList',
        withId(roadId, () => undefined),
      ),
      rowsOnRoad,
      'husnummeret peger på en vej, som ikke er i filerne',
    ],
    [
      'the codes of a road',
      changed('NavngivenVejKommunedelList', (part) => (part['navngivenVej'] === roadId ? undefined : part)),
      rowsOnRoad,
      'vejen har ingen vejkode i filerne',
    ],
  ])('%s', (_, from, touched, reason) => {
    const { rows: left, bad } = imported(from);
    expect(bad).toMatchObject([{ reason, count: touched.length }]);
    const gone = new Set(touched.map(({ id }) => id));
    expect(left).toEqual(new Map([...all].filter(([id]) => !gone.has(id))));
    for (const { file, line } of bad[0]?.places ?? []) expect([file, line > 1]).toEqual(['file-1', true]);
  });

  test('whole entities that are not in the files are named', () => {
    const { HusnummerList: _, PostnummerList: __, ...rest } = entities;
    expect(importTexts(JSON.stringify(rest)).problem).toEqual({
      kind: 'missing-columns',
      columns: ['HusnummerList', 'PostnummerList'],
    });
  });
});

describe('a road in two kommuner', () => {
  const part = entities['NavngivenVejKommunedelList']?.filter(
    (one) =>
      entities['NavngivenVejList']?.find((road) => road['id_lokalId'] === one['navngivenVej'])?.[
        'vejnavn'
      ] === 'Skolevej',
  );
  const without = (field: string) => changed('HusnummerList', ({ [field]: _, ...house }) => house);

  test('is told apart by the area of the house number', () => {
    expect(part).toHaveLength(2);
    const kommuner = [...imported(entities).rows.values()].filter(({ street }) => street === 'Skolevej');
    expect(new Set(kommuner.map(({ kommune }) => kommune))).toEqual(new Set(['0607', '0621']));
  });

  test('is not guessed at where the house number names none', () => {
    const { rows: left, bad } = imported(without('kommuneinddeling'));
    expect([...left.values()].filter(({ street }) => street === 'Skolevej')).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([
      'vejen har flere vejkoder, og husnummeret siger ikke hvilken',
    ]);
  });

  test('of which one part is lacking costs the addresses there', () => {
    const { rows: left, bad } = imported(
      changed(
        'NavngivenVejKommunedelList',
        withId(part?.[0]?.['id_lokalId'], () => undefined),
      ),
    );
    for (const [id, row] of left) expect(row).toEqual(all.get(id));
    expect(bad.map(({ reason }) => reason)).toEqual([
      'vejen har ingen vejkode i husnummerets kommune i filerne',
    ]);
  });

  test('is told apart by a kommune that stands beside the reference', () => {
    const nested = changed('HusnummerList', (house) => ({
      ...house,
      kommuneinddeling: {
        id_lokalId: house['kommuneinddeling'],
        kommunekode: String(house['kommuneinddeling']).slice(4),
      },
    }));
    expect(imported(nested)).toMatchObject({ rows: all, bad: [] });
  });
});

describe('versions', () => {
  const later = { registreringFra: '2026-01-01T00:00:00.000000+00:00' };
  const past = { registreringTil: '2026-01-01T00:00:00.000000+00:00' };
  const over = (fields: Entity, others: Entity) =>
    changed(
      'AdresseList',
      withId(someRow.id, (address) =>
        [address, { ...address, ...fields }].map((one, at) => (at === 0 ? { ...one, ...others } : one)),
      ),
    );
  const unitNow = (from: DarEntities): string | undefined => imported(from).rows.get(someRow.id)?.floor;

  test.each([
    ['the newest registered one counts', over({ ...later, etagebetegnelse: '9' }, past), '9'],
    ['in either order', over({ ...past, etagebetegnelse: '9' }, {}), someRow.floor],
    [
      'one that is not in force yet does not',
      over({ ...later, virkningFra: '2027-01-01T00:00:00.000000+00:00', etagebetegnelse: '9' }, {}),
      someRow.floor,
    ],
    [
      'one that is in force no more does not',
      over({ ...later, virkningTil: '2026-02-01T00:00:00.000000+00:00', etagebetegnelse: '9' }, {}),
      someRow.floor,
    ],
    ['a closed one closes', over({ ...later, status: '4' }, past), undefined],
  ])('%s', (_, from, floor) => {
    expect(unitNow(from)).toBe(floor);
    expect(imported(from).bad).toEqual([]);
  });

  test('two of the same moment that differ are neither believed', () => {
    const { rows: left, bad } = imported(over({ etagebetegnelse: '9' }, {}));
    expect(left.has(someRow.id)).toBe(false);
    expect(bad).toMatchObject([{ reason: 'samme id to gange med forskelligt indhold', count: 1 }]);
  });

  test('the same object twice is told and costs nothing', () => {
    const { rows: left, bad } = imported(over({}, {}));
    expect(left).toEqual(all);
    expect(bad).toMatchObject([{ reason: 'adressens id findes allerede', count: 1 }]);
  });

  test('a newest version that cannot be read costs the address: no older one is taken for it', () => {
    const { rows: left, bad } = imported(over({ ...later, dørbetegnelse: 'venstre side' }, past));
    expect(left.has(someRow.id)).toBe(false);
    expect(bad).toMatchObject([{ reason: 'ugyldig dør', count: 1 }]);
  });
});

test('objects that stand where their ids are expected are read', () => {
  const find = (list: string, id: unknown): Entity | undefined =>
    entities[list]?.find((entity) => entity['id_lokalId'] === id);
  const nested = (entities['AdresseList'] ?? []).map((address) => {
    const house = houseOf(String(address['husnummer']));
    return {
      ...address,
      husnummer: {
        ...house,
        navngivenVej: find('NavngivenVejList', house['navngivenVej']),
        postnummer: find('PostnummerList', house['postnummer']),
        supplerendeBynavn: find('SupplerendeBynavnList', house['supplerendeBynavn']) ?? null,
      },
    };
  });
  const { rows: left, bad } = importTexts(
    writeJson(nested, 'lines'),
    writeJson(entities['NavngivenVejKommunedelList'] ?? [], 'array'),
  );
  expect(bad).toEqual([]);
  expect(left).toEqual(all);
});

describe('the report', () => {
  test('tells file and line of every format', () => {
    const csv = writeCsv(rows).replace(someRow.id, 'no id');
    const flat = writeJson(
      rows.map((row) => dawaFlat(row.id === someRow.id ? { ...row, postDistrict: '' } : row)),
      'lines',
    );
    const { bad } = importTexts(csv, flat);
    const line = [...rows].findIndex(({ id }) => id === someRow.id) + 2;
    expect(bad.find(({ reason }) => reason === 'ugyldigt id')).toEqual({
      reason: 'ugyldigt id',
      count: 1,
      places: [{ file: 'file-1', line }],
    });
    expect(bad.find(({ reason }) => reason.startsWith('postdistriktet'))?.places[0]?.file).toBe('file-2');
    expect(bad[0]).toMatchObject({ reason: 'adressens id findes allerede' });
  });

  test('counts all and keeps the first', () => {
    const lines = `${writeCsv(rows)}${'x;y\n'.repeat(mostPlaces + 500)}`;
    const { bad } = importTexts(lines);
    expect(bad[0]).toMatchObject({ reason: 'ugyldigt id', count: mostPlaces + 500 });
    expect(bad[0]?.places).toHaveLength(mostPlaces);
  });

  test('closed addresses are no bad rows, whole or not', () => {
    const csv = writeCsv(rows).replaceAll(/^(.{73}).*;4$/gm, '$1;;;;;;;;;;4');
    const { closed, bad } = importTexts(csv);
    expect(bad).toEqual([]);
    expect(new Set(closed)).toEqual(new Set(closedIds(rows)));
  });
});
