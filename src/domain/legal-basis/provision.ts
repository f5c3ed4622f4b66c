/**
 * The provision that a permit is given under. `udlaendingeloven` is what the covered-group list speaks
 * of; the others are named so that they can be told apart from it.
 */
export type Law =
  | 'udlaendingeloven'
  | 'eu-opholdsbekendtgoerelsen'
  | 'ukraine-saerloven'
  | 'afghanistan-saerloven';

export interface LegalBasis {
  readonly law: Law;
  /** The paragraph's number, e.g. 9. */
  readonly paragraph: number;
  /** The letter that belongs to the paragraph itself: `c` in § 9 c. */
  readonly letter?: string;
  readonly stk?: number;
  readonly nr?: number;
  /** Sub-item below a number: litra `d` in § 9, stk. 1, nr. 1, litra d. Not the paragraph's letter. */
  readonly litra?: string;
  /** Sentence: 1. pkt. */
  readonly pkt?: number;
}

/** What had to be assumed to read a citation, shown to the clerk beside it. */
export type CitationRepair =
  | 'section-sign-missing'
  | 'section-sign-misread'
  | 'roman-numeral'
  | 'letter-for-digit'
  /** A `1` where only a letter can stand, or a ¢ for a c. */
  | 'sign-for-letter'
  | 'separators-missing';

export type LegalBasisReading =
  | {
      readonly kind: 'one';
      readonly basis: LegalBasis;
      readonly repairs: readonly CitationRepair[];
    }
  /** Several provisions fit the text equally well; the clerk chooses. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly LegalBasis[] }
  | { readonly kind: 'none'; readonly reason: 'empty' | 'not-a-citation' };

const lawInGenitive: Readonly<Record<Law, string>> = {
  udlaendingeloven: '',
  'eu-opholdsbekendtgoerelsen': 'EU-opholdsbekendtgørelsens ',
  'ukraine-saerloven': 'Ukraine-særlovens ',
  'afghanistan-saerloven': 'Afghanistan-særlovens ',
};

/**
 * The citation as Danish offices write it: `§ 9 c, stk. 1`, `§ 9, stk. 1, nr. 1, litra d`. The Aliens Act
 * goes without saying; any other law is named.
 */
export function formatCitation(basis: LegalBasis): string {
  const { law, paragraph, letter, stk, nr, litra, pkt } = basis;
  return [
    `${lawInGenitive[law]}§ ${paragraph}${letter === undefined ? '' : ` ${letter}`}`,
    ...(stk === undefined ? [] : [`stk. ${stk}`]),
    ...(nr === undefined ? [] : [`nr. ${nr}`]),
    ...(litra === undefined ? [] : [`litra ${litra}`]),
    ...(pkt === undefined ? [] : [`${pkt}. pkt.`]),
  ].join(', ');
}
