import {
  candidatesOf,
  findCitations,
  formatCitation,
  type LegalBasis,
  type LegalBasisReading,
} from '../../domain/legal-basis.ts';
import { type LetterText, marksBetween, printedBetween, type TextView } from '../text/letter-text.ts';
import { type Candidate, candidateAt, foremost } from './candidates.ts';

/** Paragraphs of the Aliens Act that permits are given under; the others are about work, lapse, fees. */
const isPermitGround = (basis: LegalBasis): boolean =>
  basis.law !== 'udlaendingeloven' || (basis.paragraph >= 5 && basis.paragraph <= 9);

const granting =
  /meddel|bevilge|giv(?:et|er|es|e)|(?<!\p{L})gav|(?<!\p{L})få(?:r|et)|fået|hjemmel|medfør|truffet|afgørelse|afgjort|besluttet|grundlag|opholdsgrund|efter reglerne|i henhold|granted|grant|given|pursuant|legal basis|under section|in accordance|issued|permit (?:is|was|has)/gu;
const labelBefore =
  /(?:hjemmel|lovgrundlag|retsgrundlag|opholdsgrundlag|grundlag|bestemmelse|lovhenvisning|paragraf|legal basis|legal ground|provision|section|statute)\s*[:.]?\s*(?:er\s+|is\s+)?(?:efter\s+)?(?:udlændingelovens?|udl\.?|aliens act,?)?\s*$/u;
/** What else citations are for. */
const otherPurpose =
  /bortfald|lapse|inddrag|revoke|arbejdstilladelse|work permit|må arbejde|allowed to work|klage|complain|appeal|forlæng|extend|extension|tidsubegrænset|permanent|ansøg|apply|bøde|fine|straf|videregiv|oplysninger|gebyr|uddrag|forudsat|betingelse|gives? ikke|afslag|refus|udvis|ægtefælles? opholdstilladelse|persondata|personoplysninger|databeskyttelse|biometri|fingeraftryk|healthcare|§\s*\d+\.\s+der kan|i stedet for|tidligere (?:haft|givet|meddelt)|jf\.?\s*$/gu;

const lastIndexOf = (pattern: RegExp, text: string): number => {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
};

function scoreCitation(before: string, after: string, lawNamed: boolean): number {
  const flat = before.replace(/\s+/gu, ' ');
  const near = flat.slice(-150);
  const grants = lastIndexOf(granting, near);
  const others = lastIndexOf(otherPurpose, near);
  let score = lawNamed ? 1.5 : 0.6;
  if (labelBefore.test(flat.slice(-70))) score += 4;
  else if (grants > others) score += grants > near.length - 90 ? 4 : 2;
  else if (others >= 0) score *= 0.3;
  // A law printed for information begins its lines with its paragraphs: "§ 9. Der kan …".
  if (/(?:^|\n)\s*$/u.test(before) && /^\.\s+\p{L}/u.test(after)) score *= 0.1;
  return score;
}

/** "Din ansøgning efter § 7, stk. 1, er bortfaldet": what came to nothing is the ground of no permit. */
const cameToNothing =
  /^[^.§]{0,30}(?:er|blev|was|has been|is) (?:(?:derfor|hermed|nu|therefore|now) )?(?:bortfaldet|henlagt|afslået|afvist|trukket tilbage|lapsed|withdrawn|refused|rejected|closed)/u;

/** Offsets of `printed` as offsets of `match`, by whole words. */
function stretchOf(view: TextView, from: number, to: number): { from: number; to: number } | undefined {
  const marks = marksBetween(view, from, to, 'printed');
  const first = marks[0];
  const last = marks.at(-1);
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.to };
}

/** "udl." as print engines give it. */
const shortLaw = /(?<!\p{L})ud[l!|I1]{1,2}\.(?=\s)/gu;

/**
 * The Danish model has no section sign and gives a digit for it. After the little word "i" the digit could
 * be a list's; before "stk." it can only be the sign. Keeps the text's length.
 */
const withSigns = (printed: string): string =>
  printed
    .replace(/(?<=\bstk\.\s?)[Il|](?=[\s.,;)]|$)/gu, '1')
    // "§ 9 c" as "8 Oc", "8 ac", "8 Sc" or "8 %c": of the grounds' paragraphs only 9 has letters.
    .replace(/(?<=\s[58§$&S]\s?)[OoQa%Sgq](?=\s?\p{Ll},?\s(?:stk|nr))/gu, '9')
    // "9(1)(i)(a)" as "9(1)(iX(a)"
    .replace(/(?<=\([ivx\d]{1,4})X(?=\()/gu, ')')
    // No letter of a paragraph is double.
    .replace(/(?<=\s[589§$&]\s?9\s?)(\p{Ll})\1(?=,?\s(?:stk|nr))/gu, '$1 ')
    .replace(/(?<=(?<!\p{L})UDL)\n(?=[8§$&S]\s?\d)/gu, ' ')
    .replace(shortLaw, (name) => 'udl.'.padEnd(name.length))
    .replace(/(?<=\s)[85$&](?=\s\d{1,2}\s?\p{Ll}?,?\si\s(?:udl|UDL))/gu, '§')
    .replace(/(?<=\si\s)[85$&](?=\s\d{1,2}\s?\p{L}?,?\s(?:stk|i\s+udl))/gu, '§');

/** Citations of provisions that permits are given under, with how well the sentence says "granted". */
export function findLegalGrounds(letter: LetterText): readonly Candidate<LegalBasisReading>[] {
  const found: Candidate<LegalBasisReading>[] = [];
  for (const view of [letter.columns, letter.across]) {
    for (const citation of findCitations(withSigns(view.printed))) {
      const reading = readingOf(citation.reading);
      const stretch = stretchOf(view, citation.from, citation.to);
      if (reading === undefined || stretch === undefined) continue;
      const before =
        view.match
          .slice(Math.max(0, stretch.from - 220), stretch.from)
          .split('\n\n')
          .at(-1) ?? '';
      const after = view.printed.slice(citation.to, citation.to + 90);
      if (cameToNothing.test(after.replace(/\s+/gu, ' '))) continue;
      found.push({
        ...candidateAt(view, stretch, {
          value: reading,
          score: scoreCitation(before, after, citation.lawNamed),
          rule: 'citation-in-granting-sentence',
        }),
        raw: printedBetween(view, stretch.from, stretch.to),
      });
    }
  }
  return found;
}

/** The ground that stands in the cell of a form or table which a label calls so. */
export function groundIn(printed: string): LegalBasisReading | undefined {
  // The label says which law, so that the sign may be a digit; there is no § 89, and § 9 stands before its letter.
  const apart = printed.replace(/^[8$&S](?=9(?!\d))/u, '§ ');
  const text = /^[8§$&S5]/u.test(apart) ? `udlændingelovens ${apart}` : apart;
  for (const citation of findCitations(withSigns(text))) {
    const reading = readingOf(citation.reading);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

/** A citation as the ground of a permit, if it can be one. */
function readingOf(reading: LegalBasisReading): LegalBasisReading | undefined {
  const grounds = candidatesOf(reading).filter(isPermitGround);
  const [first] = grounds;
  if (first === undefined) return undefined;
  return grounds.length > 1
    ? { kind: 'ambiguous', candidates: grounds }
    : { kind: 'one', basis: first, repairs: reading.kind === 'one' ? reading.repairs : [] };
}

const fits = (whole: LegalBasis, part: LegalBasis): boolean =>
  whole.law === part.law &&
  whole.paragraph === part.paragraph &&
  (part.letter === undefined || part.letter === whole.letter) &&
  (part.stk === undefined || part.stk === whole.stk) &&
  (part.nr === undefined || part.nr === whole.nr) &&
  (part.litra === undefined || part.litra === whole.litra) &&
  (part.pkt === undefined || part.pkt === whole.pkt);

/**
 * Of one person's grounds: the same said more and less fully ("§ 9, stk. 1, nr. 1, litra b" and "section 9 (1) (i)") is one:
 * the fuller stands for both. An ambiguous one is settled by a plain one that is among its candidates.
 */
export function mergeGrounds(
  found: readonly Candidate<LegalBasisReading>[],
): readonly Candidate<LegalBasisReading>[] {
  const all = foremost(found);
  const plain = all.filter((one) => one.value.kind === 'one' && one.score >= 2);
  return all.map((one) => {
    const own = candidatesOf(one.value);
    const [first] = own;
    if (first === undefined) return one;
    const fuller = plain.find((other) => {
      const [basis] = candidatesOf(other.value);
      if (basis === undefined || other === one) return false;
      return own.length > 1
        ? own.some((part) => formatCitation(part) === formatCitation(basis))
        : formatCitation(basis).length > formatCitation(first).length &&
            fits(basis, first) &&
            first.stk !== undefined;
    });
    return fuller === undefined ? one : { ...one, value: fuller.value };
  });
}

/** The same provisions, whatever had to be repaired to read them. */
export const sameGround = (left: LegalBasisReading, right: LegalBasisReading): boolean => {
  const written = (reading: LegalBasisReading): string =>
    candidatesOf(reading).map(formatCitation).join(' | ');
  return written(left) === written(right);
};
