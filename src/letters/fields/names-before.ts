import { marksBetween, printedBetween, type TextView } from '../text/letter-text.ts';
import { wellKnown } from '../text/vocabulary.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import { anyDate, findDates, maskDates } from './dates.ts';
import { matchesIn } from './matches.ts';
import { parsePersonName, particle } from './person-names.ts';

/** Names by what stands after them: what was granted, a birth date, a number, a citizenship. */
export const namesBefore = (view: TextView): readonly Candidate<string>[] => [
  ...beforeBirth(view),
  ...beforeGrant(view),
  ...beforeFacts(view),
  ...beforeDate(view),
];

/** How far back a name can begin; the signs of the longest. */
const longestName = 120;
const particles = 'al|el|bin|ibn|bint|de|van|von|da|do|dos|das|di|du|del|la';
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
    if (name !== undefined && first !== undefined && !pronoun.test(name))
      return { name, raw, from: first.from };
  }
  return undefined;
}

/** Two to five words that are the whole of a line or a cell, of which the first alone begins as names do. */
const wholeCell = /(?:^|\n| {2})(\p{Lu}[\p{L}'’-]+(?: [\p{L}'’-]{3,}){1,4})$/u;

/** "Åsdis børarinsson, født": a capital with a mark may be read as a small letter. */
function spoiltNameBefore(view: TextView, start: number, at: number): NameBefore | undefined {
  const raw = wholeCell.exec(printedBetween(view, start, at))?.[1];
  const isPlain = raw
    ?.split(' ')
    .some((word) => pronoun.test(word) || (wellKnown(word) && !particle.test(word)));
  const name = raw === undefined || isPlain === true ? undefined : parsePersonName(raw, true);
  const [first] = marksBetween(view, start, at).slice(-(raw?.split(' ').length ?? 0));
  return raw === undefined || name === undefined || first === undefined
    ? undefined
    : { name, raw, from: first.from };
}

/** "Nikita Morozov får opholdstilladelse", at the beginning of a sentence. */
function beforeGrant(view: TextView): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const verb =
    /(?:^|\n|[.:]\s|(?:pigen|drengen|barnet|the (?:girl|boy|child))\s)([^\n.:,;]{3,60}?)\s(?:får|har fået|er (?:blevet )?(?:meddelt|givet)|gives|meddeles|has been|is|was)\s(?:i dag\s)?(?:en\s|et\s|a\s|granted|given|issued|opholds|administrativt|cpr)/gu;
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
  /(?:ægtefælle|samlever|mor|far|forældre\p{L}*|barn|værge|hos|(?:gift|sammen|familiesammenført) med|spouse|husband|wife|mother|father|parents?|with|hilsen|regards|sincerely)[^.]{0,40}$/u;

const pronoun =
  /^(?:du|i|de|han|hun|you|he|she|they|begge|alle|both|barnet|den unge|pigen|drengen|familien|the (?:child|girl|boy|family))$/iu;

/** "Nikita Morozov, født den 28. november 2010": a name just before a birth date. */
function beforeBirth(view: TextView): Candidate<string>[] {
  const birth =
    /,?\s\(?(?:(?:(?:der|som|who)\s(?:er|is|was)\s)?(?:født|born|f\.)|hvis fødselsdato er|whose date of birth is)\s/gu;
  return [...matchesIn(view.match, birth)].flatMap(({ index }) => {
    const start = Math.max(0, index - 60);
    const found = nameBefore(view, start, index) ?? spoiltNameBefore(view, start, index);
    if (found === undefined) return [];
    return [candidateOf(view, found, index, found.name.includes(' ') ? 3 : 1, 'name-before-birth')];
  });
}

/** "Nikita Morozov (28-11-2010)", "Nikita Morozov, 28-11-2010, russisk statsborger": the date is of the birth. */
function beforeDate(view: TextView): Candidate<string>[] {
  const masked = maskDates(view.match, findDates(view.match));
  return [...matchesIn(masked, bareBirthDate)].flatMap(({ index }) => {
    const found = nameBefore(view, Math.max(0, index - 60), index);
    if (found?.name.includes(' ') !== true) return [];
    return [candidateOf(view, found, index, 2.5, 'name-before-birth')];
  });
}

/** "Nikita Morozov bor på centeret": whoever begins a sentence of a letter to somebody else. */
export function namesOfSentences(view: TextView): readonly Candidate<string>[] {
  const verb = /\s(?:bor|er|har|skal|kan|må|får|lives|is|has|may|must)\s/gu;
  return [...matchesIn(view.match, verb)].flatMap(({ index }) => {
    const found = nameBefore(view, Math.max(0, index - 60), index);
    if (found?.name.includes(' ') !== true) return [];
    const begins = /(?:^|\n|[.:]\s)$/u.test(view.match.slice(Math.max(0, found.from - 2), found.from));
    return begins ? [candidateOf(view, found, index, 1.5, 'name-before-verb')] : [];
  });
}

const bareBirthDate = new RegExp(
  `\\s\\(${anyDate}[),]|,\\s${anyDate},\\s(?:\\p{L}+\\s)?(?:statsborger|national|citizen)`,
  'gu',
);

const candidateOf = (
  view: TextView,
  { name, raw, from }: NameBefore,
  to: number,
  score: number,
  rule: string,
): Candidate<string> => ({ ...candidateAt(view, { from, to }, { value: name, score, rule }), raw });
