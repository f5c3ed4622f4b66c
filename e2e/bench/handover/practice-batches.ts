import type { OutgoingRecord } from '../../../src/contract/intake-api.ts';
import {
  outgoing,
  practiceCpr,
  practiceRegistration,
} from '../../../src/server/testing/practice-registrations.ts';

const firsts = ['Øvine', 'Prøvald', 'Samira', 'Attrap-Åse', 'Eksempla', 'José', 'Figura', 'Noor', 'Çağla'];
const lasts = ['Øveby', 'Prøvesen', 'Al-Eksempel', 'Mønstergård', 'Attrapæus', 'Figurić', 'Skabelonsen'];

/** Names that meet, but never on one birth date. */
const nameOf = (nth: number): string =>
  `${firsts[nth % firsts.length]} ${firsts[(nth * 5 + 2) % firsts.length]} ${lasts[Math.floor(nth / 2) % lasts.length]} ${nth % 2 === 0 ? 'Lige' : 'Ulige'} ${nth.toString(36)}`;

/** So many registrations of different persons, from person `first` on. About 1 kB each. */
export const makeRecords = (first: number, count: number): readonly OutgoingRecord[] =>
  Array.from({ length: count }, (_, at) =>
    outgoing(practiceRegistration({ cpr: practiceCpr(first + at), name: nameOf(first + at) })),
  );

export const inBatches = <Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
