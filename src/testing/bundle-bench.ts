import { type BundleIdentity, createBundleSealer } from '../application/bundle/bundle-sealer.ts';
import type { Bytes } from '../application/bundle/bundle-web.ts';
import { type MakeBundlePorts, makeBundle } from '../application/bundle/make-bundle.ts';
import { type TakeReceiptPorts, takeBundleReceipt } from '../application/bundle/take-bundle-receipt.ts';
import { buildRegistration, type RegistrationOverrides } from './build-registration.ts';
import { openBundleOffice } from './bundle-office.ts';
import { bundleCrypto } from './bundle-parties.ts';
import { createFakeClock, practiceId } from './fake-machine.ts';
import { hashBytes } from './hash-bytes.ts';
import { createMemoryBundleBook } from './memory-bundle-book.ts';
import { createMemoryStationStore } from './memory-station-store.ts';
import { testWorld, verifyEd25519 } from './test-signer.ts';

export type BundleBench = Awaited<ReturnType<typeof openBundleBench>>;

/** A station that makes bundles and the office that imports them. */
export async function openBundleBench() {
  const office = await openBundleOffice();
  const store = createMemoryStationStore();
  const book = createMemoryBundleBook();
  const clock = createFakeClock();
  /** Who the station is, and what it works with: a test may change both. */
  const own: { identity: BundleIdentity | undefined; ports: MakeBundlePorts & TakeReceiptPorts } = {
    identity: office.identity,
    ports: {
      store,
      book,
      clock,
      audience: 'practice',
      sealer: createBundleSealer(bundleCrypto, async () => own.identity),
      hash: hashBytes,
      verify: verifyEd25519,
      findTrust: async () => ({ world: testWorld, signingKeys: [office.keys.signingKey] }),
    },
  };
  return Object.assign(own, {
    office,
    store,
    book,
    clock,
    async save(...all: readonly (number | RegistrationOverrides)[]): Promise<void> {
      for (const overrides of all) {
        const registration = buildRegistration(
          typeof overrides === 'number' ? { nth: overrides } : overrides,
        );
        const saved = await store.saveRegistration(registration, clock.now());
        if (!saved.ok) throw new Error(saved.error.kind);
      }
    },
    async make() {
      const made = await makeBundle(own.ports);
      if (!made.ok) throw new Error(made.error.kind);
      return made.value;
    },
    async take(file: Bytes) {
      const taken = await takeBundleReceipt(own.ports, file);
      return taken.ok ? taken.value : taken.error.kind;
    },
    stateOf: async (nth: number) => (await store.findRecord(practiceId(nth)))?.state,
    idsIn: async (file: Bytes) => (await office.open(file)).content.records.map(({ id }) => id),
  });
}
