import fc from 'fast-check';
import { describe, it } from 'vitest';
import { liveThrough } from '../../testing/fault-world/expectations.ts';
import { FaultWorld } from '../../testing/fault-world/fault-world.ts';
import { foundBefore, worldSteps } from '../../testing/fault-world/steps.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';

function createWorld(): FaultWorld {
  const store = createMemoryStationStore();
  const world: FaultWorld = new FaultWorld({
    findStore: () => store,
    openAnew: async () => {},
    async backUp() {
      const snapshot = store.takeSnapshot();
      return async () => store.restore(snapshot);
    },
    async purge(id) {
      store.purge(id, world.clock.now());
    },
  });
  return world;
}

describe('A station, its server and the line between them, all of which fail', () => {
  it('lose and double nothing, and explain every case', async () => {
    await fc.assert(
      fc.asyncProperty(worldSteps, (steps) => liveThrough(createWorld(), steps)),
      { numRuns: 250, examples: foundBefore.map((steps) => [[...steps]]) },
    );
  }, 60_000);
});
