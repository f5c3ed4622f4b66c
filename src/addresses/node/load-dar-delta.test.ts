import { describe, expect, test } from 'vitest';
import type { RegisterFile } from '../address-register.ts';
import { rowsOf } from '../address-rows.ts';
import { createChance, createUuids, specimenRows } from '../formats/specimen-rows.fixture.ts';
import { darEntities } from '../formats/writers.fixture.ts';
import { formatIdWords } from '../id-words.ts';
import { openRegister } from '../register-data.ts';
import { createNodeRegisterSession } from './index.ts';

type Entity = Record<string, unknown>;
const later = '2026-10-01T08:00:00.000000+00:00';
const before = darEntities(specimenRows(5), { kommuneBy: 'vejmidte' }) as Record<string, Entity[]>;
const jsonFile = (name: string, entities: Record<string, Entity[]>): RegisterFile => ({
  name,
  bytes: new TextEncoder().encode(JSON.stringify(entities)),
});

async function sessionOf(entities: Record<string, Entity[]>) {
  const session = createNodeRegisterSession();
  const loaded = await session.load([jsonFile('total.json', entities)]);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return session;
}
function addressesOf(session: ReturnType<typeof createNodeRegisterSession>) {
  const opened = openRegister((session.bytes ?? new Uint8Array()).slice().buffer);
  if (!opened.ok) throw new Error(opened.error.kind);
  const { closed } = opened.value;
  return {
    rows: [...rowsOf(opened.value)],
    closed: [...rowsOf(closed)].map(({ id }) => formatIdWords(id)).sort(),
  };
}

/** What DAR tells of a changed object: the version that was, closed, and the one that counts. */
const versions = (was: Entity, is: Entity): Entity[] => [
  { ...was, registreringTil: later },
  { ...is, registreringFra: later, virkningFra: later },
];
const open = (before['AdresseList'] ?? []).filter(({ status }) => status === '3');
const [first = {}, second = {}, third = {}] = open;
const district = before['PostnummerList']?.[0] ?? {};
const newId = createUuids(createChance(3))();

describe('DAR’s own changes', () => {
  test('to addresses, and to districts by their code, give the register of a later total', async () => {
    const changed = { ...second, etagebetegnelse: '7', dørbetegnelse: 'mf' };
    const added = { ...third, id_lokalId: newId, etagebetegnelse: '8', registreringFra: later };
    const renamed = { ...district, navn: 'Nyby' };
    const delta = {
      AdresseList: [...versions(first, { ...first, status: '4' }), ...versions(second, changed), added],
      PostnummerList: versions(district, renamed),
    };
    const after = {
      ...before,
      AdresseList: [
        ...(before['AdresseList'] ?? []).map((address) =>
          address === first ? { ...first, status: '4' } : address === second ? changed : address,
        ),
        added,
      ],
      PostnummerList: (before['PostnummerList'] ?? []).map((one) => (one === district ? renamed : one)),
    };
    const session = await sessionOf(before);
    const loaded = await session.load([jsonFile('DAR_delta.json', delta)]);
    expect(loaded).toMatchObject({ ok: true, value: { bad: [], badRowCount: 0, needsTotal: false } });
    const fresh = addressesOf(await sessionOf(after));
    const followed = addressesOf(session);
    expect(followed.rows).toEqual(fresh.rows);
    // The total cannot say where addresses were whose own facts are gone; the register still knows.
    expect(followed.closed).toContain(first['id_lokalId']);
    expect(session.findById(first['id_lokalId'] as never)).toMatchObject({ state: 'closed' });
  });

  test('to roads are listed, change nothing, and a total is asked for', async () => {
    const [road = {}] = before['NavngivenVejList'] ?? [];
    const session = await sessionOf(before);
    const earlier = addressesOf(session);
    const loaded = await session.load([
      jsonFile('DAR_delta.json', { NavngivenVejList: versions(road, { ...road, vejnavn: 'Nyvej' }) }),
    ]);
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        needsTotal: true,
        bad: [{ reason: 'veje er ændret, og registret kender ikke deres id', count: 1 }],
      },
    });
    expect(addressesOf(session)).toEqual(earlier);
  });

  test('without a register, or without a change, are told', async () => {
    const file = jsonFile('DAR_delta.json', { AdresseList: versions(first, first) });
    expect(await createNodeRegisterSession().load([file])).toEqual({ ok: false, error: { kind: 'no-base' } });
    expect(await (await sessionOf(before)).load([file])).toEqual({
      ok: false,
      error: { kind: 'nothing-new' },
    });
  });
});
