import { createIdNumbers, type IdNumbers } from '../growing-words.ts';
import type { IdWords } from '../id-words.ts';
import { type Column, createColumn } from './columns.ts';
import type { DarVersionField } from './field-maps.ts';
import type { JsonFields } from './json-fields.ts';
import { remembering } from './row-fields.ts';

/** One version of an object: what DAR registered of it, and whether that counts at the moment of reading. */
export interface DarVersion {
  /** Moment of the registration in milliseconds; 0 where none is told. */
  readonly registered: number;
  /** `future`: not in force yet. `past`: no more in force, or registered anew since. */
  readonly time: 'now' | 'past' | 'future';
  /** Nedlagt or henlagt. */
  readonly closed: boolean;
  /** Bits of `absentBits`: fields that the object lacks altogether. */
  readonly absent: number;
}

/** Fields that a writer may leave out where they are empty. `first` and `second` are fields of the entity's own. */
export const absentBits = {
  status: 1,
  registeredFrom: 2,
  registeredTo: 4,
  inForceFrom: 8,
  inForceTo: 16,
  first: 32,
  second: 64,
} as const;

/** DAR's codes for states. 1 is an address in preparation. */
const states: Readonly<Record<string, 'open' | 'closed' | 'future'>> = {
  '1': 'future',
  '2': 'open',
  '3': 'open',
  '4': 'closed',
  '5': 'closed',
  foreløbig: 'open',
  gældende: 'open',
  nedlagt: 'closed',
  henlagt: 'closed',
};

export interface DarVersionReader {
  /** The version that the fields tell, or why it cannot be read (Danish). */
  read(fields: JsonFields<DarVersionField>): DarVersion | string;
}

/** Reads versions as of a moment, in milliseconds. */
export function createVersionReader(moment: number): DarVersionReader {
  const moments = remembering((text) => {
    const found = /^\d{4}-\d\d-\d\d/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
    return Number.isNaN(found) ? undefined : found;
  });
  const momentOf = (fields: JsonFields<DarVersionField>, field: DarVersionField, none: number) => {
    const text = fields.textOf(field);
    return text === '' ? none : moments.read(text);
  };
  return {
    read(fields) {
      const statusText = fields.textOf('status').trim().toLowerCase();
      const state = statusText === '' ? 'open' : states[statusText];
      if (state === undefined) return 'ukendt status';
      const registered = momentOf(fields, 'registeredFrom', 0);
      const replaced = momentOf(fields, 'registeredTo', Number.POSITIVE_INFINITY);
      const begins = momentOf(fields, 'inForceFrom', Number.NEGATIVE_INFINITY);
      const ends = momentOf(fields, 'inForceTo', Number.POSITIVE_INFINITY);
      if (registered === undefined || replaced === undefined) return 'ugyldigt registreringstidspunkt';
      if (begins === undefined || ends === undefined) return 'ugyldigt virkningstidspunkt';
      let absent = 0;
      for (const field of ['status', 'registeredFrom', 'registeredTo', 'inForceFrom', 'inForceTo'] as const)
        if (fields.valueAt(field) === undefined) absent |= absentBits[field];
      const past = replaced <= moment || ends <= moment;
      const time = past ? 'past' : begins > moment || state === 'future' ? 'future' : 'now';
      return { registered, time, closed: state === 'closed', absent };
    },
  };
}

const flags = { seen: 1, now: 2, future: 4, closed: 8, spoiled: 16 } as const;

/** What is known of an object: `unknown` where only others speak of it. */
export type DarState = 'unknown' | 'spoiled' | 'future' | 'past' | 'closed' | 'open';

/** The objects of one entity, each with the version that counts. */
export interface DarVersions {
  readonly ids: IdNumbers;
  /**
   * Whether this version counts more than the one known before, whose fields are then to be written over.
   * `same` where both say to be registered at the same moment: then they must say the same.
   */
  offer(id: IdWords, version: DarVersion): 'take' | 'leave' | 'same';
  /** The version that counts cannot be used. */
  spoil(number: number): void;
  /** Notes that the writer of these files writes such fields also where they are empty. */
  writesEmpty(bits: number): void;
  stateOf(number: number): DarState;
  /** Whether the version that counts lacks fields, for no other fault. */
  lacksFields(number: number): boolean;
}

export function createDarVersions(): DarVersions {
  const ids = createIdNumbers();
  const flag: Column = createColumn(8);
  const absent: Column = createColumn(8);
  const registered: Column = createColumn(64);
  let written = 0;
  return {
    ids,
    offer(id, version) {
      const number = ids.numberOf(id);
      const known = flag.get(number);
      const isNow = version.time === 'now';
      if ((known & flags.seen) !== 0) {
        const wasNow = (known & flags.now) !== 0;
        if (wasNow && !isNow) return 'leave';
        if (wasNow === isNow) {
          const before = registered.get(number);
          if (version.registered < before) return 'leave';
          if (version.registered === before && isNow) return 'same';
        }
      }
      flag.set(
        number,
        flags.seen |
          (isNow ? flags.now : 0) |
          (version.time === 'future' ? flags.future : 0) |
          (version.closed ? flags.closed : 0),
      );
      absent.set(number, version.absent);
      registered.set(number, version.registered);
      return 'take';
    },
    spoil(number) {
      flag.set(number, flag.get(number) | flags.spoiled);
    },
    writesEmpty(bits) {
      written |= bits;
    },
    stateOf(number) {
      const known = flag.get(number);
      if ((known & flags.seen) === 0) return 'unknown';
      // Whoever writes a field where it is empty writes it always: where it is lacking, it was lost.
      if ((known & flags.spoiled) !== 0 || (absent.get(number) & written) !== 0) return 'spoiled';
      if ((known & flags.future) !== 0) return 'future';
      if ((known & flags.closed) !== 0) return 'closed';
      return (known & flags.now) !== 0 ? 'open' : 'past';
    },
    lacksFields: (number) => (flag.get(number) & flags.spoiled) === 0 && (absent.get(number) & written) !== 0,
  };
}
