import { describe, expect, it } from 'vitest';
import type { ReceiptsResponse } from '../../contract/intake-api.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../../testing/fake-intake-transport.ts';
import { createFakeClock, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { createSimulatedIntakeServer } from '../../testing/simulated-intake-server.ts';
import { createTestSigner, testWorld } from '../../testing/test-signer.ts';
import { trustPorts } from '../../testing/test-trust.ts';
import type { Answer } from '../ports/intake-transport.ts';
import { drainOutbox } from './drain-outbox.ts';
import { findReasonToCompare, reconcile } from './reconcile.ts';

async function createStation(records: number) {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  const server = createSimulatedIntakeServer();
  const transport = createFakeIntakeTransport(server);
  for (let nth = 0; nth < records; nth += 1) {
    await store.saveRegistration(buildRegistration({ nth }), clock.now());
  }
  const ports = { store, transport, clock, random: () => 0.5, ...trustPorts };
  await drainOutbox(ports);
  return { store, clock, server, transport, ports };
}

const statesOf = async ({ store }: { store: ReturnType<typeof createMemoryStationStore> }) =>
  (await store.listOutbox()).map(({ state }) => state).toReversed();

describe('Comparing with the server', () => {
  it('finds nothing where all is well, and remembers when it was done', async () => {
    const { ports, store, clock } = await createStation(3);
    clock.advance(60);
    expect(await reconcile(ports, 'routine')).toEqual({ kind: 'compared', offered: 0, faults: 0 });
    expect(await store.findMemory()).toMatchObject({ comparedAt: clock.now() });
    expect(await store.findMemory()).not.toHaveProperty('comparing');
  });

  it('offers again what a server has lost, and hands it over once more under a new receipt', async () => {
    const station = await createStation(2);
    const { ports, store, server, clock } = station;
    const backup = server.takeSnapshot();
    await store.saveRegistration(buildRegistration({ nth: 2 }), clock.now());
    await drainOutbox(ports);
    const lost = (await store.findRecord(practiceId(2)))?.receipt;
    server.restore(backup);
    const probe = await ports.transport.probe();
    const lastExchange = probe.kind === 'ready' ? probe.lastExchange : undefined;
    expect(findReasonToCompare(await store.findMemory(), lastExchange, clock.now())).toBe('server-restored');
    expect(await reconcile(ports, 'server-restored', lastExchange)).toMatchObject({ offered: 1 });
    expect(await statesOf(station)).toEqual(['acknowledged', 'acknowledged', 'waiting']);
    // What was lost is known now: that alone is no reason to look again.
    expect(findReasonToCompare(await store.findMemory(), lastExchange, clock.now())).toBeUndefined();
    server.time = '2026-11-24T08:00:00.000Z' as typeof server.time;
    await drainOutbox(ports);
    expect(await store.findRecord(practiceId(2))).toMatchObject({
      state: 'acknowledged',
      receipt: server.findReceipt(practiceId(2)),
      earlierReceipts: [lost],
    });
  });

  it('shows as a fault what the server has lost and was purged here, and offers it not', async () => {
    const station = await createStation(2);
    const { ports, store, server, clock } = station;
    store.purge(practiceId(0), clock.now());
    server.restore(createSimulatedIntakeServer().takeSnapshot());
    expect(await reconcile(ports, 'routine')).toEqual({ kind: 'compared', offered: 1, faults: 1 });
    expect(await store.listReceiptFaults()).toMatchObject([
      { id: practiceId(0), receiptFault: { kind: 'lost-after-purge', foundAt: clock.now() } },
    ]);
    // The same fault is none that is new.
    expect(await reconcile(ports, 'routine')).toMatchObject({ offered: 0, faults: 0 });
  });

  it('goes on after the last page that was noted, also when the program died in between', async () => {
    const { ports, store, transport } = await createStation(1200);
    const compared: number[] = [];
    let pages = 0;
    const first = { ...ports, onCompared: (count: number) => compared.push(count), isUrgent: () => true };
    expect(await reconcile(first, 'never-compared')).toMatchObject({ kind: 'put-off' });
    transport.befall({ kind: 'lost-answer', seenAs: 'timed-out' });
    expect(await reconcile(ports, 'never-compared')).toMatchObject({
      kind: 'interrupted',
      trouble: { kind: 'timed-out' },
    });
    transport.befall({ kind: 'station-dies' });
    await expect(reconcile(ports, 'never-compared')).rejects.toThrow('died');
    expect((await store.findMemory()).comparing).toMatchObject({ because: 'never-compared' });
    const last = {
      ...ports,
      onCompared() {
        pages += 1;
      },
    };
    expect(await reconcile(last, 'never-compared')).toMatchObject({ kind: 'compared' });
    expect([compared, pages]).toEqual([[500], 2]);
  });

  it('begins anew where the server was restored meanwhile', async () => {
    const { ports, store, clock, server } = await createStation(600);
    const put = { ...ports, isUrgent: () => true };
    await reconcile(put, 'routine', server.lastExchange('Skranke 1'));
    const before = (await store.findMemory()).comparing;
    expect(before?.after).toBeDefined();
    clock.advance(1);
    await reconcile(put, 'server-restored', 1);
    expect((await store.findMemory()).comparing).toMatchObject({
      because: 'server-restored',
      since: clock.now(),
      lastExchange: 1,
    });
    clock.advance(1);
    await reconcile(put, 'server-restored', 0);
    expect((await store.findMemory()).comparing).toMatchObject({ since: clock.now(), lastExchange: 0 });
  });

  it.each<[string, (value: ReceiptsResponse) => Promise<Partial<ReceiptsResponse>>, string]>([
    ['bears no signature', async () => ({ attestation: undefined }), 'receipt-not-signed'],
    [
      'is signed by somebody else',
      async ({ receipts }) => ({ attestation: await (await createTestSigner()).attest(testWorld, receipts) }),
      'receipt-not-signed',
    ],
    ['leaves a record out', async () => ({ receipts: [], attestation: undefined }), 'not-the-intake-server'],
  ])('believes no answer that %s', async (_, change, kind) => {
    const station = await createStation(2);
    const { ports, store, transport } = station;
    const before = await store.listOutbox();
    const compareRecords = async (
      ...given: Parameters<typeof transport.compareRecords>
    ): Promise<Answer<ReceiptsResponse>> => {
      const answer = await transport.compareRecords(...given);
      if (answer.kind !== 'answered') return answer;
      return { kind: 'answered', value: { ...answer.value, ...(await change(answer.value)) } };
    };
    const outcome = await reconcile({ ...ports, transport: { ...transport, compareRecords } }, 'routine');
    expect(outcome).toMatchObject({ kind: 'interrupted', trouble: { kind }, offered: 0, faults: 0 });
    expect(await store.listOutbox()).toEqual(before);
  });

  it('offers nothing that it did not ask for', async () => {
    const station = await createStation(2);
    const { ports, transport } = station;
    const compareRecords = async (
      ...given: Parameters<typeof transport.compareRecords>
    ): Promise<Answer<ReceiptsResponse>> => {
      const answer = await transport.compareRecords(...given);
      if (answer.kind !== 'answered') return answer;
      return { kind: 'answered', value: { ...answer.value, missing: [practiceId(9)] } };
    };
    expect(await reconcile({ ...ports, transport: { ...transport, compareRecords } }, 'routine')).toEqual({
      kind: 'compared',
      offered: 0,
      faults: 0,
    });
  });

  it('is paused where the station is shut out', async () => {
    const { ports, transport } = await createStation(1);
    transport.befall({ kind: 'status', status: 403, problem: 'station-cloned' });
    expect(await reconcile(ports, 'routine')).toMatchObject({
      kind: 'paused',
      trouble: { kind: 'station-cloned' },
    });
  });

  it.each<[string, Parameters<typeof findReasonToCompare>, string | undefined]>([
    ['never done', [{ lastAnswered: 0 }, 0, '2026-11-23T08:00:00.000Z'], 'never-compared'],
    [
      'done an hour ago',
      [{ lastAnswered: 3, comparedAt: at('2026-11-23T07:00:00.000Z') }, 3, '2026-11-23T08:00:00.000Z'],
      undefined,
    ],
    [
      'done a day ago',
      [{ lastAnswered: 3, comparedAt: at('2026-11-22T08:00:00.000Z') }, 3, '2026-11-23T08:00:00.000Z'],
      'routine',
    ],
    [
      'done in the future, by a clock that was set back since',
      [{ lastAnswered: 3, comparedAt: at('2036-11-22T08:00:00.000Z') }, 3, '2026-11-23T08:00:00.000Z'],
      'routine',
    ],
    [
      'a server that knows of less than it has answered',
      [{ lastAnswered: 3, comparedAt: at('2026-11-23T07:00:00.000Z') }, 2, '2026-11-23T08:00:00.000Z'],
      'server-restored',
    ],
    [
      'a server that does not tell',
      [
        { lastAnswered: 3, comparedAt: at('2026-11-23T07:00:00.000Z') },
        undefined,
        '2026-11-23T08:00:00.000Z',
      ],
      undefined,
    ],
  ])('has a reason or none: %s', (_, given, reason) => {
    expect(findReasonToCompare(...given)).toBe(reason);
  });
});

function at(text: string) {
  return text as NonNullable<Parameters<typeof findReasonToCompare>[0]['comparedAt']>;
}
