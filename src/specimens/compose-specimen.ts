import { type CalendarDate, calendarDate, datePartsOf, findCalendarDate } from '../domain/calendar-date.ts';
import { type CprNumber, formatCprNumber, type Sex } from '../domain/cpr-number.ts';
import { formatCitation } from '../domain/legal-basis.ts';
import { type Chance, createChance } from './chance.ts';
import { pageMarks } from './drawing/page-marks.ts';
import { chooseStyle } from './drawing/style.ts';
import { createTypesetter, type PrintedMark } from './drawing/typesetter.ts';
import { chooseCaseNumber, digitsOf } from './facts/case-number.ts';
import { chooseGround, type Ground, type Purpose } from './facts/grounds.ts';
import { chooseCitation } from './facts/print-citation.ts';
import { chooseDates } from './facts/print-date.ts';
import { chooseNumber } from './facts/print-number.ts';
import { composeOther, type OtherKind, otherKinds } from './kinds/compose-other.ts';
import type { Layout } from './layouts/layout.ts';
import { layouts } from './layouts/layouts.ts';
import type { Letter, Permit } from './letter.ts';
import { type MadePerson, makePerson, numberFor, type PersonWish } from './people/make-person.ts';
import type { PersonTruth, PrintedText, Specimen, SpecimenTruth, Split } from './specimen.ts';

export interface SpecimenOptions {
  readonly seed: number;
  /** `work` without it. */
  readonly split?: Split;
  /** Permit letters of any layout without it. */
  readonly kind?: 'permit' | 'other';
  readonly layout?: string;
  readonly other?: OtherKind;
}

/** A fictive practice letter with the truth about it, the same one for the same options. */
export function composeSpecimen(given: number | SpecimenOptions): Specimen {
  const options = typeof given === 'number' ? { seed: given } : given;
  const { seed } = options;
  const split = options.split ?? 'work';
  const chance = createChance(seed, 'letter');
  if (options.kind === 'other') {
    const kind = options.other ?? chance.pick(otherKinds);
    const letter = makeLetter(chance, split, { persons: [1, 1], language: 'da' });
    const { pages, marks } = composeOther(kind, letter, chooseStyle(chance, false));
    return { pages, truth: { ...truthOf(seed, letter, marks, kind), layout: kind, language: 'da' } };
  }
  const layout = chooseLayout(chance, split, options.layout);
  const letter = makeLetter(chance, split, layout);
  const sheets = createTypesetter(chooseStyle(chance, layout.fixedPitch === true));
  layout.compose(letter, sheets);
  const { pages, marks } = sheets.finish(pageMarks(chance, sheets.style, layout.language));
  return {
    pages,
    truth: { ...truthOf(seed, letter, marks, 'permit'), layout: layout.id, language: layout.language },
  };
}

/** One person of a letter that is prescribed. */
export interface PrescribedPerson {
  readonly given: string;
  readonly family: string;
  readonly cpr: CprNumber;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly citizenship: string;
}

/** What a letter is to say; how it says it is the layout's and the seed's. */
export interface PrescribedLetter {
  readonly seed: number;
  /** A layout for permits, or another kind of paper. */
  readonly layout: { readonly permit: string } | { readonly other: OtherKind };
  readonly letterDate: CalendarDate;
  readonly caseNumber: string;
  readonly permits: readonly {
    readonly person: PrescribedPerson;
    readonly ground: Ground;
    readonly validFrom: CalendarDate;
    readonly validTo?: CalendarDate;
  }[];
  /** Who live here already, where the layout names any. */
  readonly relatives: readonly PrescribedPerson[];
}

/** A letter with the persons and facts that are wanted, e.g. for a course. The same one for the same words. */
export function composePrescribed(wanted: PrescribedLetter): Specimen {
  const { seed, letterDate, caseNumber } = wanted;
  const chance = createChance(seed, 'letter');
  const isPermit = 'permit' in wanted.layout;
  const layout = chooseLayout(
    chance,
    'work',
    'permit' in wanted.layout ? wanted.layout.permit : 'plain-table',
  );
  const made = makeLetter(chance, layout.split, layout);
  const asMade = (person: PrescribedPerson): MadePerson => ({
    ...person,
    name: person.family === '' ? person.given : `${person.given} ${person.family}`,
    stock: made.permits[0].person.stock,
  });
  const permits = wanted.permits.map(({ person, ground, validFrom, validTo }) => ({
    person: asMade(person),
    ground: asCited(ground, layout),
    validFrom,
    validTo,
  }));
  const [first, ...more] = permits;
  if (first === undefined) throw new Error('A letter is about somebody');
  const letter: Letter = {
    ...made,
    manners: { ...made.manners, number: 'hyphen' },
    letterDate,
    caseNumber,
    permits: [first, ...more],
    relatives: wanted.relatives.map(asMade),
    formerCpr: undefined,
  };
  // One typeface for all: each of them can be written small.
  const style = { ...chooseStyle(chance, false), font: 'sans' } as const;
  if (!isPermit) {
    const kind = 'other' in wanted.layout ? wanted.layout.other : 'blank';
    const { pages, marks } = composeOther(kind, letter, style);
    return { pages, truth: { ...truthOf(seed, letter, marks, kind), layout: kind, language: 'da' } };
  }
  const sheets = createTypesetter(style);
  layout.compose(letter, sheets);
  const { pages, marks } = sheets.finish(pageMarks(chance, sheets.style, layout.language));
  return {
    pages,
    truth: { ...truthOf(seed, letter, marks, 'permit'), layout: layout.id, language: layout.language },
  };
}

function chooseLayout(chance: Chance, split: Split, id: string | undefined): Layout {
  if (id === undefined) return chance.pick(layouts.filter((layout) => layout.split === split));
  const layout = layouts.find((one) => one.id === id);
  if (layout === undefined) throw new Error(`There is no layout ${id}`);
  return layout;
}

const later = (date: CalendarDate, years: number, days: number): CalendarDate => {
  const { year, month, day } = datePartsOf(date);
  return findCalendarDate(year + years, month, Math.max(1, Math.min(28, day + days))) ?? date;
};

/** Ages on the letter's day that fit the purpose: births are 2037-2057, so that letters are of 2056-2080. */
function bornFor(purpose: Purpose, year: number): readonly [number, number] {
  const [youngest, oldest] = purpose === 'child' ? [2, 14] : purpose === 'spouse' ? [24, 40] : [16, 40];
  const from = Math.min(2057, Math.max(2037, year - oldest));
  return [from, Math.max(from, Math.min(2057, year - youngest))];
}

/** English letters cite no sentence of a provision, so that the truth may not either. */
function asCited(ground: Ground, { language }: Pick<Layout, 'language'>): Ground {
  const { pkt: _, ...basis } = ground.basis;
  return language === 'en' ? { ...ground, basis } : ground;
}

/** Another number of the same birth date: no letter says of one that it counts and that it counts no more. */
function formerNumberOf({ birthDate, sex, cpr }: MadePerson, chance: Chance): MadePerson['cpr'] {
  for (;;) {
    const former = numberFor(birthDate, sex, chance);
    if (former !== cpr) return former;
  }
}

function makeLetter(
  chance: Chance,
  split: Split,
  layout: Pick<Layout, 'persons' | 'purposes' | 'relatives' | 'language'>,
): Letter {
  const first = asCited(chooseGround(chance, layout.purposes), layout);
  // Half the letters are dated as the practice is held, half as the persons' ages want it.
  const now = chance.happens(0.5);
  const year = now
    ? chance.between(2025, 2027)
    : first.purpose === 'child'
      ? chance.between(2056, 2062)
      : chance.between(2064, 2078);
  const letterDate =
    findCalendarDate(year, chance.between(1, 12), chance.between(1, 28)) ?? calendarDate('2056-06-03');
  const bornYear = now ? 2070 : year;
  const count = chance.between(...layout.persons);
  const wish = (purpose: Purpose): PersonWish => ({ born: bornFor(purpose, bornYear), split });
  const lead = makePerson(chance, wish(first.purpose));
  const ownGrounds = chance.happens(0.4);
  const validFrom = chance.happens(0.7) ? letterDate : later(letterDate, 0, 3);
  const validTo = chance.happens(0.1)
    ? undefined
    : later(validFrom, chance.pick([1, 2, 2, 4, 6]), chance.pick([0, -1]));
  const permits: Permit[] = [{ person: lead, ground: first, validFrom, validTo }];
  while (permits.length < count) {
    const ground: Ground = ownGrounds ? chooseGround(chance, ['child', 'spouse', 'family']) : first;
    const person = makePerson(chance, {
      born: [2037, 2057],
      split,
      ...(chance.happens(0.8) ? { kin: lead } : {}),
    });
    const known = permits.some(
      (permit) => permit.person.name === person.name || permit.person.cpr === person.cpr,
    );
    if (!known) permits.push({ person, ground, validFrom, validTo });
  }
  const relatives: MadePerson[] = [];
  while (relatives.length < (layout.relatives ?? 0)) {
    const relative = makePerson(chance, {
      born: [2037, 2047],
      split,
      ...(chance.happens(0.5) ? { kin: lead } : {}),
    });
    if (relative.name !== lead.name && relative.cpr !== lead.cpr) relatives.push(relative);
  }
  const digits = (length: number): string => digitsOf(chance, length);
  return {
    chance,
    split,
    manners: {
      dates: chooseDates(chance, split),
      number: chooseNumber(chance, split),
      citation: chooseCitation(chance, split),
    },
    letterDate,
    caseNumber: chooseCaseNumber(chance, year, split),
    permits: permits as [Permit, ...Permit[]],
    relatives,
    personId: `8${digits(9)}`,
    ean: `579${digits(10)}`,
    phone: `00 ${digits(2)} ${digits(2)} ${digits(2)}`,
    formerCpr: chance.happens(0.12) ? formerNumberOf(lead, chance) : undefined,
    caseWorker: chance.pick([
      'Prøvald Mønster',
      'Eksempla Attrup',
      'Åse Skabelund',
      'Figur Prøvesen',
      'Øvine Mønsted',
    ]),
    address: [
      `${chance.pick(['Øvegade', 'Prøvevej', 'Eksempelstræde', 'Mønsterallé', 'Attrapvænget'])} ${chance.between(1, 98)}${chance.pick(['', '', 'B', ', 2. tv.', ', st. th.'])}`,
      chance.pick([
        '5000 Odense C',
        '8000 Aarhus C',
        '9000 Aalborg',
        '4700 Næstved',
        '2300 København S',
        '7400 Herning',
      ]),
    ],
  };
}

function truthOf(
  seed: number,
  letter: Letter,
  marks: readonly PrintedMark[],
  kind: SpecimenTruth['kind'],
): Omit<SpecimenTruth, 'layout' | 'language'> {
  const printed = (fact: string, person?: number): readonly PrintedText[] =>
    marks
      .filter(
        ({ mark }) =>
          mark.fact === fact && (mark.person === person || (person !== undefined && mark.person === 'all')),
      )
      .map(({ text, boxes }) => ({ text, boxes }));
  const persons = letter.permits.map(({ person, ground, validFrom, validTo }, index): PersonTruth => {
    const facts = [
      'cpr',
      'name',
      'givenName',
      'familyName',
      'birthDate',
      'citizenship',
      'legalBasis',
      'validFrom',
      'validTo',
      'unlimited',
    ];
    const own = Object.fromEntries(
      facts.map((fact) => [fact, printed(fact, index)]).filter(([, found]) => found?.length !== 0),
    );
    const told = <Value>(fact: string, value: Value): Value | null =>
      own[fact] === undefined ? null : value;
    return {
      cpr: formatCprNumber(person.cpr),
      name: person.name,
      givenName: person.given,
      familyName: person.family,
      hasForeignSigns: /[^A-Za-zÆØÅæøå .'’-]/u.test(person.name),
      sex: person.sex,
      birthDate: told('birthDate', person.birthDate),
      citizenship: told('citizenship', person.citizenship),
      legalBasis: told('legalBasis', formatCitation(ground.basis)),
      validFrom: told('validFrom', validFrom),
      validTo: told('validTo', validTo ?? null),
      unlimited: told('unlimited', true as const),
      printed: own,
    };
  });
  const ofLetter = Object.fromEntries(
    ['letterDate', 'caseNumber']
      .map((fact) => [fact, printed(fact)] as const)
      .filter(([, found]) => found.length > 0),
  );
  return {
    seed,
    split: letter.split,
    kind,
    letterDate: ofLetter['letterDate'] === undefined ? null : letter.letterDate,
    caseNumber: ofLetter['caseNumber'] === undefined ? null : letter.caseNumber,
    printed: ofLetter,
    persons: kind === 'permit' ? persons : [],
    distractors: marks
      .filter(
        ({ mark }) => kind !== 'permit' || (mark.person === undefined && ofLetter[mark.fact] === undefined),
      )
      .map(({ mark, text, boxes }) => ({ what: mark.fact, text, boxes })),
  };
}
