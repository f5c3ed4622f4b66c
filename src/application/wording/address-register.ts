import type { MissingPart } from '../address-steps.ts';
import type { AddressGap, RegisterProblem } from '../ports/address-register.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What does not exist at the place that was typed. */
export const explainAddressGap = (gap: AddressGap, locale: Locale): string => inLocale(gapWords(gap), locale);

function gapWords(gap: AddressGap): Bilingual {
  switch (gap.kind) {
    case 'no-such-street':
      return {
        da: 'Vejen findes ikke i registeret. Se efter stavemåden, eller skriv postnummeret med.',
        en: 'The street is not in the register. Check the spelling, or add the postcode.',
      };
    case 'no-such-house-number':
      return {
        da: `${gap.street} har ikke nummer ${gap.houseNumber}.`,
        en: `${gap.street} has no number ${gap.houseNumber}.`,
      };
    case 'no-such-unit':
      return { da: `${gap.at} har ikke ${gap.unit}.`, en: `${gap.at} has no ${gap.unit}.` };
  }
}

/** What is to be chosen next. */
export const explainMissingPart = (missing: MissingPart, locale: Locale): string =>
  inLocale(missingWords(missing), locale);

function missingWords(missing: MissingPart): Bilingual {
  switch (missing.kind) {
    case 'street':
      return { da: 'Vælg vej.', en: 'Choose the street.' };
    case 'house-number':
      return { da: 'Vælg husnummer.', en: 'Choose the number.' };
    case 'floor':
      return { da: `${missing.at}: Vælg etage.`, en: `${missing.at}: Choose the floor.` };
    case 'door':
      return { da: `${missing.at}: Vælg dør.`, en: `${missing.at}: Choose the door.` };
    case 'floor-and-door':
      return { da: `${missing.at}: Vælg etage og dør.`, en: `${missing.at}: Choose floor and door.` };
  }
}

/** Why a file gave no register. */
export const explainRegisterProblem = (problem: RegisterProblem, locale: Locale): string =>
  inLocale(problemWords(problem), locale);

function problemWords(problem: RegisterProblem): Bilingual {
  switch (problem.kind) {
    case 'empty-file':
      return { da: 'Filen er tom.', en: 'The file is empty.' };
    case 'not-a-register':
      return { da: 'Filen er ikke et adresseregister.', en: 'The file is not an address register.' };
    case 'missing-columns': {
      const columns = problem.columns.join(', ');
      return { da: `Filen mangler kolonnerne ${columns}.`, en: `The file lacks the columns ${columns}.` };
    }
    case 'no-usable-rows':
      return {
        da: `Ingen af filens ${problem.badRows} linjer kunne bruges.`,
        en: `None of the file’s ${problem.badRows} lines could be used.`,
      };
    case 'damaged':
      return problem.block === undefined
        ? { da: 'Filen er beskadiget.', en: 'The file is damaged.' }
        : {
            da: `Filen er beskadiget i blok ${problem.block} af ${problem.blocks}.`,
            en: `The file is damaged in block ${problem.block} of ${problem.blocks}.`,
          };
    case 'mixed-files':
      return {
        da: 'Vælg enten ét færdigt register med dets ændringer, eller filer, som et register skal bygges af.',
        en: 'Choose either one finished register with its changes, or files to build a register of.',
      };
    case 'no-base':
      return {
        da: 'Filen har kun ændringer, og der er intet register, de kan lægges til. Hent et helt register.',
        en: 'The file has only changes, and there is no register to add them to. Fetch a whole register.',
      };
    case 'other-base':
      return {
        da: `Ændringerne hører til et andet register (${dated(problem.wanted, 'uden dato')}) end det, der bruges (${dated(problem.base, 'uden dato')}). Hent de ændringer, der mangler imellem, eller et helt register.`,
        en: `The changes belong to another register (${dated(problem.wanted, 'no date')}) than the one in use (${dated(problem.base, 'no date')}). Fetch the changes that are missing in between, or a whole register.`,
      };
    case 'other-result':
      return {
        da: 'Ændringerne fører ikke til det register, de skulle. Hent et helt register.',
        en: 'The changes do not lead to the register that they should. Fetch a whole register.',
      };
    case 'too-large':
      return {
        da: 'Der er flere bynavne eller døre, end et register kan have.',
        en: 'There are more place names or doors than a register can hold.',
      };
    case 'nothing-new':
      return {
        da: 'Ændringerne er allerede med i registret.',
        en: 'The changes are in the register already.',
      };
    case 'wrong-signature':
      return {
        da: 'Registret er underskrevet af en anden end kommunens server, eller ændret siden.',
        en: 'The register is signed by another than the kommune’s server, or was changed since.',
      };
    case 'not-kept':
      return {
        da: 'Registret kunne ikke gemmes på maskinen. Se efter, om der er plads på disken.',
        en: 'The register could not be kept on the machine. See whether there is room on the disk.',
      };
    case 'cancelled':
      return { da: 'Indlæsningen er afbrudt.', en: 'The loading was cancelled.' };
  }
}

const dated = (date: string, none: string): string => (date === '' ? none : date);
