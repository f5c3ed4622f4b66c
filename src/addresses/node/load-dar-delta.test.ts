import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RegisterFile } from '../address-register.ts';
import { rowsOf } from '../address-rows.ts';
import { findDarPlaces } from '../dar-places.ts';
import { diffRegisters } from '../diff-registers.ts';
import { later, makeDarChanges, versionsOf as versions } from '../formats/dar-changes.fixture.ts';
import { createChance, createUuids, specimenRows } from '../formats/specimen-rows.fixture.ts';
import { darEntities, writeCsv } from '../formats/writers.fixture.ts';
import { formatIdWords } from '../id-words.ts';
import { openRegister } from '../register-data.ts';
import { createNodeRegisterSession } from './index.ts';

type Entity = Record<string, unknown>;
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
const hash = async (bytes: Uint8Array): Promise<string> => createHash('sha256').update(bytes).digest('hex');
async function knownOf({ bytes = new Uint8Array() }: ReturnType<typeof createNodeRegisterSession>) {
  const opened = openRegister(bytes.slice().buffer);
  if (!opened.ok) throw new Error(opened.error.kind);
  return { data: opened.value, sha256: await hash(bytes.subarray(0, opened.value.file.contentSize)) };
}
function addressesOf(session: ReturnType<typeof createNodeRegisterSession>) {
  const opened = openRegister((session.bytes ?? new Uint8Array()).slice().buffer);
  if (!opened.ok) throw new Error(opened.error.kind);
  const { closed } = opened.value;
  return {
    rows: [...rowsOf(opened.value)],
    places: findDarPlaces(opened.value.file),
    closed: [...rowsOf(closed)].map(({ id }) => formatIdWords(id)).sort(),
  };
}

const open = (before['AdresseList'] ?? []).filter(({ status }) => status === '3');
const [first = {}, second = {}, third = {}] = open;
const district = before['PostnummerList']?.[0] ?? {};
const nextId = createUuids(createChance(3));
const newId = nextId();
const ids = Array.from({ length: 6 }, nextId);
const livedIn = [...new Set(open.map(({ husnummer }) => String(husnummer)))];

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

  test('of any kind give the register of a later total, and what the next changes need', async () => {
    for (let seed = 2001; seed <= 2040; seed += 1) {
      const { after, delta } = makeDarChanges(before, livedIn, seed);
      const session = await sessionOf(before);
      const loaded = await session.load([jsonFile('DAR_delta.json', delta)]);
      const isNews = loaded.ok || loaded.error.kind !== 'nothing-new';
      if (isNews)
        expect(loaded, `seed ${seed}`).toMatchObject({ ok: true, value: { bad: [], needsTotal: false } });
      const [followed, fresh] = [addressesOf(session), addressesOf(await sessionOf(after))];
      expect(followed.rows, `seed ${seed}`).toEqual(fresh.rows);
      expect(followed.places, `seed ${seed}`).toEqual(fresh.places);
    }
  });

  test('go on from server to station byte for byte', async () => {
    for (let seed = 3001; seed <= 3010; seed += 1) {
      const { delta } = makeDarChanges(before, livedIn, seed);
      const session = await sessionOf(before);
      const earlier = knownOf(session);
      const loaded = await session.load([jsonFile('DAR_delta.json', delta)]);
      if (!loaded.ok && loaded.error.kind === 'nothing-new') continue;
      const difference = await diffRegisters(await earlier, await knownOf(session), hash);
      if (!difference.ok) throw new Error(difference.error.kind);
      expect(difference.value.isExact, `seed ${seed}`).toBe(true);
      const station = await sessionOf(before);
      const taken = await station.load([{ name: 'changes', bytes: difference.value.bytes }]);
      expect(taken, `seed ${seed}`).toMatchObject({ ok: true });
      expect(station.bytes, `seed ${seed}`).toEqual(session.bytes);
    }
  });

  test('put a new house on a road that they do not tell, day after day', async () => {
    const [house = {}, address = {}] = [before['HusnummerList']?.[0], open[0]];
    const session = await sessionOf(before);
    const { rows: earlier } = addressesOf(session);
    const known = session.findById(address['id_lokalId'] as never)?.address;
    for (const [day, number] of ['91', '92', '93'].entries()) {
      const newHouse = { ...house, id_lokalId: ids[day], husnummertekst: number };
      const newAddress = { ...address, id_lokalId: ids[day + 3], husnummer: ids[day] };
      const delta = { HusnummerList: [newHouse], AdresseList: [newAddress] };
      expect(await session.load([jsonFile('DAR_delta.json', delta)])).toMatchObject({
        ok: true,
        value: { needsTotal: false, info: { addresses: earlier.length + day + 1 } },
      });
      expect(session.findById(newAddress.id_lokalId as never)).toMatchObject({
        address: { street: known?.street, postcode: known?.postcode, houseNumber: number },
      });
    }
  });

  test('to roads are listed where the register is not from DAR, change nothing, and a total is asked for', async () => {
    const [road = {}] = before['NavngivenVejList'] ?? [];
    const session = createNodeRegisterSession();
    const csv = new TextEncoder().encode(writeCsv(specimenRows(5)));
    expect(await session.load([{ name: 'total.csv', bytes: csv }])).toMatchObject({ ok: true });
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

  test('are not followed by half: a register of several formats knows no ids of roads', async () => {
    const session = createNodeRegisterSession();
    const csv = new TextEncoder().encode(writeCsv(specimenRows(6)));
    const mixed = await session.load([jsonFile('total.json', before), { name: 'total.csv', bytes: csv }]);
    expect(mixed).toMatchObject({ ok: true });
    expect(addressesOf(session).places).toBeUndefined();
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
