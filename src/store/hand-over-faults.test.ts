import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { instant } from '../testing/fake-machine.ts';
import { liveThrough } from '../testing/fault-world/expectations.ts';
import { FaultWorld } from '../testing/fault-world/fault-world.ts';
import { foundBefore, worldSteps } from '../testing/fault-world/steps.ts';
import { testTrust } from '../testing/test-trust.ts';
import { createJournal } from './journal/journal.ts';
import { type RowChange, tableNames } from './journal/rows.ts';
import { bringIn } from './keyring/recovery.ts';
import { createVault } from './keys/vault.ts';
import type { OpenedStore } from './open-store.ts';
import { currentVersion } from './station-database.ts';
import { createTestMachine, type TestMachine, testStationId } from './testing/test-station.ts';

/** All rows that a backup has. */
async function backUp(machine: TestMachine): Promise<readonly RowChange[]> {
  const database = await machine.look();
  const rows: RowChange[] = [];
  for (const table of tableNames) {
    for (const row of await database.table(table).toArray()) rows.push({ table, row } as RowChange);
  }
  database.close();
  return rows;
}

/** As a station is restored on a machine that has nothing. */
async function restoreOnAnother(rows: readonly RowChange[]): Promise<TestMachine> {
  const machine = createTestMachine();
  const keys = await machine.keys();
  const journal = await createJournal({
    files: machine.files,
    key: keys.journal,
    station: testStationId,
    schema: currentVersion,
  });
  await bringIn(journal, createVault(keys), rows);
  return machine;
}

/** Few records are many, where so many are written together. */
async function createWorld(landFrom: number, parcelOf: number): Promise<FaultWorld> {
  let machine = createTestMachine();
  const openIt = (): Promise<OpenedStore> => machine.open(undefined, { landFrom, parcelOf });
  let opened = await openIt();
  return new FaultWorld({
    findStore: () => opened.store,
    async openAnew() {
      // A program that was killed has closed nothing.
      opened = await openIt();
    },
    async backUp() {
      const rows = await backUp(machine);
      return async () => {
        machine = await restoreOnAnother(rows);
        opened = await openIt();
      };
    },
    async purge() {
      await opened.purge(instant('2999-01-01T00:00:00.000Z'), testTrust);
    },
  });
}

describe('A station on a disk, its server and the line between them, all of which fail', () => {
  it('lose and double nothing, and explain every case', async () => {
    await fc.assert(
      fc.asyncProperty(
        worldSteps,
        fc.constantFrom(1, 40),
        fc.constantFrom(1, 2, 500),
        async (steps, landFrom, parcelOf) => liveThrough(await createWorld(landFrom, parcelOf), steps),
      ),
      { numRuns: 25, examples: foundBefore.map((steps) => [[...steps], 1, 2]) },
    );
  }, 120_000);
});
