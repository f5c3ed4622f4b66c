import { marksBetween, printedBetween, type TextView } from '../text/letter-text.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import { matchesIn } from './matches.ts';
import { parsePersonName } from './person-names.ts';

/** Names by what stands after them: what was granted, a birth date, a number, a citizenship. */
export const namesBefore = (view: TextView): readonly Candidate<string>[] => [
  ...beforeBirth(view),
  ...beforeGrant(view),
  ...beforeFacts(view),
];

/** How far back a name can begin; the signs of the longest. */
const longestName = 120;
const particles = 'al|el|bin|de|van|von|da|dos|del|la';
/** A hyphen begins a part of its own and is in none, so that there is one way to take a name apart. */
const hyphened = "(?:-[\\p{L}\\p{M}'’]*)*";
const firstPart = `(?:\\p{Lu}[\\p{L}\\p{M}'’]+|\\b(?:${particles}))${hyphened}`;
const furtherPart = `(?:\\p{Lu}[\\p{L}\\p{M}'’]*|${particles})${hyphened}`;
/** At least two words that begin with capitals, at the end of a text. */
const properName = new RegExp(
  `${firstPart}(?:(?: ${furtherPart})+|-${furtherPart}(?: ${furtherPart})*)$`,
  'u',
);

/** One word that begins a sentence. */
const lonely = /(?<=(?:^|\n|[.:]\s))\p{Lu}[\p{L}\p{M}'’-]+$/u;

interface NameBefore {
  readonly name: string;
  readonly raw: string;
  /** Where its first word begins. */
  readonly from: number;
}

/** The name that stands just before a place; "Til" or "Hos" before it begins a sentence and is no part of it. */
function nameBefore(view: TextView, start: number, at: number): NameBefore | undefined {
  const printed = printedBetween(view, start, at);
  const tail = properName.exec(printed)?.[0] ?? lonely.exec(printed)?.[0];
  if (tail === undefined) return undefined;
  for (const raw of [tail, tail.replace(/^\S+\s/u, '')]) {
    const name = parsePersonName(raw);
    // By its words, since what rules look at may be longer than what is printed.
    const [first] = marksBetween(view, start, at).slice(-raw.split(/\s+/u).length);
    if (name !== undefined && first !== undefined) return { name, raw, from: first.from };
  }
  return undefined;
}

/** "Nikita Morozov får opholdstilladelse", at the beginning of a sentence. */
function beforeGrant(view: TextView): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const verb =
    /(?:^|\n|[.:]\s)([^\n.:,;]{3,60}?)\s(?:får|har fået|er (?:blevet )?(?:meddelt|givet)|gives|meddeles|has been|is|was)\s(?:i dag\s)?(?:en\s|et\s|a\s|granted|given|issued|opholds|administrativt|cpr)/gu;
  for (const match of matchesIn(view.match, verb)) {
    const text = match[1] ?? '';
    const from = match.index + match[0].indexOf(text);
    const printed = printedBetween(view, from, from + text.length);
    const name = parsePersonName(printed);
    if (name === undefined || pronoun.test(name)) continue;
    found.push(
      candidateAt(
        view,
        { from, to: from + text.length },
        { value: name, score: name.includes(' ') ? 2 : 0.5, rule: 'name-before-grant' },
      ),
    );
  }
  return found;
}

/** "Nikita Morozov, CPR-nr. 281150-5891": a name just before a number or a citizenship. */
function beforeFacts(view: TextView): Candidate<string>[] {
  const facts =
    /,?\s\(?(?:(?:administrativt?\s|adm\.?\s)?(?:cpr|personnummer)|statsborger\s|er\s(?:\p{L}+\s)?statsborger)/gu;
  return [...matchesIn(view.match, facts)].flatMap(({ index }) => {
    const line = view.match.lastIndexOf('\n', index) + 1;
    const found = nameBefore(view, Math.max(line, index - longestName), index);
    if (found?.name.includes(' ') !== true || ofOthers.test(textBefore(view, found.from, 60))) return [];
    return [candidateOf(view, found, index, 1.5, 'name-before-facts')];
  });
}

const ofOthers =
  /(?:ægtefælle|samlever|mor|far|forældre\p{L}*|barn|værge|hos|gift med|spouse|husband|wife|mother|father|parents?|with|hilsen|regards|sincerely)[^.]{0,40}$/u;

const pronoun = /^(?:du|i|de|han|hun|you|he|she|they|begge|alle|both)$/iu;

/** "Nikita Morozov, født den 28. november 2010": a name just before a birth date. */
function beforeBirth(view: TextView): Candidate<string>[] {
  const birth = /,?\s\(?(?:(?:der|som|who)\s(?:er|is|was)\s)?(?:født|born|f\.)\s/gu;
  return [...matchesIn(view.match, birth)].flatMap(({ index }) => {
    const found = nameBefore(view, Math.max(0, index - 60), index);
    if (found === undefined) return [];
    return [candidateOf(view, found, index, found.name.includes(' ') ? 3 : 1, 'name-before-birth')];
  });
}

const candidateOf = (
  view: TextView,
  { name, raw, from }: NameBefore,
  to: number,
  score: number,
  rule: string,
): Candidate<string> => ({ ...candidateAt(view, { from, to }, { value: name, score, rule }), raw });
