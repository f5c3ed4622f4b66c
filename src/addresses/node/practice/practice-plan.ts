import { practicePlaces } from './places.ts';
import type { PracticePlan } from './practice-register.ts';

/** What `resources/practice/addresses.csv.gz` is made of. */
export const practicePlan: PracticePlan = {
  seed: 621,
  name: 'Øveregister (opdigtede adresser)',
  date: '2026-11-01',
  places: practicePlaces,
};
