import { describe, expect, test } from 'vitest';
import { formatIdWords } from '../id-words.ts';
import { createRegisterBuilder, type RegisterRow } from '../register-builder.ts';
import { type DarDelta, type RegisterAtHand, type RowTie, readDarDelta } from './dar-delta.ts';
import { moment } from './import.fixture.ts';
import { createRegisterImport } from './import-register.ts';
import { createChance, createUuids, specimenRows } from './specimen-rows.fixture.ts';
import { type DarEntities, darEntities } from './writers.fixture.ts';

type Entity = Record<string, unknown>;
type Entities = Record<string, Entity[]>;

function rowsOfTotal(entities: DarEntities): Map<string, RegisterRow> {
  const rows = new Map<string, RegisterRow>();
  const builder = createRegisterBuilder();
  const register = createRegisterImport({
    moment,
    builder: {
      ...builder,
      size: 1,
      closedCount: 0,
      add: (row) => {
        rows.set(formatIdWords(row.id), row);
        return undefined;
      },
      build: () => new ArrayBuffer(),
    },
  });
  const file = register.file('total');
  file.push(JSON.stringify(entities));
  file.end();
  const result = register.finish();
  if (!result.ok) throw new Error(result.error.kind);
  expect(result.value.bad).toEqual([]);
  return rows;
}

/** A register in memory that knows what its rows hang on. */
function registerOf(entities: DarEntities): RegisterAtHand & { readonly rows: Map<string, RegisterRow> } {
  const rows = rowsOfTotal(entities);
  const houses = new Map(entities['HusnummerList']?.map((house) => [house['id_lokalId'], house]));
  const fields: Readonly<Record<RowTie, string>> = {
    'house-number': 'id_lokalId',
    road: 'navngivenVej',
    'post-district': 'postnummer',
    locality: 'supplerendeBynavn',
  };
  return {
    rows,
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
const later = '2026-10-01T08:00:00.000000+00:00';

/** What a delta tells of changed objects: the version that was, closed, and the one that counts. */
function versionsOf(was: Entity | undefined, is: Entity): Entity[] {
  const now = { ...is, registreringFra: later, virkningFra: later };
  return was === undefined ? [now] : [{ ...was, registreringTil: later }, now];
}

const sorted = (map: ReadonlyMap<string, RegisterRow>): [string, RegisterRow][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test('a register with the delta of any changes is the register of what they lead to', () => {
  for (let seed = 1001; seed <= 1150; seed += 1) {
    const chance = createChance(seed);
    const newId = createUuids(chance);
    const after = JSON.parse(JSON.stringify(before)) as Entities;
    const delta: Entities = {};
    const pick = (list: string): Entity => {
      const entities = after[list] ?? [];
      return entities[Math.floor(chance() * entities.length)] ?? {};
    };
    const tell = (list: string, entity: Entity): void => {
      const was = before[list]?.find((other) => other['id_lokalId'] === entity['id_lokalId']);
      const others = (delta[list] ?? []).filter((other) => other['id_lokalId'] !== entity['id_lokalId']);
      delta[list] = [...others, ...versionsOf(was, entity)];
    };
    const change = (list: string, fields: Entity, entity = pick(list)): void => {
      Object.assign(entity, fields);
      tell(list, entity);
    };
    const add = (list: string, entity: Entity): void => {
      after[list]?.push(entity);
      tell(list, entity);
    };
    const changes: readonly (() => void)[] = [
      () => change('NavngivenVejList', { vejnavn: `Nyvej ${seed}` }),
      () => change('PostnummerList', { navn: 'Nyby' }),
      () => change('SupplerendeBynavnList', { navn: 'Nylund' }),
      () => change('HusnummerList', { husnummertekst: '99B' }),
      () => change('HusnummerList', { supplerendeBynavn: null }),
      () => change('HusnummerList', { postnummer: pick('PostnummerList')['id_lokalId'] }),
      () => {
        const open = (after['AdresseList'] ?? []).filter(({ status }) => status === '3');
        change('AdresseList', { etagebetegnelse: '3', dørbetegnelse: 'th' }, open[seed % open.length]);
      },
      () => change('AdresseList', { status: '4' }),
      () => {
        // A house without open addresses is in no register.
        const house = formatIdWords([...register.rows.values()][seed % 20]?.houseNumberId ?? [0, 0, 0, 0]);
        add('AdresseList', { ...pick('AdresseList'), status: '3', id_lokalId: newId(), husnummer: house });
      },
      () => {
        const house = { ...pick('HusnummerList'), id_lokalId: newId(), husnummertekst: '77' };
        add('HusnummerList', house);
        const address = { ...pick('AdresseList'), status: '3', id_lokalId: newId() };
        add('AdresseList', { ...address, husnummer: house.id_lokalId });
      },
      () => {
        const part = pick('NavngivenVejKommunedelList');
        change('NavngivenVejKommunedelList', { vejkode: '0999' }, part);
        for (const house of after['HusnummerList'] ?? [])
          if (
            house['navngivenVej'] === part['navngivenVej'] &&
            String(house['vejmidte']).startsWith(String(part['kommune']))
          )
            change('HusnummerList', { vejmidte: `${String(part['kommune'])}-0999` }, house);
      },
    ];
    const count = 1 + Math.floor(chance() * 4);
    for (let turn = 0; turn < count; turn += 1) changes[Math.floor(chance() * changes.length)]?.();
    const found = read(register, delta, 1 + Math.floor(chance() * 300));
    expect(found.missing, `seed ${seed}`).toEqual([]);
    expect(sorted(applied(register.rows, found)), `seed ${seed}`).toEqual(sorted(rowsOfTotal(after)));
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
    expect(found).toEqual({ changed: [], closed: [], missing: [] });
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
