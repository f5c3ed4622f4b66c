import { expect, test } from 'vitest';
import type { ClerkId } from '../../../domain/clerk.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { createPlaces, findLastClerk } from './places.ts';

const anna = '0192f3a0-0000-4000-8000-000000000001' as ClerkId;
const bo = '0192f3a0-0000-4000-8000-000000000002' as ClerkId;
const form = '0192f3a0-0000-7000-8000-000000000003' as RegistrationId;

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('the same clerk finds the step again, in another life of the page too', () => {
  const storage = memoryStorage();
  createPlaces(storage, anna).note(form, { step: 'residence', stored: true });
  expect(findLastClerk(storage)).toBe(anna);
  expect(createPlaces(storage, anna).find(form)).toEqual({ step: 'residence', stored: true });
});

test('another clerk finds nothing, and leaves nothing of the first', () => {
  const storage = memoryStorage();
  createPlaces(storage, anna).note(form, { step: 'review', stored: true });
  expect(createPlaces(storage, bo).find(form)).toBeUndefined();
  expect(createPlaces(storage, anna).find(form)).toBeUndefined();
});

test('what somebody else wrote there is as if it were not there', () => {
  const storage = memoryStorage();
  for (const text of ['nonsense', '{}', `{"clerk":"${anna}","places":null}`, '[]']) {
    storage.setItem('bopael-places', text);
    expect(findLastClerk(storage)).toBeUndefined();
  }
  storage.setItem('bopael-places', JSON.stringify({ clerk: anna, places: { [form]: { step: 'nowhere' } } }));
  expect(createPlaces(storage, anna).find(form)).toBeUndefined();
});
