import type { LegalBasis } from '../../domain/legal-basis.ts';
import type { Chance } from '../chance.ts';
import type { Language, Split } from '../specimen.ts';

/** How a letter cites its provision; one manner goes through the whole letter. */
export type CitationManner =
  /** `udlændingelovens § 9, stk. 1, nr. 1` */
  | 'law-before'
  /** `§ 9, stk. 1, nr. 1, i udlændingeloven` */
  | 'law-after'
  /** `udlændingeloven § 9, stk. 1, nr. 1` */
  | 'law-plain'
  /** `udl. § 9, stk. 1, nr. 1` */
  | 'short-law'
  /** `udlændingelovens § 9 stk. 1 nr. 1` */
  | 'no-commas'
  /** `udlændingelovens paragraf 9, stk. 1, nr. 1` */
  | 'in-words'
  /** `udlændingelovens § 9c, stk. 1` */
  | 'close-letter'
  /** `UDL § 9, stk. 1, nr. 1` */
  | 'capitals'
  /** `udlændingeloven, § 9, stk. 1, nr. 1` */
  | 'law-comma';

const workCitations: readonly CitationManner[] = [
  'law-before',
  'law-before',
  'law-after',
  'law-plain',
  'no-commas',
  'short-law',
  'in-words',
];
const heldBackCitations: readonly CitationManner[] = [
  'close-letter',
  'close-letter',
  'capitals',
  'law-comma',
  'law-before',
];

/** All the grounds are the Aliens Act's. */
const law = 'udlændingeloven';

function provision(basis: LegalBasis, sign: string, comma: string, gap = ' '): string {
  const { paragraph, letter, stk, nr, litra, pkt } = basis;
  return [
    `${sign} ${paragraph}${letter === undefined ? '' : `${gap}${letter}`}`,
    ...(stk === undefined ? [] : [`stk. ${stk}`]),
    ...(nr === undefined ? [] : [`nr. ${nr}`]),
    ...(litra === undefined ? [] : [`litra ${litra}`]),
    ...(pkt === undefined ? [] : [`${pkt}. pkt.`]),
  ].join(`${comma} `);
}

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v'];

/** English offices cite the Aliens Act's numbers in Roman numerals: section 9(1)(i) is § 9, stk. 1, nr. 1. */
function english(basis: LegalBasis, spaced: boolean): string {
  const { paragraph, letter, stk, nr, litra } = basis;
  const gap = spaced ? ' ' : '';
  const parts = [
    stk === undefined ? undefined : `(${stk})`,
    nr === undefined ? undefined : `(${roman[nr] ?? nr})`,
    litra === undefined ? undefined : `(${litra})`,
  ].filter((part) => part !== undefined);
  return `section ${paragraph}${letter === undefined ? '' : `${gap}${letter}`}${parts.map((part) => `${gap}${part}`).join('')}`;
}

export function printCitation(basis: LegalBasis, manner: CitationManner, language: Language): string {
  if (language === 'en') {
    const text = english(basis, manner !== 'law-before');
    if (manner === 'capitals') return `the Aliens Act, ${text}`;
    return manner === 'law-plain' ? `${text} of the Aliens Act` : `${text} of the Danish Aliens Act`;
  }
  switch (manner) {
    case 'law-before':
      return `${law}s ${provision(basis, '§', ',')}`;
    case 'law-after':
      return `${provision(basis, '§', ',')}, i ${law}`;
    case 'law-plain':
      return `${law} ${provision(basis, '§', ',')}`;
    case 'short-law':
      return `udl. ${provision(basis, '§', ',')}`;
    case 'no-commas':
      return `${law}s ${provision(basis, '§', '')}`;
    case 'in-words':
      return `${law}s ${provision(basis, 'paragraf', ',')}`;
    case 'close-letter':
      return `${law}s ${provision(basis, '§', ',', '')}`;
    case 'capitals':
      return `UDL ${provision(basis, '§', ',')}`;
    case 'law-comma':
      return `${law}, ${provision(basis, '§', ',')}`;
  }
}

/** In a table the law's name is often left out. */
export const printBareCitation = (basis: LegalBasis): string => provision(basis, '§', ',');

export const chooseCitation = (chance: Chance, split: Split): CitationManner =>
  chance.pick(split === 'work' ? workCitations : heldBackCitations);
