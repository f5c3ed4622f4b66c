import { type CitationMatch, matchCitation } from './legal-basis/grammar.ts';
import { findLawAfter, findLawBefore, lastParagraphOf, type NamedLaw } from './legal-basis/named-law.ts';
import { formatCitation, type LegalBasis, type LegalBasisReading } from './legal-basis/provision.ts';
import { type Token, tokensOf } from './legal-basis/tokens.ts';
import { sectionSignAt } from './legal-basis/words.ts';

export {
  type CitationRepair,
  formatCitation,
  type Law,
  type LegalBasis,
  type LegalBasisReading,
} from './legal-basis/provision.ts';

/** A citation in running text; the offsets are the text's own, from inclusive and to exclusive. */
export interface FoundCitation {
  /** Never of kind `none`. */
  readonly reading: LegalBasisReading;
  readonly from: number;
  readonly to: number;
  /** Whether the law is named beside it; if not, the Aliens Act is taken for granted. */
  readonly lawNamed: boolean;
}

/**
 * All citations of the Aliens Act, and of the other laws that permits are given under, in a running text.
 * Those of any further act (integrationsloven, CPR-loven, udlændingebekendtgørelsen) are left out.
 */
export const findCitations = (text: string): readonly FoundCitation[] => citationsOf(text, tokensOf(text));

/**
 * Reads one citation, given alone or in a short clause: `udlændingelovens 7, stk. 2 (beskyttelsesstatus)`.
 * Where the text fits several provisions, all of them are given; where it would be a guess, none.
 */
export function parseLegalBasis(text: string): LegalBasisReading {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return { kind: 'none', reason: 'empty' };
  const readings = citationsOf(text, tokens).map(({ reading }) => reading);
  const [first, ...others] = readings;
  if (first === undefined) return wholePhrase(tokens);
  if (others.length === 0) return first;
  const candidates = distinct(readings.flatMap((reading) => candidatesOf(reading)));
  return candidates.length === 1 ? first : { kind: 'ambiguous', candidates };
}

/** All the provisions that a reading allows. */
export function candidatesOf(reading: LegalBasisReading): readonly LegalBasis[] {
  switch (reading.kind) {
    case 'one':
      return [reading.basis];
    case 'ambiguous':
      return reading.candidates;
    case 'none':
      return [];
  }
}

/** `9 c, stk. 1` or `9c/1`: what a clerk types when it is clear what is meant. Nothing else may stand there. */
function wholePhrase(tokens: readonly Token[]): LegalBasisReading {
  const none = { kind: 'none', reason: 'not-a-citation' } as const;
  const match = matchCitation(tokens, 0, { lastParagraph: lastParagraphOf(undefined), insidePlural: false });
  const rest = match === undefined ? [] : tokens.slice(match.next);
  if (match === undefined || rest.some((token) => !/^[.,;:)]$/.test(token.text))) return none;
  return readingOf(match, 'udlaendingeloven');
}

interface Sighting extends Omit<FoundCitation, 'reading'> {
  readonly match: CitationMatch;
  readonly law: NamedLaw | undefined;
  /** It continues the citation before it: `…, jf. § 8`, `§§ 7 og 8`. */
  readonly chained: boolean;
}

function citationsOf(text: string, tokens: readonly Token[]): readonly FoundCitation[] {
  const sightings: Sighting[] = [];
  for (let at = 0; at < tokens.length; ) {
    const sighting = findSighting(text, tokens, at, sightings.at(-1));
    if (sighting !== undefined) sightings.push(sighting);
    at = sighting?.match.next ?? at + 1;
  }
  shareLawBackwards(sightings);
  return sightings.flatMap(({ match, law, from, to }) =>
    law === 'other'
      ? []
      : [{ reading: readingOf(match, law ?? 'udlaendingeloven'), from, to, lawNamed: law !== undefined }],
  );
}

function findSighting(
  text: string,
  tokens: readonly Token[],
  at: number,
  previous: Sighting | undefined,
): Sighting | undefined {
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'number' && sectionSignAt(tokens, at) === undefined))
    return undefined;
  const chained = previous !== undefined && isChain(text.slice(previous.to, token.from));
  const before = findLawBefore(text, token.from);
  const inherited = before ?? (chained ? previous.law : undefined);
  const insidePlural = chained && previous.match.plural;
  const match = matchCitation(tokens, at, { lastParagraph: lastParagraphOf(inherited), insidePlural });
  if (match === undefined) return undefined;
  const to = tokens[match.next - 1]?.to ?? token.to;
  const law = inherited ?? findLawAfter(text, to);
  const isProven =
    match.sign === 'present' ||
    (match.namesStk && (before !== undefined || isFreeStanding(tokens, at, match))) ||
    (law !== undefined && match.sign === 'misread') ||
    ((before !== undefined || insidePlural || isLabelled(text, token.from)) &&
      isBareNumberLikely(tokens, match));
  return isProven ? { match, law, from: token.from, to, lawNamed: law !== undefined, chained } : undefined;
}

/** Not the tail of something else: a number before it means that the sign was read as more than one digit. */
function isFreeStanding(tokens: readonly Token[], at: number, match: CitationMatch): boolean {
  const previous = tokens[at - 1];
  if (match.sign === 'misread') return tokens[at]?.glued === false || previous?.kind === 'mark';
  if (previous === undefined) return true;
  return previous.kind === 'word'
    ? previous.lower.length > 1
    : previous.kind === 'mark' && !/[/\-.]/.test(previous.text);
}

/** A form's own label stands before it: `Lovgrundlag: 8 9 f`. */
const isLabelled = (text: string, at: number): boolean =>
  /\b(?:lovgrundlag|retsgrundlag|opholdsgrundlag|hjemmel|lovbestemmelse|bestemmelse|legal (?:basis|ground)|provision)\s*[:.]?\s*$/i.test(
    text.slice(Math.max(0, at - 40), at),
  );

/** `udlændingelovens 9 f` is a citation, `udlændingeloven 8 dage efter` is not. */
function isBareNumberLikely(tokens: readonly Token[], match: CitationMatch): boolean {
  const [draft] = match.drafts;
  if (draft === undefined) return false;
  const { letter, stk } = draft.provision;
  if (letter !== undefined || stk !== undefined) return true;
  const follower = tokens[match.next];
  const ordinal = follower?.text === '.' && /^\p{Ll}/u.test(tokens[match.next + 1]?.text ?? '');
  const joined = /^(?:og|eller|samt|and|or|jf|cf)$/.test(follower?.lower ?? '');
  return !ordinal && (follower?.kind !== 'word' || joined) && !/^[%-]$/.test(follower?.text ?? '');
}

const isChain = (between: string): boolean =>
  between.length < 40 &&
  /^[\s,;.()]*(?:(?:jf|cf|jfr|jævnfør|og|eller|samt|and|or|sammenholdt med)\b\.?[\s,(]*){1,2}$|^\s*[,-]\s*$/i.test(
    between,
  );

/** `§ 9, stk. 1, og § 9 c, stk. 1, i udlændingeloven`: the law named last is that of all. */
function shareLawBackwards(sightings: Sighting[]): void {
  for (let index = sightings.length - 2; index >= 0; index -= 1) {
    const [own, next] = [sightings[index], sightings[index + 1]];
    if (own === undefined || next === undefined || own.law !== undefined) continue;
    if (next.chained && next.law !== undefined) sightings[index] = { ...own, law: next.law, lawNamed: true };
  }
}

function readingOf(match: CitationMatch, named: Exclude<NamedLaw, 'other'>): LegalBasisReading {
  const laws = named === 'special-act' ? (['ukraine-saerloven', 'afghanistan-saerloven'] as const) : [named];
  const [draft] = match.drafts;
  const candidates = distinct(
    laws.flatMap((law) => match.drafts.map(({ provision }) => ({ law, ...provision }))),
  );
  const [basis] = candidates;
  if (basis === undefined || draft === undefined) throw new Error('A match without a reading');
  if (candidates.length > 1) return { kind: 'ambiguous', candidates };
  return { kind: 'one', basis, repairs: [...new Set(draft.repairs)] };
}

function distinct(candidates: readonly LegalBasis[]): readonly LegalBasis[] {
  return [...new Map(candidates.map((basis) => [formatCitation(basis), basis])).values()];
}
