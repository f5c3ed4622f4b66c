import { formatDanishDate } from '../../domain/calendar-date.ts';
import type { CprRejection, CprWarning } from '../../domain/cpr-number.ts';
import { assertNever } from '../../domain/result.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** Why a number is not taken, and what the clerk can do. Never repeats the number. */
export const explainCprRejection = (rejection: CprRejection, locale: Locale): string =>
  inLocale(rejectionText(rejection), locale);

function rejectionText(rejection: CprRejection): Bilingual {
  switch (rejection.kind) {
    case 'empty':
      return {
        da: 'Skriv det administrative CPR-nummer fra brevet.',
        en: 'Enter the administrative CPR number from the letter.',
      };
    case 'length':
      return {
        da: `Der er ${count(rejection.digits, 'ciffer', 'cifre')}. Et CPR-nummer har 10: seks for fødselsdatoen og fire til.`,
        en: `There ${rejection.digits === 1 ? 'is' : 'are'} ${count(rejection.digits, 'digit', 'digits')}. A CPR number has 10: six for the birth date and four more.`,
      };
    case 'character':
      return characterText(rejection.character);
    case 'no-such-date':
      return {
        da: 'De første seks cifre er ikke en dato. Sammenlign med brevet.',
        en: 'The first six digits are not a date. Compare them with the letter.',
      };
    case 'replacement-number':
      return {
        da: 'Det er et erstatningsnummer (dag + 60), ikke et personnummer. Find det administrative CPR-nummer i brevet.',
        en: 'This is a replacement number (day + 60), not a CPR number. Find the administrative CPR number in the letter.',
      };
    case 'health-ecpr':
      return {
        da: 'Det er sundhedsvæsenets eget nummer (eCPR), ikke et personnummer. Find det administrative CPR-nummer i brevet.',
        en: 'This is the health service’s own number (eCPR), not a CPR number. Find the administrative CPR number in the letter.',
      };
    case 'future-birth':
      return {
        da: `Nummeret giver fødselsdatoen ${formatDanishDate(rejection.birthDate)}, som ikke er kommet endnu. Sammenlign med brevet, især det syvende ciffer.`,
        en: `The number gives the birth date ${formatDanishDate(rejection.birthDate)}, which is still to come. Compare it with the letter, above all the seventh digit.`,
      };
    case 'implausible-birth':
      return {
        da: `Nummeret giver fødselsdatoen ${formatDanishDate(rejection.birthDate)}, mere end 120 år siden. Sammenlign med brevet, især det syvende ciffer.`,
        en: `The number gives the birth date ${formatDanishDate(rejection.birthDate)}, more than 120 years ago. Compare it with the letter, above all the seventh digit.`,
      };
    case 'not-a-practice-number':
      return {
        da: 'I øvelse må der kun bruges øvenumre: født 2037-2057. Skriv aldrig en rigtig persons nummer her.',
        en: 'Only practice numbers may be used in training: births in 2037-2057. Never enter a real person’s number here.',
      };
    default:
      return assertNever(rejection);
  }
}

/** What the clerk should look at again; the number is taken all the same. */
export const explainCprWarning = (warning: CprWarning, locale: Locale): string =>
  inLocale(warningText(warning.kind), locale);

function warningText(kind: CprWarning['kind']): Bilingual {
  switch (kind) {
    case 'modulus-11':
      return {
        da: 'Kontrolcifferet stemmer ikke. Læs nummeret i brevet igen. Står det sådan, er det godt nok: gyldige numre uden kontrolciffer findes.',
        en: 'The check digit does not fit. Read the number in the letter again. If it says so, it will do: there are valid numbers without a check digit.',
      };
    case 'normalised':
      return {
        da: 'Nummeret indeholdt andre tegn end almindelige cifre og bindestreg. Se, om det er læst rigtigt.',
        en: 'The number held other signs than plain digits and a hyphen. Check that it has been read correctly.',
      };
    default:
      return assertNever(kind);
  }
}

function characterText(character: string): Bilingual {
  if (character === ' ') {
    return {
      da: 'Der er et mellemrum, hvor et CPR-nummer ikke har det. Skriv det som DDMMÅÅ-LLLL.',
      en: 'There is a space where a CPR number has none. Write it as DDMMYY-SSSS.',
    };
  }
  if (character === '-') {
    return {
      da: 'Bindestregen står forkert. Skriv nummeret som DDMMÅÅ-LLLL.',
      en: 'The hyphen is in the wrong place. Write the number as DDMMYY-SSSS.',
    };
  }
  return {
    da: `Tegnet „${character}” hører ikke til i et CPR-nummer. Brug kun cifrene 0-9 og en bindestreg.`,
    en: `The sign “${character}” does not belong in a CPR number. Use only the digits 0-9 and a hyphen.`,
  };
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
