import type { DocumentKind } from '../../domain/registration.ts';
import type { Texts } from '../../renderer/i18n/locale.tsx';

export interface FieldWords {
  readonly labels: Readonly<
    Record<
      | 'cpr'
      | 'name'
      | 'earlierNumber'
      | 'born'
      | 'moveIn'
      | 'address'
      | 'codes'
      | 'careOf'
      | 'citizenship'
      | 'legalBasis'
      | 'validity'
      | 'caseNumber'
      | 'documents'
      | 'distinct',
      string
    >
  >;
  readonly earlier: Readonly<Record<'no' | 'yes' | 'unknown', string>>;
  readonly sex: Readonly<Record<'female' | 'male', string>>;
  readonly kommune: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly floor: string;
  readonly door: string;
  readonly from: string;
  readonly until: string;
  readonly unlimited: string;
  readonly notStated: string;
  readonly letterOf: string;
  readonly none: string;
  readonly documents: Readonly<Record<DocumentKind, string>>;
}

/** The words of what a registration says. */
export const fieldWords: Texts<FieldWords> = {
  da: {
    labels: {
      cpr: 'CPR-nummer',
      name: 'Navn',
      earlierNumber: 'Tidligere dansk nummer',
      born: 'Født, køn',
      moveIn: 'Indflytningsdato',
      address: 'Adresse',
      codes: 'Adressekoder',
      careOf: 'C/o (hos)',
      citizenship: 'Statsborgerskab',
      legalBasis: 'Opholdsgrundlag',
      validity: 'Tilladelsen gælder',
      caseNumber: 'Sagsnummer, brev',
      documents: 'Set ved skranken',
      distinct: 'Ikke samme person som navnefælle',
    },
    earlier: { no: 'Nej', yes: 'Ja', unknown: 'Personen vidste det ikke' },
    sex: { female: 'kvinde', male: 'mand' },
    kommune: 'kommune',
    street: 'vej',
    houseNumber: 'husnr.',
    floor: 'etage',
    door: 'dør',
    from: 'fra',
    until: 'til',
    unlimited: 'uden tidsbegrænsning',
    notStated: 'slutdato ikke angivet',
    letterOf: 'brev af',
    none: 'Ikke angivet',
    documents: {
      'permit-letter': 'brev om opholdstilladelse',
      passport: 'pas',
      'national-id': 'nationalt id-kort',
      'residence-card': 'opholdskort',
      'proof-of-address': 'lejekontrakt el. lign.',
      'landlord-declaration': 'logiværtserklæring',
      'marriage-certificate': 'vielsesattest',
      'birth-certificate': 'fødselsattest',
      'custody-papers': 'papirer om forældremyndighed',
    },
  },
  en: {
    labels: {
      cpr: 'CPR number',
      name: 'Name',
      earlierNumber: 'Earlier Danish number',
      born: 'Born, sex',
      moveIn: 'Moves in',
      address: 'Address',
      codes: 'Address codes',
      careOf: 'C/o',
      citizenship: 'Citizenship',
      legalBasis: 'Ground of residence',
      validity: 'The permit is valid',
      caseNumber: 'Case number, letter',
      documents: 'Seen at the counter',
      distinct: 'Not the same person as a namesake',
    },
    earlier: { no: 'No', yes: 'Yes', unknown: 'The person did not know' },
    sex: { female: 'female', male: 'male' },
    kommune: 'kommune',
    street: 'street',
    houseNumber: 'house no.',
    floor: 'floor',
    door: 'door',
    from: 'from',
    until: 'until',
    unlimited: 'without time limit',
    notStated: 'end not stated',
    letterOf: 'letter of',
    none: 'Not stated',
    documents: {
      'permit-letter': 'letter with the permit',
      passport: 'passport',
      'national-id': 'national ID card',
      'residence-card': 'residence card',
      'proof-of-address': 'lease or the like',
      'landlord-declaration': 'declaration of who lives there',
      'marriage-certificate': 'marriage certificate',
      'birth-certificate': 'birth certificate',
      'custody-papers': 'custody papers',
    },
  },
};
