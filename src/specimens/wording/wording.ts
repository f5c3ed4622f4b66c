import type { Purpose } from '../facts/grounds.ts';
import type { Language } from '../specimen.ts';
import type { Phrases } from './phrases.ts';

/** The names of slots that can stand in a list with a label each. */
export type LabelName =
  | 'name'
  | 'family'
  | 'given'
  | 'cpr'
  | 'born'
  | 'country'
  | 'basis'
  | 'from'
  | 'to'
  | 'unlimited'
  | 'date'
  | 'case'
  | 'personId'
  | 'ean'
  | 'worker'
  | 'phone'
  | 'relative'
  | 'relativeCpr';

/** All that letters say in one language, in many ways. Composed for practice, quoted from nowhere. */
export interface Wording {
  readonly language: Language;
  readonly subjects: Phrases;
  readonly greetings: Phrases;
  readonly grant: Phrases;
  readonly number: Phrases;
  readonly validity: Phrases;
  readonly identity: Phrases;
  readonly each: Phrases;
  readonly relative: Phrases;
  readonly purpose: Readonly<Record<Purpose, Phrases>>;
  readonly shared: Phrases;
  readonly together: Phrases;
  readonly formerNumber: Phrases;
  readonly visit: Phrases;
  readonly labels: Readonly<Record<LabelName, Phrases>>;
  readonly closings: Phrases;
  readonly page: (page: number, pages: number) => string;
}
