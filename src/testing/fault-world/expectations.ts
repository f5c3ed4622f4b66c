import { expect } from 'vitest';
import { stands } from '../../application/hand-over/apply-changes.ts';
import type { OutboxRecord } from '../../application/ports/outbox.ts';
import { isReceiptSigned } from '../../application/receipts/receipt-tree.ts';
import { isConserved, needsAPerson, type RegistrationId } from '../../domain/registration.ts';
import { testServerSigner, testTrust, trustPorts } from '../test-trust.ts';
import { webSha256 } from '../web-sha256.ts';
import type { FaultWorld } from './fault-world.ts';
import type { WorldStep } from './steps.ts';

/** Watches that nothing is acknowledged that the server does not have, at the moment when it is. */
class Watch {
  readonly #world: FaultWorld;
  #acknowledged = new Map<RegistrationId, number>();

  constructor(world: FaultWorld) {
    this.#world = world;
  }

  async look({ isOfThePast }: { readonly isOfThePast: boolean }): Promise<void> {
    const { store, server } = this.#world;
    const records = await store.listOutbox();
    const queue = await store.countQueue();
    expect(isConserved(queue)).toBe(true);
    expect(queue.created).toBe(records.length);
    const now = new Map<RegistrationId, number>();
    for (const record of records) {
      if (record.state !== 'acknowledged') continue;
      const { id, receipt } = record;
      expect(receipt?.id).toBe(id);
      now.set(id, receipt?.sequence ?? 0);
      if (isOfThePast || this.#acknowledged.get(id) === receipt?.sequence) continue;
      await expectProven(this.#world, record);
      expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? 'not on the server'));
    }
    this.#acknowledged = now;
  }
}

async function expectProven({ store }: FaultWorld, { id, receipt }: OutboxRecord): Promise<void> {
  const proof = await store.findProof(id);
  if (proof === undefined || receipt === undefined) throw new Error(`No proof for ${id}`);
  const { publicKey } = testServerSigner;
  expect(await isReceiptSigned(trustPorts, testTrust.world, receipt, proof, publicKey)).toBe(true);
}

/** What must hold when all faults are over. */
async function expectRest(world: FaultWorld): Promise<void> {
  const { store, server } = world;
  const records = await store.listOutbox();
  const byId = new Map(records.map((record) => [record.id, record]));
  const find = async (id: RegistrationId) => byId.get(id);
  expect(new Set(server.ids()).size).toBe(server.ids().length);
  expect(records.filter(({ state }) => state === 'waiting' || state === 'sending')).toEqual([]);
  for (const record of records) {
    if (record.state === 'acknowledged') await expectThere(world, record);
    else if (needsAPerson(record.state)) expectExplained(record);
    else expect(record.withdrawnBecause).toBeTruthy();

    const isGone = record.receiptFault?.kind === 'lost-after-purge';
    const isUnknown = record.mayHaveArrived !== undefined;
    const mayHaveComeLater = record.bundle !== undefined || world.wasStationRestored || isUnknown;
    if (record.kind === 'registration' && !isGone && !mayHaveComeLater) {
      const isReplaced = (await stands(find, record.correctedBy)) || (await stands(find, record.withdrawnBy));
      const isOurs = record.state === 'acknowledged' && !isReplaced;
      // A correction or withdrawal that needs a person, or that the server lost after it was purged here, does
      // not take its place there; people are shown that.
      const isUndecided = [record.correctedBy, record.withdrawnBy].some((id) => {
        const other = id === undefined ? undefined : byId.get(id);
        if (other?.receiptFault !== undefined) return true;
        return other !== undefined && other.state !== 'acknowledged';
      });
      if (!isUndecided) expect([record.id, server.isCurrent(record.id)]).toEqual([record.id, isOurs]);
    }
  }
  // Faults of the program itself are none of those that were let loose.
  const unexpected = world.faults.filter(
    (error) => !(error instanceof Error && /died/i.test(`${error.name} ${error.message}`)),
  );
  expect(unexpected).toEqual([]);
}

async function expectThere({ store, server }: FaultWorld, record: OutboxRecord): Promise<void> {
  const { id, receipt, receiptFault } = record;
  if (receiptFault?.kind === 'lost-after-purge') {
    expect(record.purgedAt).toBeDefined();
    expect(server.findContent(id)).toBeUndefined();
    return;
  }
  expect(receipt).toEqual(server.findReceipt(id));
  expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? 'not on the server'));
  const proof = await store.findProof(id);
  if (proof === undefined || receipt === undefined) throw new Error(`No proof for ${id}`);
  const { publicKey } = testServerSigner;
  expect(await isReceiptSigned(trustPorts, testTrust.world, receipt, proof, publicKey)).toBe(true);
}

/** No case without the fault that caused it. */
function expectExplained({ state, trouble, case: held }: OutboxRecord): void {
  expect(held?.dueOn).toBeDefined();
  const causes = { conflict: 'conflict', refused: 'refused', quarantined: 'unreadable' } as const;
  expect(trouble?.kind).toBe(causes[state as keyof typeof causes]);
  if (trouble?.kind === 'refused') expect(trouble.refusal ?? trouble.status).toBeDefined();
}

/** Lets all steps happen, then peace, and looks after each and at the end. */
export async function liveThrough(world: FaultWorld, steps: readonly WorldStep[]): Promise<void> {
  const watch = new Watch(world);
  await world.settle();
  for (const step of steps) {
    await world.take(step);
    // A receipt on a stick may be older than the server's last disaster.
    const isOfThePast = step.kind.startsWith('restore') || step.kind === 'return-receipt';
    await watch.look({ isOfThePast });
  }
  await world.comeToRest();
  await watch.look({ isOfThePast: false });
  await expectRest(world);
}
