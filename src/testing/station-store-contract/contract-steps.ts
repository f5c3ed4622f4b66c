import { expect } from 'vitest';
import type { DraftStore, StationStore } from '../../application/ports/station-store.ts';
import type { Receipt } from '../../contract/intake-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { buildRegistration, type RegistrationOverrides } from '../build-registration.ts';
import { instant } from '../fake-machine.ts';

export type Store = StationStore & DraftStore;

/** Gives an empty store, another one each time. */
export type CreateStore = () => Promise<Store>;

export const now = instant('2026-11-23T08:00:00.000Z');
export const later = instant('2026-11-23T08:05:00.000Z');

export const receiptOf = (id: RegistrationId): Receipt => ({
  id,
  sequence: 7,
  receivedAt: later,
  contentHash: 'a'.repeat(64),
});

export const idsOf = (records: readonly { readonly id: RegistrationId }[]) => records.map(({ id }) => id);

export async function save(store: Store, overrides: RegistrationOverrides) {
  const registration = buildRegistration(overrides);
  const saved = await store.saveRegistration(registration, now);
  expect(saved).toEqual({ ok: true, value: undefined });
  return registration;
}

interface HowAcknowledged {
  /** It was claimed already. */
  readonly isClaimed?: boolean;
  /** What was claimed with it waits again, as if it had not been. */
  readonly alone?: boolean;
}

export async function acknowledge(
  store: Store,
  id: RegistrationId,
  { isClaimed = false, alone = false }: HowAcknowledged = {},
): Promise<void> {
  const claimed = isClaimed ? [] : await store.claimWaiting(now, 100);
  const change = { id, from: 'sending', to: 'acknowledged', receipt: receiptOf(id) } as const;
  expect(await store.changeStates([change], later)).toEqual([]);
  if (!alone) return;
  const others = claimed.filter((record) => record.id !== id);
  const putBack = others.map((record) => ({ id: record.id, from: 'sending', to: 'waiting' }) as const);
  expect(await store.changeStates(putBack, now)).toEqual([]);
}

export async function withdraw(store: Store, id: RegistrationId): Promise<void> {
  const change = { id, from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' } as const;
  expect(await store.changeStates([change], later)).toEqual([]);
}
