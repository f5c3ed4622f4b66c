import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerTrust } from '../application/receipts/attested-receipts.ts';
import { writeWithdrawalContent } from '../contract/record-content.ts';
import { writeRegistrationContent } from '../contract/registration-content.ts';
import type { HandOverState, RegistrationId } from '../domain/registration.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { createTestSigner } from '../testing/test-signer.ts';
import { attestReceipts, testTrust } from '../testing/test-trust.ts';
import { webSha256 } from '../testing/web-sha256.ts';
import type { OpenedStore } from './open-store.ts';
import { failNthCommit } from './testing/database-faults.ts';
import { createTestMachine, type TestMachine } from './testing/test-station.ts';

const saved = instant('2026-08-01T08:00:00.000Z');
const received = instant('2026-08-02T08:00:00.000Z');
const limit = instant('2026-10-01T00:00:00.000Z');

let machine: TestMachine;
let station: OpenedStore;

beforeEach(async () => {
  machine = createTestMachine();
  station = await machine.open();
});

afterEach(() => vi.restoreAllMocks());

interface Receipt {
  readonly id?: RegistrationId;
  readonly contentHash?: string;
  readonly receivedAt?: typeof received;
}

async function save(nth: number, more: Parameters<typeof buildRegistration>[0] = {}) {
  const registration = buildRegistration({ nth, ...more });
  expect(await station.store.saveRegistration(registration, saved)).toMatchObject({ ok: true });
  return registration;
}

async function acknowledge(nth: number, forged: Receipt = {}): Promise<void> {
  const id = practiceId(nth);
  const { registration, withdrawal } = (await station.store.findRecord(id)) ?? {};
  const content =
    registration !== undefined
      ? writeRegistrationContent(registration)
      : withdrawal && writeWithdrawalContent(withdrawal);
  if (content === undefined) throw new Error('It was saved');
  const contentHash = await webSha256(content);
  const receipt = { id, sequence: nth, receivedAt: received, contentHash, ...forged };
  await station.store.claimWaiting(saved, 1000);
  const attested = { batch: await attestReceipts([receipt]), place: 0 };
  await station.store.changeStates(
    [{ id, from: 'sending', to: 'acknowledged', receipt, attested }],
    received,
  );
  await station.store.putBackInterrupted(received);
}

const idsLeft = async (): Promise<readonly RegistrationId[]> =>
  (await station.store.listOutbox())
    .filter(({ registration }) => registration !== undefined)
    .map(({ id }) => id)
    .sort();

describe('Purging what was handed over', () => {
  it('removes what an old, right receipt stands for; the row, the receipt and the count stay', async () => {
    const { person } = await save(1);
    await save(2);
    await acknowledge(1);
    const count = await station.store.countQueue();
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 1 });
    expect(await idsLeft()).toEqual([practiceId(2)]);
    expect(await station.store.findRecord(practiceId(1))).toMatchObject({
      state: 'acknowledged',
      purgedAt: machine.clock.now(),
      receipt: { id: practiceId(1) },
    });
    expect(await station.store.countQueue()).toEqual(count);
    expect(await station.findConservationFault()).toBeUndefined();
    expect(await station.store.findSamePerson(person)).toEqual([]);
    expect((await station.store.findRecords({ search: person.cpr })).total).toBe(0);
    // Once: nothing is purged twice, and the same id is not taken for a new one.
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    await station.store.saveRegistration(buildRegistration({ nth: 1 }), saved);
    expect(await station.store.countQueue()).toEqual(count);
  });

  it.each<[string, Receipt]>([
    ['names another record', { id: practiceId(2) }],
    ['names other bytes', { contentHash: 'b'.repeat(64) }],
    ['names no bytes', { contentHash: '' }],
    ['is younger than the limit', { receivedAt: limit }],
    ['is from the future', { receivedAt: instant('2099-01-01T00:00:00.000Z') }],
  ])('keeps a record whose receipt %s', async (_, forged) => {
    await save(1);
    await acknowledge(1, forged);
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    expect(await idsLeft()).toEqual([practiceId(1)]);
  });

  it('keeps a record whose receipt nobody has signed for us, or somebody else', async () => {
    await save(1);
    await acknowledge(1);
    const stranger = await createTestSigner();
    const trusts: readonly ServerTrust[] = [
      { ...testTrust, signingKeys: [] },
      { ...testTrust, signingKeys: [stranger.publicKey] },
      { ...testTrust, world: { ...testTrust.world, kommuneCode: '0851' } },
    ];
    for (const trust of trusts) expect(await station.purge(limit, trust)).toEqual({ ok: true, value: 0 });
    const database = await machine.look();
    const row = await database.outbox.get(practiceId(1));
    const attestation = await database.attestations.get(row?.attested?.batch ?? '');
    if (attestation === undefined) throw new Error('It is kept');
    const changes = [
      () => database.outbox.update(practiceId(1), { attested: undefined }),
      () => database.outbox.update(practiceId(1), { attested: { batch: attestation.id, place: 1 } }),
      () => database.attestations.put({ ...attestation, leaves: new Uint8Array(32) }),
      () => database.attestations.put({ ...attestation, signature: `${'A'.repeat(86)}==` }),
      () => database.attestations.delete(attestation.id),
    ];
    for (const change of changes) {
      await change();
      expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
      await database.attestations.put(attestation);
      if (row !== undefined) await database.outbox.put(row);
    }
    database.close();
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 1 });
  });

  it('keeps what is being taken back until that is at its end, and the withdrawal no longer than it', async () => {
    await save(1);
    await acknowledge(1);
    const withdrawal = { id: practiceId(9), withdraws: practiceId(1), because: 'x', recordedAt: saved };
    expect(await station.store.saveWithdrawal(withdrawal, saved)).toMatchObject({ ok: true });
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    await acknowledge(9);
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 2 });
  });

  it.each(['correction', 'withdrawal'])('keeps a %s as long as what it replaces cannot go', async (kind) => {
    await save(1);
    await acknowledge(1, { contentHash: 'b'.repeat(64) });
    if (kind === 'correction') await save(9, { person: practicePerson(1), corrects: practiceId(1) });
    else {
      const withdrawal = { id: practiceId(9), withdraws: practiceId(1), because: 'x', recordedAt: saved };
      await station.store.saveWithdrawal(withdrawal, saved);
    }
    await acknowledge(9);
    // Offered again to a server that was restored, the first one would stand there with nothing to replace it.
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
  });

  it('keeps a record in any other state, also with a receipt', async () => {
    const states: readonly HandOverState[] = [
      'waiting',
      'sending',
      'conflict',
      'refused',
      'quarantined',
      'withdrawn',
    ];
    const database = await machine.look();
    for (const [at, state] of states.entries()) {
      await save(at + 1);
      await acknowledge(at + 1);
      await database.outbox.update(practiceId(at + 1), { state });
    }
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    expect(await idsLeft()).toHaveLength(states.length);
  });

  it('keeps a record without a receipt, and one whose text no longer opens', async () => {
    await save(1);
    await save(2);
    await acknowledge(1);
    await acknowledge(2);
    const database = await machine.look();
    await database.outbox.update(practiceId(1), { receipt: undefined });
    const other = await database.registrations.get(practiceId(1));
    if (other !== undefined) await database.registrations.update(practiceId(2), { content: other.content });
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    expect(await database.registrations.count()).toBe(2);
  });

  it('keeps what is being corrected until the correction is at its end', async () => {
    await save(1);
    await acknowledge(1);
    await save(2, { person: practicePerson(1), corrects: practiceId(1) });
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 0 });
    await acknowledge(2);
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 2 });
    expect(await station.store.countQueue()).toMatchObject({ created: 2, acknowledged: 2 });
  });

  it('is the same for many records as for few, and each is in the trail', async () => {
    for (let nth = 1; nth <= 330; nth += 1) await save(nth);
    await station.store.claimWaiting(saved, 1000);
    const records = await station.store.listOutbox();
    const receipts = await Promise.all(
      records
        .filter((_, at) => at % 3 !== 0)
        .map(async ({ id, registration }) => {
          const text = registration === undefined ? '' : writeRegistrationContent(registration);
          return { id, sequence: 1, receivedAt: received, contentHash: await webSha256(text) };
        }),
    );
    const batch = await attestReceipts(receipts);
    const changes = receipts.map((receipt, place) => {
      return {
        id: receipt.id,
        from: 'sending',
        to: 'acknowledged',
        receipt,
        attested: { batch, place },
      } as const;
    });
    await station.store.changeStates(changes, received);
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 220 });
    expect(await idsLeft()).toHaveLength(110);
    const purged = (await station.trail.list()).filter(({ entry }) => entry.action === 'purged');
    expect(new Set(purged.map(({ entry }) => entry.record)).size).toBe(220);
    expect(await station.trail.findFault()).toBeUndefined();
    expect(await station.findConservationFault()).toBeUndefined();
  });

  it('killed in the middle has removed whole batches, and the next start goes on', async () => {
    for (let nth = 1; nth <= 210; nth += 1) await save(nth);
    for (const nth of Array.from({ length: 210 }, (_, at) => at + 1)) {
      if (nth % 30 === 0) await acknowledge(nth);
    }
    for (const share of [0, 0.5]) {
      machine.files.dieAfter(0, share);
      await expect(station.purge(limit, testTrust)).rejects.toMatchObject({ name: 'MachineDied' });
      machine.files.revive();
      station = await machine.open();
      expect(await idsLeft()).toHaveLength(210);
    }
    failNthCommit(1);
    expect((await station.purge(limit, testTrust)).ok).toBe(false);
    expect(await station.purge(limit, testTrust)).toEqual({ ok: true, value: 7 });
    expect(await idsLeft()).toHaveLength(203);
    const again = await machine.open();
    expect(await again.compare()).toMatchObject({ ok: true, value: { restored: 0, mended: 0 } });
    expect(await again.store.countQueue()).toMatchObject({ created: 210, acknowledged: 7, waiting: 203 });
  });

  it('does not come back from a journal whose end was lost', async () => {
    await save(1);
    await acknowledge(1);
    const before = (machine.files.contents.get('journal-000001.log') ?? new Uint8Array()).slice();
    await station.purge(limit, testTrust);
    machine.files.contents.set('journal-000001.log', before);
    station = await machine.open();
    await station.compare();
    expect(await idsLeft()).toEqual([]);
    expect(await station.findConservationFault()).toBeUndefined();
  });
});
