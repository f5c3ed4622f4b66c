import type { IdentityWeb } from '../application/station-identity/identity-web.ts';
import {
  type Enrolling,
  findEnrolling,
  findKeptIdentity,
  type KeptIdentity,
} from '../application/station-identity/kept-identity.ts';
import type { NumberPlaces } from '../application/station-identity/number-source.ts';
import { createStationCrypto } from '../application/station-identity/station-crypto.ts';
import type { IdentityPlaces } from '../application/station-identity/station-self.ts';

const web: IdentityWeb = globalThis;

/** By the platform's Web Crypto, as on a station. */
export const testStationCrypto = createStationCrypto(web);

const inLine = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(run: () => Promise<Value>): Promise<Value> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
};

/** The disk under the counter of a station, with the faults that a test can bring about. */
export interface MemoryNumberPlaces extends NumberPlaces {
  reserved: number | undefined;
  ahead: number | undefined;
  /** The program is killed at the change that comes after so many others (0: the next one). */
  dieAfter(changes: number, written: boolean): void;
  /** What is done from now on fails, as on a full disk. */
  full: boolean;
  revive(): void;
}

export function createMemoryNumberPlaces(): MemoryNumberPlaces {
  let death: { changes: number; readonly written: boolean } | undefined;
  let dead = false;
  const change = async (write: () => void): Promise<void> => {
    if (dead) throw new Error('killed');
    if (places.full) throw new Error('full');
    if (death !== undefined && death.changes === 0) {
      dead = true;
      if (death.written) write();
      throw new Error('killed');
    }
    if (death !== undefined) death.changes -= 1;
    write();
  };
  const places: MemoryNumberPlaces = {
    reserved: undefined,
    ahead: undefined,
    full: false,
    alone: inLine(),
    findReserved: async () => places.reserved,
    findAhead: async () => places.ahead,
    keepReserved: (last) =>
      change(() => {
        places.reserved = last;
      }),
    keepAhead: (last) =>
      change(() => {
        places.ahead = last;
      }),
    dieAfter(changes, written) {
      death = { changes, written };
    },
    revive() {
      dead = false;
      death = undefined;
    },
  };
  return places;
}

/** What a station has kept of who it is, as text, so that nothing lives on that was not written. */
export interface MemoryIdentityPlaces extends IdentityPlaces {
  identity: string | undefined;
  enrolling: string | undefined;
  token: string | undefined;
  /** Nothing can be kept from now on. */
  full: boolean;
}

export function createMemoryIdentityPlaces(): MemoryIdentityPlaces {
  const keep = (name: 'identity' | 'enrolling', value: KeptIdentity | Enrolling): boolean => {
    if (places.full) return false;
    places[name] = JSON.stringify(value);
    return true;
  };
  const places: MemoryIdentityPlaces = {
    identity: undefined,
    enrolling: undefined,
    token: undefined,
    full: false,
    alone: inLine(),
    findIdentity: async () => findKeptIdentity(places.identity),
    keepIdentity: async (identity) => keep('identity', identity),
    findEnrolling: async () => findEnrolling(places.enrolling),
    keepEnrolling: async (enrolling) => keep('enrolling', enrolling),
    async dropEnrolling() {
      places.enrolling = undefined;
    },
    findEarlierToken: async () => places.token,
    async dropEarlierToken() {
      places.token = undefined;
    },
  };
  return places;
}
