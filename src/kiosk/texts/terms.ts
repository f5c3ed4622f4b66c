import type { WordKey } from './catalogue.ts';

/** The Danish words that stay Danish in every language, as they stand in `[[...]]`, and what explains them. */
export const terms: readonly { readonly danish: string; readonly explanation: WordKey }[] = [
  { danish: 'opholdstilladelse', explanation: 'termPermit' },
  { danish: 'Udlændingestyrelsen', explanation: 'termAgency' },
  { danish: 'administrative CPR-nummer', explanation: 'termNumber' },
  { danish: 'bopælsregistrering', explanation: 'termResidence' },
];
