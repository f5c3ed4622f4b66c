import { expect, test } from 'vitest';
import { createRegisterBuilder, type RegisterRow } from './register-builder.ts';
import { addressAt, findUnitById, openRegister } from './register-data.ts';

const rowOf = (nth: number, more: Partial<RegisterRow> = {}): RegisterRow => ({
  id: [nth, 1, 2, 3],
  kommune: 621,
  streetCode: 42,
  street: 'Øvestien',
  houseNumber: 7 * 32,
  floor: 0,
  door: { kind: 'code', code: 0 },
  postcode: 6000,
  postDistrict: 'Kolding',
  ...more,
});
const about = { name: 'Kolding', date: '', practice: true };

test('more addresses than a street has columns for are told, and the others stay', () => {
  const builder = createRegisterBuilder();
  const problems = new Set<string | undefined>();
  for (let nth = 1; nth <= 65_010; nth += 1) problems.add(builder.add(rowOf(nth)));
  expect([...problems]).toEqual([undefined, 'for mange adresser på én vej']);
  expect(builder.size).toBe(65_000);
  // Another street has room.
  expect(builder.add(rowOf(99_999, { streetCode: 43, street: 'Åvej' }))).toBeUndefined();
});

test('more kinds of doors than there are columns for are told', () => {
  const builder = createRegisterBuilder();
  const problems = new Set<string | undefined>();
  for (let nth = 0; nth < 66_000; nth += 1) {
    const floor = 11 + Math.floor(nth / 9000);
    const street = { streetCode: 1 + (nth % 5), street: `Vej ${nth % 5}` };
    problems.add(
      builder.add(rowOf(nth + 1, { ...street, floor, door: { kind: 'code', code: 1 + (nth % 9000) } })),
    );
  }
  expect([...problems]).toEqual([undefined, 'for mange forskellige bynavne eller døre']);
});

test('every unit lies at its own house, also where houses share a number across a postcode', () => {
  const builder = createRegisterBuilder();
  const rows = [
    rowOf(1, { houseNumber: 9 * 32 + 3, floor: 11, door: { kind: 'named', name: 'a1' } }),
    rowOf(2),
    rowOf(3, { postcode: 6100, postDistrict: 'Haderslev', locality: 'Øvelund' }),
    rowOf(4, { floor: 11, door: { kind: 'code', code: 10_000 } }),
    rowOf(5, { streetCode: 7, street: 'Åvej' }),
    rowOf(6, { postcode: 6100, postDistrict: 'Haderslev', locality: 'Øvelund', floor: 10 }),
  ];
  for (const row of rows) expect(builder.add(row)).toBeUndefined();
  const opened = openRegister(builder.build(about));
  if (!opened.ok) throw new Error(opened.error.kind);
  const data = opened.value;
  const all = Array.from({ length: rows.length }, (_, unit) => addressAt(data, unit));
  expect(new Set(all.map(({ id }) => id)).size).toBe(rows.length);
  all.forEach(({ id }, unit) => {
    expect(findUnitById(data, id)).toBe(unit);
  });
  const said = Object.fromEntries(
    all.map(({ id, street, houseNumber, floor, door, locality, postcode }) => [
      Number.parseInt(id.slice(0, 8), 16),
      [street, houseNumber, floor, door, locality, postcode].filter((part) => part !== undefined).join(' '),
    ]),
  );
  expect(said).toEqual({
    1: 'Øvestien 9C 1 a1 6000',
    2: 'Øvestien 7 6000',
    3: 'Øvestien 7 Øvelund 6100',
    4: 'Øvestien 7 1 tv 6000',
    5: 'Åvej 7 6000',
    6: 'Øvestien 7 st Øvelund 6100',
  });
});
