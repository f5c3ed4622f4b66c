import { type CalendarDate, findCalendarDate } from '../../domain/calendar-date.ts';
import { type CprNumber, modulus11Remainder, type Sex } from '../../domain/cpr-number.ts';
import type { Chance } from '../chance.ts';
import type { Split } from '../specimen.ts';
import { heldBackForeignNames, heldBackPlainNames } from './held-back-names.ts';
import { foreignNames, type NameStock, plainNames } from './name-stock.ts';

export interface FictivePerson {
  readonly cpr: CprNumber;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly given: string;
  /** Empty where the person has one name alone. */
  readonly family: string;
  /** Given names before the family name. */
  readonly name: string;
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly citizenship: string;
}

export interface PersonWish {
  /** Years of birth, 2037-2057. */
  readonly born: readonly [from: number, to: number];
  readonly sex?: Sex;
  /** Each has names of its own. */
  readonly split: Split;
  /** Whose family name and citizenship the person shares. */
  readonly kin?: { readonly family: string; readonly citizenship: string; readonly stock: NameStock };
}

const stocks = {
  work: { plain: plainNames, foreign: foreignNames },
  'held-back': { plain: heldBackPlainNames, foreign: heldBackForeignNames },
} as const;

export type MadePerson = FictivePerson & { readonly stock: NameStock };

/** A person who cannot exist: born 2037-2057, as practice requires. Half have foreign signs in their names. */
export function makePerson(chance: Chance, wish: PersonWish): MadePerson {
  const sex = wish.sex ?? chance.pick(['female', 'male'] as const);
  const stock = wish.kin?.stock ?? chance.pick(stocks[wish.split][chance.happens(0.5) ? 'plain' : 'foreign']);
  const given = chance.some(stock[sex], chance.pick(stock.givenNames ?? [1])).join(' ');
  const family = wish.kin?.family ?? familyOf(stock, chance);
  const birthDate = birthIn(wish.born, chance);
  return {
    cpr: numberFor(birthDate, sex, chance),
    birthDate,
    sex,
    given,
    family,
    name: family === '' ? given : `${given} ${family}`,
    citizenship: wish.kin?.citizenship ?? chance.pick(stock.countries),
    stock,
  };
}

function familyOf(stock: NameStock, chance: Chance): string {
  const family = chance.some(stock.family, chance.pick(stock.familyNames ?? [1]));
  // Two family names, of which one has a hyphen already, stand side by side.
  if (family.length === 1 && !/[ -]/u.test(family[0] ?? '') && chance.happens(0.12)) {
    const other = chance.pick(stock.family);
    if (other !== family[0] && !/[ -]/u.test(other)) return `${family[0]}-${other}`;
  }
  return family.join(' ');
}

/** Unknown birth dates are set to 1 January: so are those of many refugees. */
function birthIn([from, to]: readonly [number, number], chance: Chance): CalendarDate {
  const year = chance.between(from, to);
  const birthDate = chance.happens(0.2)
    ? findCalendarDate(year, 1, 1)
    : findCalendarDate(year, chance.between(1, 12), chance.between(1, 28));
  if (birthDate === undefined) throw new Error('Every month has these days');
  return birthDate;
}

/** Nine of ten numbers obey modulus 11; of those born on 1 January half. */
export function numberFor(birthDate: CalendarDate, sex: Sex, chance: Chance): CprNumber {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const wantsModulus11 = chance.happens(day === '01' && month === '01' ? 0.5 : 0.9);
  for (;;) {
    const serial = chance.between(2500, 4499) * 2 - (sex === 'male' ? -1 : 0);
    const digits = `${day}${month}${year.slice(2)}${serial}`;
    if ((modulus11Remainder(digits) === 0) === wantsModulus11) return digits as CprNumber;
  }
}
