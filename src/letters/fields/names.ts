import type { Segment } from '../text/arrange-lines.ts';
import { type LetterText, printedBetween, type TextView } from '../text/letter-text.ts';
import { type Candidate, candidateAt, foremost, textBefore } from './candidates.ts';
import { matchesIn } from './matches.ts';
import { parsePersonName } from './person-names.ts';

interface NamePart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const stop =
  /\n| {2}|[;:]|,?\s(?:født|born|f\.|cpr|date of birth|adm\.|administrativt|personnummer|statsborger|nationalitet|citizen|udl\.|person-?id|opholds|tilladelse|(?:en|et|a|permission)\s|residence|fået|får|er\s)/u;

/** What stands after a label on its line, as far as a name can go. */
function partAfter(view: TextView, start: number, length = 70): NamePart | undefined {
  const lead = /^[\s:;.,–-]*/u.exec(view.match.slice(start, start + 12))?.[0].length ?? 0;
  const from = start + lead;
  const rest = view.match.slice(from, from + length);
  const end = rest.search(stop);
  const to = from + (end < 0 ? rest.length : end);
  const text = printedBetween(view, from, to).trim();
  return text === '' ? undefined : { text, from, to };
}

const familyLabel = /(?<!\p{L})(?:efternavne?|familienavn|surname|family name|last name)(?!\p{L})/gu;
const givenLabel = /(?<!\p{L})(?:fornavne?(?:\(e\))?|given names?|first names?|fornavn\(e\))(?!\p{L})/gu;
const middleLabel = /(?<!\p{L})(?:mellemnavne?|middle names?)(?!\p{L})/gu;
const wholeLabel =
  /(?<!\p{L})(?:(?:fulde\s+)?navn|full name|name(?: of (?:the )?(?:applicant|holder|person))?|ansøger(?:ens navn)?|applicant|vedr(?:ørende|\.)?|vedrører|(?:det )?drejer sig om|regarding|re|concerning|udlændingen(?:s navn)?|indehaver|holder|modtager)\s?[:.]/gu;
const tableLabel = /(?:^|\n)(?:navn|name|full name|fulde navn)(?=\s)/gu;
const greeting = /(?<!\p{L})(?:kære|dear|hej)\s/gu;
const granted =
  /(?:(?:har|er) (?:i dag |den [^,;:]{6,20} )?(?:meddelt|givet|bevilget)|meddeler|giver|has (?:today )?(?:granted|given|issued)|granted to|issued to)\s/gu;

const family =
  /ægtefælle|samlever|spouse|husband|wife|sagsbehandler|case ?officer|herboende|referenceperson|kontakt/u;

function labelled(view: TextView, label: RegExp, score: number, rule: string): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const match of matchesIn(view.match, label)) {
    const line =
      view.match
        .slice(Math.max(0, match.index - longestLine), match.index)
        .split(/\n| {2}/u)
        .at(-1) ?? '';
    if (family.test(line)) continue;
    const part = partAfter(view, match.index + match[0].length);
    const name = part === undefined ? undefined : parsePersonName(part.text, true);
    if (part === undefined || name === undefined) continue;
    const isSingle = !name.includes(' ');
    found.push(candidateAt(view, part, { value: name, score: isSingle ? score / 4 : score, rule }));
  }
  return found;
}

/** Given and family names on lines of their own, put together in natural order. */
function splitNames(view: TextView): Candidate<string>[] {
  const near = (from: number, others: readonly NamePart[]): NamePart | undefined =>
    others
      .filter((other) => Math.abs(other.from - from) < 220)
      .sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0];
  const parts = (label: RegExp): NamePart[] =>
    [...matchesIn(view.match, label)].flatMap((match) => {
      const part = partAfter(view, match.index + match[0].length);
      return part === undefined || parsePersonName(part.text, true) === undefined ? [] : [part];
    });
  const givenNames = parts(givenLabel);
  const middle = parts(middleLabel);
  return parts(familyLabel).flatMap((surname) => {
    const first = near(surname.from, givenNames);
    if (first === undefined) return [];
    const between = near(surname.from, middle);
    // Some have one name alone, and papers give it twice.
    const given = first.text === surname.text ? '' : first.text;
    const texts = [given, between?.text ?? '', surname.text].filter((text) => text !== '');
    const name = parsePersonName(texts.map((text) => text.replace(/[,.]+$/u, '')).join(' '), true);
    if (name === undefined) return [];
    const from = Math.min(first.from, surname.from);
    const to = Math.max(first.to, surname.to);
    const spread = to - from < 200 ? { from, to } : surname;
    return [
      { ...candidateAt(view, spread, { value: name, score: 6, rule: 'name-parts' }), raw: texts.join(' ') },
    ];
  });
}

/** How far back a line's beginning can say that the label is of somebody else's name. */
const longestLine = 400;
const longestName = 120;

const postcodeLine = /^(?:DK[- ]?)?\d{4}\s+\p{L}/u;
const printedOf = (segment: Segment): string => segment.words.map((word) => word.text).join(' ');

/** The first line of the address: what the window of the envelope shows. */
function addressee(letter: LetterText): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const block of letter.blocks[0] ?? []) {
    const last = block.findIndex((segment) => postcodeLine.test(printedOf(segment)));
    const bottom = block[last];
    if (last < 1 || bottom === undefined || (bottom.words[0]?.box.top ?? 1) > 0.45) continue;
    const lines = block.slice(Math.max(0, last - 5), last);
    if (lines.some((line) => /kommune|styrelse|borgerservice|rådhus|nævn/iu.test(printedOf(line)))) continue;
    const above = lines.slice(0, -1);
    const named =
      above.find((line) => {
        const name = parsePersonName(printedOf(line), true);
        return name?.includes(' ') === true && !/^c\/o/iu.test(printedOf(line));
      }) ?? (last <= 3 ? above[0] : undefined);
    const name = named === undefined ? undefined : parsePersonName(printedOf(named), true);
    if (named === undefined || name === undefined) continue;
    const score = name.includes(' ') ? 4 : 2;
    found.push({ value: name, raw: printedOf(named), words: named.words, score, rule: 'name-in-address' });
  }
  return found;
}

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

/** The name that a text ends with; "Til" or "Hos" before it begins a sentence and is no part of it. */
function nameAtEnd(printed: string): { readonly name: string; readonly length: number } | undefined {
  const tail = properName.exec(printed)?.[0] ?? lonely.exec(printed)?.[0];
  if (tail === undefined) return undefined;
  for (const text of [tail, tail.replace(/^\S+\s/u, '')]) {
    const name = parsePersonName(text);
    if (name !== undefined) return { name, length: text.length };
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
  return [...matchesIn(view.match, facts)].flatMap((match) => {
    const line = view.match.lastIndexOf('\n', match.index) + 1;
    const printed = printedBetween(view, Math.max(line, match.index - longestName), match.index);
    const ending = nameAtEnd(printed);
    if (ending === undefined || !ending.name.includes(' ')) return [];
    const { name, length } = ending;
    const from = match.index - length;
    if (ofOthers.test(textBefore(view, from, 60))) return [];
    return [
      candidateAt(view, { from, to: match.index }, { value: name, score: 1.5, rule: 'name-before-facts' }),
    ];
  });
}
const ofOthers =
  /(?:ægtefælle|samlever|mor|far|forældre\p{L}*|barn|værge|hos|gift med|spouse|husband|wife|mother|father|parents?|with|hilsen|regards|sincerely)[^.]{0,40}$/u;

const pronoun = /^(?:du|i|de|han|hun|you|he|she|they|begge|alle|both)$/iu;

/** "Nikita Morozov, født den 28. november 2010": a name just before a birth date. */
function beforeBirth(view: TextView): Candidate<string>[] {
  const candidates: Candidate<string>[] = [];
  for (const match of matchesIn(
    view.match,
    /,?\s\(?(?:(?:der|som|who)\s(?:er|is|was)\s)?(?:født|born|f\.)\s/gu,
  )) {
    const start = Math.max(0, match.index - 60);
    const printed = printedBetween(view, start, match.index);
    const found = nameAtEnd(printed);
    if (found === undefined) continue;
    const { name, length } = found;
    const from = match.index - length;
    candidates.push(
      candidateAt(
        view,
        { from, to: match.index },
        { value: name, score: name.includes(' ') ? 3 : 1, rule: 'name-before-birth' },
      ),
    );
  }
  return candidates;
}

/** Names that the letter gives for the person it is about. */
export function findNames(letter: LetterText): readonly Candidate<string>[] {
  const views = [letter.across, letter.columns];
  const found = [
    ...addressee(letter),
    ...views.flatMap((view) => [
      ...splitNames(view),
      ...labelled(view, wholeLabel, 5, 'name-label'),
      ...labelled(view, tableLabel, 4, 'name-label'),
      ...labelled(view, greeting, 3, 'name-in-greeting'),
      ...labelled(view, granted, 2, 'name-in-sentence'),
      ...beforeBirth(view),
      ...beforeGrant(view),
      ...beforeFacts(view),
    ]),
  ];
  return withoutParts(foremost(found));
}

const wordsIn = (name: string): readonly string[] => name.toLowerCase().split(' ');

/** "Kære Mary" to Mary Grace Santos speaks of the same person, and says less. */
const withoutParts = (found: readonly Candidate<string>[]): readonly Candidate<string>[] =>
  found.filter(({ value, rule }) => {
    const own = wordsIn(value);
    const isPart = (other: Candidate<string>): boolean => {
      const all = wordsIn(other.value);
      return all.length > own.length && own.every((word) => all.includes(word));
    };
    return !(rule === 'name-in-greeting' || own.length === 1) || !found.some(isPart);
  });
