/** What a clerk types of a person and a permit, field by field as it is typed. All persons are fictive. */
export interface TypedPerson {
  /** As on the letter. Practice numbers: births 2037-2057, seventh digit 5-8. */
  readonly cpr: string;
  readonly name: string;
  readonly birthDate: string;
  readonly citizenship: string;
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly letterDate: string;
  readonly caseNumber: string;
}

const permit = {
  citizenship: 'Syrien',
  legalBasis: '§ 7, stk. 1',
  validFrom: '01-10-2026',
  validTo: '30-09-2028',
  letterDate: '01-10-2026',
  caseNumber: '26-900417',
} as const;

export const oevine: TypedPerson = {
  ...permit,
  cpr: '150640-5005',
  name: 'Øvine Prøvesen',
  birthDate: '15-06-2040',
};

export const attrap: TypedPerson = {
  ...permit,
  cpr: '010145-5009',
  name: 'Attrap Mønstergård',
  birthDate: '01-01-2045',
};

export const figura: TypedPerson = {
  ...permit,
  cpr: '240250-5991',
  name: 'Figura Eksempelsen',
  birthDate: '24-02-2050',
  legalBasis: '§ 9, stk. 1, nr. 2',
};

/** In the practice register; typed as one types it, and as it is printed. */
export const home = {
  typed: 'kløverstræde 1 2 th',
  printed: ['Kløverstræde 1, 2. th', '6000 Kolding'],
} as const;
