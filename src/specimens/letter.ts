import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CprNumber } from '../domain/cpr-number.ts';
import type { LegalBasis } from '../domain/legal-basis.ts';
import type { Chance } from './chance.ts';
import type { Slots, Span } from './drawing/spans.ts';
import { countryName, danishAdjective } from './facts/countries.ts';
import type { Ground } from './facts/grounds.ts';
import { type CitationManner, printBareCitation, printCitation } from './facts/print-citation.ts';
import { type DateManner, printDate } from './facts/print-date.ts';
import { type NumberManner, printNumber } from './facts/print-number.ts';
import type { MadePerson } from './people/make-person.ts';
import type { Language, Split } from './specimen.ts';

export interface Permit {
  readonly person: MadePerson;
  readonly ground: Ground;
  readonly validFrom: CalendarDate;
  /** Undefined for a permit without time limit. */
  readonly validTo: CalendarDate | undefined;
}

/** How one letter writes its dates, numbers and citations. */
export interface Manners {
  readonly dates: Readonly<Record<Language, DateManner>>;
  readonly number: NumberManner;
  readonly citation: CitationManner;
}

/** All that a letter tells, before any layout. */
export interface Letter {
  readonly chance: Chance;
  readonly split: Split;
  readonly manners: Manners;
  readonly letterDate: CalendarDate;
  readonly caseNumber: string;
  readonly permits: readonly [Permit, ...Permit[]];
  /** Relatives who live here already; their numbers are nobody's in the truth. */
  readonly relatives: readonly MadePerson[];
  readonly personId: string;
  readonly ean: string;
  /** Begins with 00, as no Danish telephone's number does. */
  readonly phone: string;
  /** A number of the addressee's that is no longer used. */
  readonly formerCpr: CprNumber | undefined;
  readonly caseWorker: string;
  readonly address: readonly [street: string, town: string];
}

/** A text that belongs to no field. */
export const other = (what: string, text: string): Span => ({ text, mark: { fact: what }, whole: true });

/** What sentences and labels can print about one person, or about all where they share it. */
export function slotsOf(letter: Letter, index: number | 'all', language: Language): Slots {
  const permit = letter.permits[index === 'all' ? 0 : index];
  if (permit === undefined) throw new Error(`The letter has no person ${index}`);
  const { person, ground, validFrom, validTo } = permit;
  const { manners } = letter;
  const date = (day: CalendarDate): string => printDate(day, manners.dates[language], language);
  const own = (fact: string, text: string, whole = false): Span => ({
    text,
    mark: { person: index, fact },
    whole,
  });
  const stateless = person.citizenship === 'XXA';
  const [relative] = letter.relatives;
  return {
    cpr: own('cpr', printNumber(person.cpr, manners.number), true),
    name: own('name', person.name),
    family: own('familyName', person.family === '' ? person.given : person.family),
    given: own('givenName', person.given),
    born: own('birthDate', date(person.birthDate)),
    ...(stateless
      ? { stateless: own('citizenship', language === 'da' ? 'statsløs' : 'stateless') }
      : { adjective: own('citizenship', danishAdjective(person.citizenship)) }),
    country: own('citizenship', countryName(person.citizenship, language)),
    basis: own('legalBasis', printCitation(ground.basis, manners.citation, language)),
    bareBasis: own(
      'legalBasis',
      language === 'da'
        ? printBareCitation(ground.basis)
        : printCitation(ground.basis, manners.citation, 'en'),
    ),
    from: own('validFrom', date(validFrom)),
    ...(validTo === undefined
      ? { unlimited: own('unlimited', language === 'da' ? 'tidsubegrænset' : 'without time limit') }
      : { to: own('validTo', date(validTo)) }),
    date: { text: date(letter.letterDate), mark: { fact: 'letterDate' }, whole: true },
    case: { text: letter.caseNumber, mark: { fact: 'caseNumber' }, whole: true },
    personId: other('person-id', letter.personId),
    ean: other('ean', letter.ean),
    phone: other('phone', letter.phone),
    ...(letter.formerCpr === undefined
      ? {}
      : { formerCpr: other('former-cpr', printNumber(letter.formerCpr, manners.number)) }),
    worker: other('case-worker', letter.caseWorker),
    ...(relative === undefined
      ? {}
      : {
          relative: other('relative-name', relative.name),
          relativeCpr: other('relative-cpr', printNumber(relative.cpr, manners.number)),
        }),
  };
}

/** Provisions that letters cite for other reasons than the permit's own ground. */
export const otherCitation = (
  basis: Omit<LegalBasis, 'law'>,
  manner: CitationManner,
  language: Language,
): Span => other('other-citation', printCitation({ law: 'udlaendingeloven', ...basis }, manner, language));
