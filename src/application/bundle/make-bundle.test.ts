import { beforeEach, describe, expect, it } from 'vitest';
import { type BundleBench, openBundleBench } from '../../testing/bundle-bench.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { type MakeBundlePorts, makeBundle } from './make-bundle.ts';

let bench: BundleBench;
beforeEach(async () => {
  bench = await openBundleBench();
});

describe('making a bundle', () => {
  it('puts all that waits into a file, the oldest first, which only the server can open', async () => {
    await bench.save(3, 1, 2);
    const made = await bench.make();
    expect(made).toMatchObject({ name: 'bopael-pakke-7d3f0f6e-1.bopael', left: 0 });
    expect(made.bundle).toMatchObject({ number: 1, records: 3, madeAt: bench.clock.now() });
    const { number, content } = await bench.office.open(made.bytes);
    expect(number).toBe(1);
    expect(content.audience).toBe('practice');
    expect(content.records.map(({ id }) => id)).toEqual([practiceId(1), practiceId(2), practiceId(3)]);
    expect(await bench.book.list()).toEqual([made.bundle]);
  });

  it('leaves the records waiting, with the number of their bundle', async () => {
    await bench.save(1, 2);
    await bench.make();
    expect(await bench.store.findRecord(practiceId(1))).toMatchObject({ state: 'waiting', bundle: 1 });
    expect(await bench.store.countQueue()).toMatchObject({ created: 2, waiting: 2 });
    // They may go by the line as well.
    expect(await bench.store.claimWaiting(bench.clock.now(), 10)).toHaveLength(2);
  });

  it('puts what still waits on the next one too, and the old one stays good', async () => {
    await bench.save(1, 2);
    const first = await bench.make();
    await bench.save(3);
    const second = await bench.make();
    expect(await bench.idsIn(second.bytes)).toEqual([practiceId(1), practiceId(2), practiceId(3)]);
    // Both come to the server, the second one first.
    const later = await bench.office.import(second.bytes);
    const earlier = await bench.office.import(first.bytes);
    expect(await bench.take(earlier)).toMatchObject({ bundle: { number: 1 }, changed: 2 });
    expect(await bench.take(later)).toMatchObject({ bundle: { number: 2 }, changed: 1 });
    expect(bench.office.server.ids()).toHaveLength(3);
    expect(await bench.make().catch((error: Error) => error.message)).toBe('nothing-waits');
  });

  it('tells how many there was no room for, and takes those first on the next', async () => {
    const many = Array.from({ length: 5_003 }, (_, nth) => ({
      id: practiceId(nth),
      content: '{"schemaVersion":1}',
      contentHash: 'a'.repeat(64),
    }));
    const marked = new Map<string, number>();
    const fake: MakeBundlePorts['store'] = {
      takeForBundle: async (_, on) => many.filter(({ id }) => on === 'any' || marked.get(id) === on),
      noteBundled: async (ids, number) => {
        for (const id of ids) marked.set(id, number);
      },
      listSettled: async () => [],
    };
    const first = await makeBundle({ ...bench.ports, store: fake });
    const second = await makeBundle({ ...bench.ports, store: fake });
    if (!first.ok || !second.ok) throw new Error('there is room');
    expect([first.value.bundle.records, first.value.left]).toEqual([5_000, 3]);
    expect([second.value.bundle.records, second.value.left]).toEqual([5_000, 0]);
    const ids = await bench.idsIn(second.value.bytes);
    expect(ids.slice(-3)).toEqual([5_000, 5_001, 5_002].map(practiceId));
  });

  it('never makes a file that is larger than the server takes', async () => {
    const content = JSON.stringify({ text: 'Ø"\\'.repeat(12_000) });
    const many = Array.from({ length: 600 }, (_, nth) => ({ id: practiceId(nth), content, contentHash: '' }));
    const fake: MakeBundlePorts['store'] = {
      takeForBundle: async () => many,
      noteBundled: async () => {},
      listSettled: async () => [],
    };
    const made = await makeBundle({ ...bench.ports, store: fake });
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value.bytes.length).toBeLessThanOrEqual(20_000_000);
    expect(made.value.bytes.length).toBeGreaterThan(19_800_000);
    expect(made.value.left).toBe(600 - made.value.bundle.records);
  });

  it('bears the end of the audit trail and the cases that are ended, until the server was told', async () => {
    await bench.save(1);
    await bench.office.server.receive([{ id: practiceId(1), content: '{}' }]);
    const auditHead = { seq: 4, mac: 'a'.repeat(64), publicKey: bench.office.station.keys.signingKey };
    const settled = [{ id: practiceId(9), as: 'withdrawn' as const }];
    const told: string[] = [];
    bench.ports = {
      ...bench.ports,
      findAuditHead: async () => auditHead,
      store: {
        ...bench.store,
        listSettled: async () => settled.filter(({ id }) => !told.includes(id)),
        noteTold: async (ids) => void told.push(...ids),
      },
    };
    const { bytes } = await bench.make();
    expect((await bench.office.open(bytes)).content).toMatchObject({ auditHead, settled });
    await bench.take(await bench.office.import(bytes));
    expect(told).toEqual([practiceId(9)]);
  });

  it('makes none where nothing waits, the station is not connected, or nothing can be kept', async () => {
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'nothing-waits' } });
    await bench.save(1);
    bench.identity = undefined;
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'not-connected' } });
    // Locked in the middle of it: nobody may sign any more.
    bench.identity = { ...bench.office.identity, sign: async () => undefined };
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'not-connected' } });
    bench.identity = { ...bench.office.identity, takeNumber: async () => undefined };
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    bench.identity = bench.office.identity;
    bench.store.setFull(true);
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    bench.store.setFull(false);
    bench.book.setFull(true);
    expect(await makeBundle(bench.ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect(await bench.book.list()).toEqual([]);
    bench.book.setFull(false);
    // The record is not forgotten for it.
    expect(await bench.idsIn((await bench.make()).bytes)).toEqual([practiceId(1)]);
  });
});
