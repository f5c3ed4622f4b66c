import Dexie from 'dexie';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import type { HandOverState, RegistrationId } from '../../domain/registration.ts';
import { namedBirthKey } from '../../domain/same-person.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import type { StoreKeys } from '../keys/store-keys.ts';

/** The station database as version 1 of the program made it, when there were no clerks and no journal. */
const stores = {
  drafts: 'id, changedAt',
  letterPages: 'id',
  registrations: 'id, cprKey, nameBirthKey',
  outbox: 'id, state',
  counters: 'name',
};

const at = instant('2026-11-20T08:00:00.000Z');
const encoder = new TextEncoder();

interface SealedOfVersionOne {
  readonly nonce: Uint8Array;
  readonly data: ArrayBuffer;
}

/** The state of the nth record; all states occur. */
export function stateOf(nth: number): HandOverState {
  const states: readonly HandOverState[] = [
    'waiting',
    'acknowledged',
    'withdrawn',
    'waiting',
    'conflict',
    'acknowledged',
    'refused',
    'quarantined',
    'sending',
    'acknowledged',
  ];
  return states[nth % states.length] ?? 'waiting';
}

export const causeOf = (nth: number): string => `Mødte ikke op ${nth}`;
export const formOf = (nth: number) => ({ name: `Kladde ${nth}`, step: nth });
export const pageOf = (nth: number): Uint8Array<ArrayBuffer> => Uint8Array.of(137, 80, 78, 71, nth);

/** Writes it with `count` records, three drafts, and a letter of two pages at the second of them. */
export async function createVersionOne(name: string, keys: StoreKeys, count: number): Promise<void> {
  const seal = async (place: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedOfVersionOne> => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) };
    return { nonce, data: await crypto.subtle.encrypt(algorithm, keys.data, bytes) };
  };
  const sealText = (place: string, text: string) => seal(place, encoder.encode(text));
  const lookupKey = async (purpose: string, text: string): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', keys.lookup, encoder.encode(`${purpose}\n${text}`));
    return btoa(String.fromCharCode(...new Uint8Array(mac)));
  };

  async function recordOf(nth: number) {
    const registration = buildRegistration({ nth });
    const { id, person } = registration;
    const state = stateOf(nth);
    const row = {
      id,
      cprKey: await lookupKey('cpr', person.cpr),
      nameBirthKey: await lookupKey('name-and-birth-date', namedBirthKey(person.name, person.birthDate)),
      content: await sealText(`registrations/${id}`, writeRegistrationContent(registration)),
    };
    return { row, queued: await outboxOf(id, nth, state) };
  }

  async function outboxOf(id: RegistrationId, nth: number, state: HandOverState) {
    const row = { id, state, savedAt: at, changedAt: at, attempts: 0 };
    if (state === 'waiting' || state === 'sending') return row;
    return {
      ...row,
      // As version 1 wrote it: the names were there, and nothing under them.
      nextAttemptAt: undefined,
      trouble: state === 'refused' ? { kind: 'refused', status: 400 } : undefined,
      receipt:
        state === 'acknowledged'
          ? { id, sequence: nth, receivedAt: at, contentHash: 'a'.repeat(64) }
          : undefined,
      withdrawnBecause:
        state === 'withdrawn' ? await sealText(`outbox/${id}/withdrawnBecause`, causeOf(nth)) : undefined,
    };
  }

  const records = await Promise.all(Array.from({ length: count }, (_, nth) => recordOf(nth + 1)));
  const drafts = await Promise.all(
    [1, 2, 3].map(async (nth) => {
      const id = practiceId(count + nth);
      return {
        id,
        startedAt: at,
        changedAt: instant(`2026-11-20T08:0${nth}:00.000Z`),
        form: await sealText(`drafts/${id}`, JSON.stringify(formOf(nth))),
      };
    }),
  );
  const letterOf = practiceId(count + 2);
  const pages = await Promise.all(
    [0, 1].map(async (page) => ({
      width: 1240,
      height: 1754,
      mediaType: 'image/png',
      image: await seal(`letterPages/${letterOf}/${page}`, pageOf(page)),
    })),
  );

  const database = new Dexie(name);
  database.version(1).stores(stores);
  await database.open();
  await database.table('registrations').bulkAdd(records.map(({ row }) => row));
  await database.table('outbox').bulkAdd(records.map(({ queued }) => queued));
  await database.table('counters').put({ name: 'created', value: count });
  await database.table('drafts').bulkAdd(drafts);
  await database.table('letterPages').put({ id: letterOf, pages });
  database.close();
}
