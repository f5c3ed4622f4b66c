import { describe, expect, it } from 'vitest';
import type { DarAddress } from '../domain/address.ts';
import { buildAddress } from '../testing/build-registration.ts';
import { checkStoredAddress, lookUpAgain } from './address-check.ts';
import type { RegisterInUse } from './ports/address-register.ts';

const stored = buildAddress({ locality: 'Nørre Prøve' });
const { locality: _, ...withoutLocality } = stored;

const registerOf = (codes: readonly string[]): RegisterInUse => ({
  sha256: '',
  name: 'Øveregister',
  date: '2026-11-01',
  addresses: codes.length,
  practice: true,
  closed: 0,
  kommuner: codes.map((code) => ({ code, addresses: 1 })),
  signature: 'none',
});

describe('An address looked up again', () => {
  it.each<[string, DarAddress]>([
    ['street', { ...stored, street: 'Prøvevej' }],
    ['house number', { ...stored, houseNumber: '9D' }],
    ['floor', { ...stored, floor: '2' }],
    ['door', { ...stored, door: 'th' }],
    ['supplementary town', withoutLocality],
    ['postcode', { ...stored, postcode: '6001' }],
    ['postal district', { ...stored, postDistrict: 'Vejle' }],
    ['kommune, which no envelope shows', { ...stored, kommuneCode: '0630' }],
    ['street code, which no envelope shows', { ...stored, streetCode: '4712' }],
  ])('has changed with its %s', (_part, now) => {
    expect(checkStoredAddress(stored, { address: now, state: 'in-force' })).toEqual({ kind: 'changed', now });
  });

  it('is the same where only the id of its house number has come or gone', () => {
    const now = { ...stored, houseNumberId: '0a3f50b8-0000-4000-8000-000000000622' };
    expect(checkStoredAddress(stored, { address: now, state: 'in-force' })).toEqual({ kind: 'same' });
  });

  it('is closed, whatever it is called now, or has vanished', () => {
    const now = { ...stored, street: 'Prøvevej' };
    expect(checkStoredAddress(stored, { address: now, state: 'closed' })).toEqual({ kind: 'closed' });
    expect(checkStoredAddress(stored, undefined)).toEqual({ kind: 'vanished' });
  });

  it('has not vanished where there is no register', async () => {
    const none = { findInfo: async () => undefined, findById: async () => undefined };
    expect(await lookUpAgain(none, stored)).toBeUndefined();
  });

  it('has not vanished from a register that does not cover its kommune', async () => {
    const partial = (...codes: readonly string[]) => ({
      findInfo: async () => registerOf(codes),
      findById: async () => undefined,
    });
    expect(await lookUpAgain(partial('0630', '0615'), stored)).toBeUndefined();
    expect(await lookUpAgain(partial('0630', stored.kommuneCode), stored)).toEqual({ kind: 'vanished' });
    // What it has all the same, it tells.
    const moved = {
      ...partial('0630'),
      findById: async () => ({ address: stored, state: 'closed' }) as const,
    };
    expect(await lookUpAgain(moved, stored)).toEqual({ kind: 'closed' });
  });
});
