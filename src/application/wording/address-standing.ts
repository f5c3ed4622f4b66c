import { type DarAddress, formatAddressLines } from '../../domain/address.ts';
import type { StaleStanding } from '../address-check.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What has become of an address since it was chosen, in few words. */
export const nameStanding = (standing: StaleStanding, locale: Locale): string =>
  inLocale(names[standing.kind], locale);

const names: Readonly<Record<StaleStanding['kind'], Bilingual>> = {
  changed: { da: 'adressen er ændret', en: 'the address has changed' },
  closed: { da: 'adressen er nedlagt', en: 'the address was taken down' },
  vanished: { da: 'adressen findes ikke længere', en: 'the address is there no longer' },
};

/** What has become of it, and what there is to do in a form that is still open. */
export const explainStandingInForm = (standing: StaleStanding, locale: Locale): string =>
  inLocale(inForm(standing), locale);

function inForm({ kind }: StaleStanding): Bilingual {
  switch (kind) {
    case 'changed':
      return {
        da: 'Adressen har fået et andet navn eller andre koder i adresseregisteret, siden den blev valgt. Det er det samme sted.',
        en: 'The address has another name or other codes in the address register since it was chosen. It is the same place.',
      };
    case 'closed':
      return {
        da: 'Adressen er nedlagt i adresseregisteret, siden den blev valgt. Spørg personen, og vælg den adresse, der gælder nu.',
        en: 'The address was taken down in the address register since it was chosen. Ask the person, and choose the one that is valid now.',
      };
    case 'vanished':
      return {
        da: 'Adressen findes ikke i det adresseregister, stationen bruger nu. Spørg personen, og vælg adressen på ny.',
        en: 'The address is not in the register that the station uses now. Ask the person, and choose the address anew.',
      };
  }
}

/** The same of a registration that is saved, which nothing changes but a correction. */
export const explainStandingOfRecord = (standing: StaleStanding, locale: Locale): string =>
  inLocale(ofRecord(standing), locale);

function ofRecord({ kind }: StaleStanding): Bilingual {
  switch (kind) {
    case 'changed':
      return {
        da: 'Adressen har fået et andet navn eller andre koder i adresseregisteret, siden registreringen blev gemt. Det er det samme sted. Skal den nye stå i registreringen, så ret den.',
        en: 'The address has another name or other codes in the address register since the registration was saved. It is the same place. To have the new one in the registration, correct it.',
      };
    case 'closed':
      return {
        da: 'Adressen er nedlagt i adresseregisteret, siden registreringen blev gemt. Find ud af, hvor personen bor, og ret registreringen.',
        en: 'The address was taken down in the address register since the registration was saved. Find out where the person lives, and correct the registration.',
      };
    case 'vanished':
      return {
        da: 'Adressen findes ikke i det adresseregister, stationen bruger nu. Find ud af, hvor personen bor, og ret registreringen, hvis adressen er forkert.',
        en: 'The address is not in the register that the station uses now. Find out where the person lives, and correct the registration if the address is wrong.',
      };
  }
}

/** Old and new address on a line each, with the codes where nothing but these differs. */
export function printChange(stored: DarAddress, now: DarAddress, locale: Locale): readonly [string, string] {
  const print = (address: DarAddress): string => formatAddressLines(address).join(', ');
  if (print(stored) !== print(now)) return [print(stored), print(now)];
  const vejkode = inLocale({ da: 'vejkode', en: 'street code' }, locale);
  const printCodes = (address: DarAddress): string =>
    `${print(address)} (kommune ${address.kommuneCode}, ${vejkode} ${address.streetCode})`;
  return [printCodes(stored), printCodes(now)];
}
