import { bareText } from '../names/channel.ts';
import { type LetterText, printedBetween, type TextView } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { wellKnown } from '../text/vocabulary.ts';
import { findAddressee, findGreetedInFull } from './address-names.ts';
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
const greeting = /(?<!\p{L})(?:kære|dear|hej)\s|(?<=\n\s*)til\s(?=(?:\p{L}+[ -]?){2,7}\n)/gu;
const granted =
  /(?:(?:har|er) (?:i dag |den [^,;:]{6,20} )?(?:meddelt|givet|bevilget)|meddeler|giver|has (?:today )?(?:granted|given|issued)|granted to|issued to)\s/gu;

/**
 * "Afgørelse vedrørende …", "repræsentant for …", "nummeret tilhører …", a heading "Vedrørende …": whom a letter to
 * others is about.
 */
const subject =
  /(?:(?<=^|\n)(?:vedr\.?|vedrørende|ang\.?|angående|concerning|regarding)|(?:afgørelse|decision|meddelelse|opholdstilladelse)\s(?:vedrørende|til|for|regarding|concerning)|i sagen om|(?:cpr-nummeret|personnummeret) for|(?:repræsentant|værge|fuldmægtig|bisidder|representative|guardian|attorney)\s(?:for|of)|på vegne af|on behalf of|som tilhører|belongs to|[.:]\sdu,)\s/gu;

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
    const whole = part?.text.split(endOfSubject)[0]?.trim() ?? '';
    // "… Attrapsson søgt om": the sentence goes on behind the name.
    const before = whole.split(/\s(?=\p{Ll}{3})/u)[0] ?? '';
    const text = before !== whole && parsePersonName(before)?.includes(' ') === true ? before : whole;
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

/** Names that the letter gives for the person it is about. */
export function findNames(letter: LetterText): readonly Candidate<string>[] {
  const views = [letter.across, letter.columns];
  const isToOthers = isToSponsor(letter);
  const greeted = views.flatMap((view) => labelled(view, greeting, 3, 'name-in-greeting'));
  const found = [
    ...findAddressee(letter),
    ...greeted,
    ...findGreetedInFull(letter, greeted),
    ...views.flatMap((view) => [
      ...splitNames(view),
      ...labelled(view, wholeLabel, 5, 'name-label'),
      ...labelled(view, tableLabel, 4, 'name-label'),
      ...labelled(view, granted, 2, 'name-in-sentence'),
      ...subjects(view, isToOthers),
      ...namesBefore(view),
      ...(isToOthers ? namesOfSentences(view) : []),
    ]),
  ];
  return withoutParts(foremost(goOnBelow(found, letter.columns)));
}

const folded = (word: LetterWord): string => bareText(word.text);

/**
 * A name that the end of a line breaks goes on in the next, as far as it stands in full elsewhere, or as another line
 * that breaks it there goes on.
 */
function goOnBelow(found: readonly Candidate<string>[], { marks }: TextView): readonly Candidate<string>[] {
  const at = new Map(marks.map(({ word }, index) => [word, index]));
  const behind = ({ words }: Candidate<string>): readonly LetterWord[] => {
    const last = at.get(words.at(-1) as LetterWord);
    return last === undefined ? [] : marks.slice(last + 1, last + 1 + mostBelow).map(({ word }) => word);
  };
  return found.map((name) => {
    const own = name.words.map(folded);
    if (own.length < 2) return name;
    const next = behind(name);
    for (const other of found) {
      const whole = other.words.map(folded);
      const rest = next.slice(0, whole.length - own.length);
      const goesOn = whole.length > own.length && [...own, ...rest.map(folded)].join(' ') === whole.join(' ');
      const isTwin = !goesOn && other.words[0] !== name.words[0] && whole.join(' ') === own.join(' ');
      const further = goesOn ? rest : isTwin ? brokenAlike(name, next, behind(other)) : [];
      const both = [...name.words, ...further];
      const value =
        further.length > 0 ? parsePersonName(both.map(({ text }) => text).join(' '), true) : undefined;
      if (value !== undefined)
        return {
          ...name,
          value,
          words: both,
          raw: `${name.raw} ${further.map(({ text }) => text).join(' ')}`,
        };
    }
    return name;
  });
}

/** No name goes on for longer below. */
const mostBelow = 6;

/** A name's next word, where two lines that end with the name have the same below, and it is no word of letters. */
function brokenAlike(
  { words }: Candidate<string>,
  [next]: readonly LetterWord[],
  [other]: readonly LetterWord[],
): readonly LetterWord[] {
  const last = words.at(-1);
  if (next === undefined || other === undefined || last === undefined) return [];
  const core = (word: LetterWord): string => folded(word).replace(/\P{L}+$/u, '');
  const isBelow = next.box.top > last.box.top + last.box.height / 2;
  const isName = /^\p{Lu}\p{L}{2}/u.test(next.text) && !wellKnown(next.text.replace(/\P{L}+$/u, ''));
  return isBelow && isName && !/[.,:;]$/u.test(last.text) && core(next) === core(other) ? [next] : [];
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
