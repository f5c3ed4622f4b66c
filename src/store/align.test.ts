import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { isConserved } from '../domain/registration.ts';
import { type Damage, databaseDamages, doubleDamages, journalDamages } from './testing/damages.ts';
import {
  createWorkedStation,
  factsOf,
  type StationFacts,
  undoubted,
  type WorkedStation,
} from './testing/worked-station.ts';

const nothing = { restored: 0, mended: 0, journalled: 0, lost: 0, rebuilt: false };

/** Records that somebody was told are saved, and that are not there as they were. */
const countLost = (before: StationFacts, after: StationFacts): number =>
  before.records.filter((record) => {
    const found = after.records.find(({ id }) => id === record.id);
    return JSON.stringify(found?.registration) !== JSON.stringify(record.registration);
  }).length;

/** Opens the station after the damage, as far as the background comparison. */
async function openAfter(station: WorkedStation) {
  const opened = await station.machine.open();
  const compared = await opened.compare();
  if (!compared.ok) throw new Error(`Not compared: ${compared.error.kind}`);
  return { opened, report: opened.report, compared: compared.value };
}

async function expectAll(station: WorkedStation, revives: boolean): Promise<void> {
  const { opened } = await openAfter(station);
  const after = undoubted(await factsOf(opened));
  const facts = revives ? { ...station.facts, drafts: after.drafts } : station.facts;
  expect(countLost(station.facts, after)).toBe(0);
  expect(after).toEqual(facts);
  for (const draft of station.facts.drafts) expect(after.drafts).toContainEqual(draft);
  expect(isConserved(after.queue)).toBe(true);
  expect(await opened.findConservationFault()).toBeUndefined();
  expect(await opened.trail.findFault()).toBeUndefined();
  // It is done once: the next comparison finds nothing, and the station works on.
  expect(await opened.compare()).toEqual({ ok: true, value: nothing });
  await opened.close();
  const again = await station.machine.open();
  expect(again.report).toEqual(nothing);
  expect(await again.compare()).toEqual({ ok: true, value: nothing });
  expect(undoubted(await factsOf(again))).toEqual(facts);
  await again.close();
}

const cases = (damages: readonly Damage[]): [string, Damage][] =>
  damages.map((damage) => [damage.name, damage]);

async function damaged(damage: Damage): Promise<WorkedStation> {
  const station = await createWorkedStation();
  const database = await station.machine.look();
  await damage.befall(station, database);
  database.close();
  return station;
}

describe('A station loses nothing that somebody was told is saved when', () => {
  it.each(cases(databaseDamages))('%s', async (_, damage) =>
    expectAll(await damaged(damage), damage.revives),
  );
  it.each(cases(journalDamages))('%s', async (_, damage) => expectAll(await damaged(damage), damage.revives));
  it.each(cases(doubleDamages))('%s', async (_, damage) => expectAll(await damaged(damage), damage.revives));

  it('the whole database is gone, which is told of by name', async () => {
    for (const name of ['the database is gone', 'all tables are empty']) {
      const found = databaseDamages.find((damage) => damage.name === name);
      if (found === undefined) throw new Error('There is such a damage');
      const { opened, report } = await openAfter(await damaged(found));
      expect(report).toMatchObject({ rebuilt: true, mended: 0 });
      expect(report.restored).toBeGreaterThan(20);
      // What was on its way then is not known any more: nothing is taken for never sent.
      const open = (await factsOf(opened)).records.filter(
        ({ state }) => state !== 'acknowledged' && state !== 'withdrawn',
      );
      expect(open.length).toBeGreaterThan(3);
      expect(open.filter(({ mayHaveArrived }) => mayHaveArrived !== true)).toEqual([]);
    }
  });

  it('nothing has befallen it', async () => {
    const station = await createWorkedStation();
    const { opened, report, compared } = await openAfter(station);
    expect([report, compared]).toEqual([nothing, nothing]);
    expect(await factsOf(opened)).toEqual(station.facts);
  });
});
