import { bare } from '../names/channel.ts';
import type { Segment } from '../text/arrange-lines.ts';
import { type LetterText, printedBetween, type TextView } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { type Candidate, candidateAt, foremost } from './candidates.ts';
import { matchesIn } from './matches.ts';
import { namesBefore, namesOfSentences } from './names-before.ts';
import { parsePersonName } from './person-names.ts';
import { isToSponsor } from './sponsor.ts';

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

/**
 * "Afgørelse vedrørende …", "repræsentant for …", "nummeret tilhører …", a heading "Vedrørende …": whom a letter to
 * others is about.
 */
const subject =
  /(?:(?<=^|\n)(?:vedr\.?|vedrørende|ang\.?|angående|concerning|regarding)|(?:afgørelse|decision|meddelelse|opholdstilladelse)\s(?:vedrørende|til|for|regarding|concerning)|i sagen om|(?:cpr-nummeret|personnummeret) for|(?:repræsentant|værge|representative|guardian)\s(?:for|of)|som tilhører|belongs to|[.:]\sdu,)\s/gu;

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

/** "jeres datter, …", in a letter to parents or to a lawyer */
const child =
  /(?:jeres|din|dit|deres|your)\s(?:datter|søn|barn|plejebarn|klient|child|son|daughter|client),?\s/gu;

/** "Heike M. St. John" goes on behind its stops. */
const endOfSubject = /[,(]\s|(?<!(?<!\p{L})(?:\p{L}|st|md|dr|jr|sr))\.\s|[,.]$|\s\(|\s(?:og|and)\s/iu;

/** Names of the person whom the letter says it is about, in the middle of its sentences. */
function subjects(view: TextView, isToOthers: boolean): Candidate<string>[] {
  const matches = [...matchesIn(view.match, subject), ...(isToOthers ? matchesIn(view.match, child) : [])];
  return matches.flatMap((match) => {
    const part = partAfter(view, match.index + match[0].length);
    const text = part?.text.split(endOfSubject)[0]?.trim() ?? '';
    const plain = parsePersonName(text);
    // What has to be put right counts for less than the same name read well elsewhere.
    const [name, score] = plain === undefined ? [parsePersonName(text, true), 1.5] : [plain, 4];
    if (part === undefined || name?.includes(' ') !== true) return [];
    const to = part.from + text.length;
    return [candidateAt(view, { from: part.from, to }, { value: name, score, rule: 'name-of-subject' })];
  });
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

/** "5000 Odense C", "Prøvevej 36, 7400 Herning" */
const postcodeLine = /^(?:[^,]{3,40}\s\d{1,3}\p{L}?,\s(?:[^,]{2,12},\s)?)?(?:DK[- ]?)?\d{4}\s+\p{L}/u;
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
    // The street stands in a line of its own, or in that of the postcode.
    const above = printedOf(bottom).includes(',') ? lines : lines.slice(0, -1);
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

/** Names that the letter gives for the person it is about. */
export function findNames(letter: LetterText): readonly Candidate<string>[] {
  const views = [letter.across, letter.columns];
  const isToOthers = isToSponsor(letter);
  const found = [
    ...addressee(letter),
    ...views.flatMap((view) => [
      ...splitNames(view),
      ...labelled(view, wholeLabel, 5, 'name-label'),
      ...labelled(view, tableLabel, 4, 'name-label'),
      ...labelled(view, greeting, 3, 'name-in-greeting'),
      ...labelled(view, granted, 2, 'name-in-sentence'),
      ...subjects(view, isToOthers),
      ...namesBefore(view),
      ...(isToOthers ? namesOfSentences(view) : []),
    ]),
  ];
  return withoutParts(foremost(goOnBelow(found, letter.columns)));
}

const folded = (word: LetterWord): string => Array.from(word.text, (sign) => bare(sign)).join('');

/** A name that a narrow column breaks goes on in the next line, as far as it stands in full elsewhere. */
function goOnBelow(found: readonly Candidate<string>[], { marks }: TextView): readonly Candidate<string>[] {
  const at = new Map(marks.map(({ word }, index) => [word, index]));
  return found.map((name) => {
    const own = name.words.map(folded);
    const last = at.get(name.words.at(-1) as LetterWord);
    if (last === undefined || own.length < 2) return name;
    for (const { words } of found) {
      const whole = words.map(folded);
      const rest = marks.slice(last + 1, last + 1 + whole.length - own.length).map(({ word }) => word);
      const goesOn = whole.length > own.length && [...own, ...rest.map(folded)].join(' ') === whole.join(' ');
      const both = [...name.words, ...rest];
      const value = goesOn ? parsePersonName(both.map(({ text }) => text).join(' '), true) : undefined;
      if (value !== undefined)
        return { ...name, value, words: both, raw: `${name.raw} ${rest.map(({ text }) => text).join(' ')}` };
    }
    return name;
  });
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
