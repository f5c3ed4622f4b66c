import { describe, expect, it } from 'vitest';
import { drainOutbox } from '../application/hand-over/drain-outbox.ts';
import type { IndexEntry } from '../contract/updates.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import type { ElsewhereRecord, PreparedRefusal } from '../domain/training/scenario.ts';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { createFakeClock, practiceId } from '../testing/fake-machine.ts';
import { hashBytes } from '../testing/hash-bytes.ts';
import { createMemoryStationStore } from '../testing/memory-station-store.ts';
import { toOutgoingText } from '../testing/outgoing-text.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { verifyEd25519 } from '../testing/test-signer.ts';
import { testServerSigner } from '../testing/test-trust.ts';
import { prepareElsewhere } from './prepare-elsewhere.ts';
import { createSimulatedServer } from './simulated-server.ts';

const world = { audience: 'training', kommuneCode: '0621' } as const;
const trust = { world, signingKeys: [testServerSigner.publicKey] };

interface Wanted {
  readonly elsewhere?: readonly ElsewhereRecord[];
  readonly refuses?: readonly PreparedRefusal[];
}

/** A participant's station and the server in its page. */
function openSitting({ elsewhere = [], refuses = [] }: Wanted = {}) {
  const clock = createFakeClock();
  const store = createMemoryStationStore();
  const server = createSimulatedServer({
    clock,
    world,
    participant: { id: 'plads-1', name: 'Plads 1', office: 'Borgerservice' },
    crypto: {
      hash: hashBytes,
      attest: async (bytes) => ({
        key: testServerSigner.keyId,
        signature: await testServerSigner.sign(bytes),
      }),
      tokenOf: async (text) => `${text.length}`,
      findText: (bytes) => new TextDecoder().decode(bytes),
      utf8: (text) => new TextEncoder().encode(text),
    },
    prepared: elsewhere.map((record, at) => prepareElsewhere(record, practiceId(500 + at), clock.now())),
    refuses,
  });
  const drain = (trusted = trust) =>
    drainOutbox({
      store,
      transport: server.transport,
      clock,
      random: () => 0.5,
      hash: hashBytes,
      verify: verifyEd25519,
      findTrust: async () => trusted,
    });
  const stateOf = async (nth: number) => (await store.findRecord(practiceId(nth)))?.state;
  return { clock, store, server, drain, stateOf };
}

const elsewhereOf = (nth: number, known: boolean): ElsewhereRecord => ({
  number: practicePerson(nth).cpr,
  name: practicePerson(nth).name,
  citation: '§ 7, stk. 1',
  address: buildAddress(),
  office: 'Kontor Syd',
  station: 'Skranke 2',
  hoursAgo: 22,
  known,
});

describe('The server in the page', () => {
  it('signs what it takes, and the station believes it for its signature alone', async () => {
    const { store, clock, drain, stateOf } = openSitting();
    await store.saveRegistration(buildRegistration({ nth: 1 }), clock.now());
    expect(await drain({ ...trust, signingKeys: [new Uint8Array(32)] })).toMatchObject({ sent: 0 });
    expect(await stateOf(1)).not.toBe('acknowledged');
    await store.hasten();
    clock.advance(3_600);
    await drain();
    expect(await stateOf(1)).toBe('acknowledged');
  });

  it('a receipt of training is none of practice: the world is in what was signed', async () => {
    const { store, clock, drain, stateOf } = openSitting();
    await store.saveRegistration(buildRegistration({ nth: 1 }), clock.now());
    await drain({ ...trust, world: { ...world, audience: 'practice' } } as unknown as typeof trust);
    expect(await stateOf(1)).not.toBe('acknowledged');
  });

  it('has the other office’s record, and tells both sides of it', async () => {
    const { store, clock, drain } = openSitting({ elsewhere: [elsewhereOf(3, false)] });
    await store.saveRegistration(buildRegistration({ nth: 3 }), clock.now());
    await drain();
    const record = await store.findRecord(practiceId(3));
    expect(record?.state).toBe('conflict');
    expect(record?.trouble).toMatchObject({
      kind: 'conflict',
      conflict: { kind: 'active-registration', existing: { office: 'Kontor Syd', stationName: 'Skranke 2' } },
    });
  });

  it('tells stations of what they may know, and of nothing that they may not', async () => {
    const { server } = openSitting({ elsewhere: [elsewhereOf(3, true), elsewhereOf(4, false)] });
    const told = await server.transport.fetchUpdates({ marks: 0, index: 0, lists: 0 });
    if (told.kind !== 'answered') throw new Error(told.kind);
    expect(told.value.index.map(({ id }: IndexEntry) => id)).toEqual([practiceId(500)]);
    const again = await server.transport.fetchUpdates(told.value.cursor);
    expect(again).toMatchObject({ value: { index: [], cursor: told.value.cursor } });
  });

  it('refuses what the scenario has it refuse, and takes the correction', async () => {
    const number = practicePerson(5).cpr;
    const { store, clock, drain, stateOf } = openSitting({
      refuses: [{ number, paths: ['residence.moveInDate'] }],
    });
    await store.saveRegistration(buildRegistration({ nth: 5 }), clock.now());
    await drain();
    expect(await stateOf(5)).toBe('refused');
    await store.saveRegistration(
      { ...buildRegistration({ nth: 5, corrects: practiceId(5) }), id: practiceId(6) },
      clock.now(),
    );
    await drain();
    expect(await stateOf(6)).toBe('acknowledged');
    expect(await stateOf(5)).toBe('withdrawn');
  });

  it('takes no number that a real person could have, and the same record only once', async () => {
    const { server } = openSitting();
    const civil = parseCprNumber('070761-4285', { today: createFakeClock().today(), series: 'civil' });
    if (!civil.ok) throw new Error('The office’s own example is a number');
    const { number: cpr, birthDate, sex } = civil.value;
    const real = buildRegistration({ nth: 7, series: 'civil', person: { cpr, birthDate, sex } });
    const fictive = buildRegistration({ nth: 8 });
    const texts = [real, fictive, fictive].map((registration) =>
      toOutgoingText({ id: registration.id, content: JSON.stringify({ schemaVersion: 1, ...registration }) }),
    );
    const answer = await server.transport.handOver(texts);
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(answer.results).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'wrong-series' } },
      { outcome: 'acknowledged', replayed: false },
      { outcome: 'acknowledged', replayed: true },
    ]);
    expect(server.listContents()).toHaveLength(1);
  });
});
