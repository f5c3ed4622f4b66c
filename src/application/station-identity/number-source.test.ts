import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryNumberPlaces } from '../../testing/station-identities.ts';
import { createNumberSource, numbersInBlock } from './number-source.ts';

async function begun() {
  const places = createMemoryNumberPlaces();
  const source = createNumberSource(places);
  await source.begin();
  return { places, source };
}

describe('the numbers of a station', () => {
  it('begin at 1 and leave none out while one window counts', async () => {
    const { source } = await begun();
    const taken: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) taken.push(await source.take());
    expect(taken).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));
  });

  it('are not known before the station was enrolled, nor where both places are lost', async () => {
    const places = createMemoryNumberPlaces();
    const source = createNumberSource(places);
    expect(await source.isKnown()).toBe(false);
    await expect(source.take()).rejects.toThrow('counted');
    await source.begin();
    expect(await source.isKnown()).toBe(true);
    places.reserved = undefined;
    expect(await source.isKnown()).toBe(true);
    places.ahead = undefined;
    expect(await source.isKnown()).toBe(false);
  });

  it('go on where they were when the station is enrolled anew', async () => {
    const { places, source } = await begun();
    for (let nth = 0; nth < 5; nth += 1) await source.take();
    await createNumberSource(places).begin();
    expect(await createNumberSource(places).take()).toBeGreaterThan(5);
  });

  it('are written down once for many', async () => {
    const { places, source } = await begun();
    let writes = 0;
    const keepReserved = (last: number) => {
      writes += 1;
      return places.keepReserved(last);
    };
    const counting = { ...places, keepReserved };
    const counted = createNumberSource(counting);
    for (let nth = 0; nth < 4 * numbersInBlock; nth += 1) await counted.take();
    expect(writes).toBe(4);
    expect(await source.take()).toBeGreaterThan(4 * numbersInBlock);
  });

  it('fall never far behind those of another window', async () => {
    const { places, source: idle } = await begun();
    expect(await idle.take()).toBe(1);
    const busy = createNumberSource(places);
    let highest = 0;
    for (let nth = 0; nth < 500; nth += 1) highest = await busy.take();
    expect(await idle.take()).toBeGreaterThan(highest - 250);
  });

  it('are not given where they cannot be kept, and are again when there is room', async () => {
    const { places, source } = await begun();
    places.full = true;
    await expect(source.take()).rejects.toThrow('full');
    places.full = false;
    expect(await source.take()).toBe(1);
  });

  it('never repeat: whatever window takes them, whenever it is killed, and whichever place is lost', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('take' as const), window: fc.nat(2) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('burst' as const), window: fc.nat(2) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('kill' as const),
          changes: fc.nat(3),
          written: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('lose-reserved' as const, 'lose-ahead' as const) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const places = createMemoryNumberPlaces();
        await createNumberSource(places).begin();
        const start = () => [0, 1, 2].map(() => createNumberSource(places));
        let windows = start();
        const given = new Set<number>();
        const take = async (window: number) => {
          const number = await windows[window]?.take().catch(() => undefined);
          if (number === undefined) return;
          expect(given.has(number)).toBe(false);
          given.add(number);
        };
        for (const one of steps) {
          if (one.kind === 'take') await take(one.window);
          else if (one.kind === 'burst') {
            const all = Array.from({ length: 3 * numbersInBlock }, (_, nth) => take((one.window + nth) % 3));
            await Promise.all(all);
          } else if (one.kind === 'kill') {
            places.dieAfter(one.changes, one.written);
            for (let nth = 0; nth < 3 * numbersInBlock; nth += 1) await take(0);
            places.revive();
            windows = start();
          } else if (one.kind === 'restart') windows = start();
          else if (one.kind === 'lose-reserved' && places.ahead !== undefined) {
            places.reserved = undefined;
            windows = start();
          } else if (places.reserved !== undefined) places.ahead = undefined;
        }
      }),
      { numRuns: 300 },
    );
  });
});
