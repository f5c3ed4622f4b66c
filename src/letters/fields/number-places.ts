import { type LetterText, printedBetween, type TextView, wordsBetween } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { textAfter, textBefore } from './candidates.ts';
import { findDates, maskDates } from './dates.ts';
import { matchesIn } from './matches.ts';
import { columnOwner, headsAbove, namesAnotherPerson } from './table-heads.ts';

/** A place in the letter where something in the shape of a personnummer stands. */
export interface NumberPlace {
  /** What was read there: the page's own reading first, then those of the place alone; ten digits each. */
  readonly readings: readonly string[];
  /** How many of the readings gave no ten digits at all: something disturbs the print there. */
  readonly unclear: number;
  readonly raw: string;
  readonly words: readonly LetterWord[];
  /** How well the place's label says that it is the addressee's administrative number; below 0: another's. */
  readonly label: number;
  readonly isAdministrative: boolean;
  readonly from: number;
  readonly view: TextView;
}

const hyphen = '[-–—‐‑−~=_.·\u00AD]';
// A number may end the line before.
const notBefore = '(?<![\\p{L}\\d]|\\d[-/.,]|\\d )';
const notAfter = '(?![\\p{L}\\d]|[-/]\\d)';
const strictShape = new RegExp(
  `${notBefore}(\\d{2} ?\\d{2} ?\\d{2})\\s?${hyphen}{0,2}\\s?(\\d{4})${notAfter}`,
  'gu',
);
const anyDigit = '[\\doqdliszbg|!§]';
const looseShape = new RegExp(
  `(?<![\\p{L}\\d])(${anyDigit}{6})\\s?${hyphen}{0,2}\\s?(${anyDigit}{4})(?![\\p{L}\\d])`,
  'gu',
);

/** Figures that stand apart, "05045 2-5155", "0 5 0 4 5 2 - 5 1 5 5": only a label makes a number of them. */
const brokenShape = new RegExp(
  `${notBefore}(\\d(?: ?\\d){5}) ?${hyphen} ?(\\d(?: ?\\d){3})${notAfter}`,
  'gu',
);

/** Ten digits out of a reading, with the letters that print engines give for digits put back. */
export function toTenDigits(text: string): string | undefined {
  const digits = text
    .toLowerCase()
    .replace(/[oqd]/gu, '0')
    .replace(/[il|!]/gu, '1')
    .replace(/z/gu, '2')
    .replace(/[s§]/gu, '5')
    .replace(/b/gu, '8')
    .replace(/g/gu, '9')
    .replace(/\D/gu, '');
  return digits.length === 10 ? digits : undefined;
}

const administrative = /administrativ\p{L}*|(?<!\p{L})adm\.?\s?(?:cpr|person|p-?nr)/gu;
const assigned =
  /tildel\p{L}*|oprett\p{L}*|assigned|allocated|issued|nyt?\s+(?:cpr|person)|created|registreret under|fået (?:et )?cpr/gu;
const plain =
  /cpr|personnummer\p{L}*|pers(?:on)?\.?\s?nr|folkeregist\p{L}*|danish id|population register|identity number|personal number|bruge nummeret|identifikation i danmark|p\.?-?nummer|civil registration|personal (?:identification|identity|registration) (?:number|no)|nummeret er|the number is/gu;
const otherNumber =
  /person[\s-]*id|udl\.?\s?-?nr|udlændinge(?:nr|nummer)|udlændingenr|alien(?:s)? (?:number|no|id)|foreigner|tlf|telefon|phone|tel\.|mobil|fax|(?<!\p{L})ean|konto|reg\.?\s?nr|sags?\p{L}*\s?(?:nr|nummer|id)|(?<!\p{L})j\.?\s?nr|journal|case (?:no|number|id|order)|(?<!\p{L})ref\b|reference (?:no|number)|faktura|invoice|pas(?:nr|nummer)|passport|kort(?:nr|nummer)|card (?:no|number)|cvr|dok\p{L}*\.?\s?(?:nr|nummer)|dok\.|løbenummer|barcode|swift|iban|gironr|kundenr|visum|visa/gu;
const earlier =
  /(?<!\p{L})(?:tidligere|gamle?|gammelt|hidtidige?|forrige|udgået|annullere\p{L}*|erstatte[rst]\p{L}*|nedlagt|earlier|previous(?:ly)?|former(?:ly)?|old|replaces|cancelled|skattenummer|skat|erstatnings\p{L}*)(?!\p{L})/u;
const otherPerson =
  /forveksles med|confused with|(?<!familiesammenført\s|(?<!\p{L})som\s)(?:ægtefælle|samlever)|(?<!\p{L}|(?<!\p{L})as\s(?:an?\s)?)spouse|husband|(?<!\p{L})wife|partner|(?<!\p{L})(?:din|dit|dine|your|hans|hendes|his|her)\s+(?:mors?|fars?|mother|father|søns?|datters?|barns?|børns?|child|son|daughter|søsters?|brors?|sister|brother|forældres?|parents?)|referenceperson|herboende|fastboende|sponsor|værge|guardian|arbejdsgiver|employer|(?<!\p{L})(?:mors|fars|moderens|faderens|mother's|father's)|plejefamilie|plejefar|plejemor|plejeforældre|forældremyndighed|(?:bor?|leve[rn]?|live) (?:sammen )?(?:hos|med|with)(?!\p{L})|(?:gift|samliv|familiesammenført) med|married to|(?<!\p{L})(?:moder|fader|barnets (?:mor|far))(?!\p{L})|vært/u;

/** What is said of the number before, and brings this one in its place. */
const givesWay =
  /(?:erstatte[st]?|udskiftet|replaced) (?:af|med|by|with)|(?:ændret|skiftet|changed) (?:fra|from) [\d\s–-]{10,16} (?:til|to)(?!\p{L})/gu;

/** "Dit CPR-nr. er ikke … men …" */
const deniedBefore = /(?<!\p{L})(?:ikke|not)\s$/u;
/** What stands after a number that counts no more, up to the end of its sentence. */
const cancelledAfter =
  /^[^.;\d]{0,80}?(?:slettet|annulleret|(?:erstattet|udskiftet) (?:af|med)|replaced (?:by|with)|udgået|nedlagt|ophævet|bortfald(?:er|et)|ikke længere|gælder ikke|er forkert|(?:må|skal) ikke (?:bruges|oplyses|anvendes)|(?:rett|ændr)(?:es|et) til|corrected to|cancelled|deleted|no longer|withdrawn)/u;
/** "… var nummeret 010142-7838 oplyst. Det er bortfaldet." */
const cancelledNext =
  /^[^.;\d]{0,40}\.\s(?:det|dette nummer|nummeret|it|this number|that number)\s(?:er|blev|is|was|has been|gælder)\s(?:\p{L}+\s){0,2}?(?:slettet|annulleret|udgået|nedlagt|ophævet|bortfaldet|ikke længere|ikke mere|forkert|erstattet|cancelled|deleted|withdrawn|no longer|replaced)(?!\p{L})/u;
/** A line of its own over others' lines: "Forældre i Danmark". */
const headingOfOthers =
  /(?:^|\n)[^\n.:,\d]{0,20}(?:forælder|forældre|ægtefælle|samlever|mor|far|værge|referenceperson|parents?|spouse|guardian|sponsor)[^\n.:,\d]{0,20}\n(?:(?=[^\n]*\d{4})[^\n]*\n){0,5}[^\n]*$/u;

const lastEnd = (pattern: RegExp, text: string): number => {
  let end = -1;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
};

/** The part of a text after its last full stop: the sentence that a place stands in. "Heike M. St. John" ends none. */
function sentenceOf(before: string): string {
  const stops = [
    ...before.matchAll(
      /(?<!\d|nr|stk|jf|adm|cpr|udl|tlf|no|pkt|ca|evt|(?<!\p{L})(?:st|dr|jr|sr)|\p{L} \p{L})[.!?]\s+|(?<=\d{4})\.\s+/gu,
    ),
  ];
  const last = stops.at(-1);
  return last === undefined ? before : before.slice(last.index + last[0].length);
}

const afterwardsAnothers =
  /^[ ,]*\(?(?:(?:din |dit |your )?(?:ægtefælle|samlever|spouse|husband|wife|mor|far|mother|father|referenceperson|sponsor)|\)?,? ?(?:som |der |who )?(?:(?:modtager|får) (?:post|breve) for|på vegne af|on behalf of|receives? (?:post|mail|letters) for|repræsenterer|represents?|er (?:værge|fuldmægtig|repræsentant|bisidder) for|is (?:guardian|representative) (?:of|for))(?!\p{L}))/u;

/** Another person is spoken of, and the sentence has not come back to "du". */
function isAnothers(sentence: string): boolean {
  const last = lastEnd(new RegExp(otherPerson, 'gu'), sentence);
  return last >= 0 && !/(?<!\p{L})(?:du|dig|dit|you|your)(?!\p{L})/u.test(sentence.slice(last));
}

/** "Nr. 150556 7761 i CPR"; or in the middle, between the numbers of two persons. */
const labelAfter =
  /^\s*i (?:cpr|folkeregist)|^ {2,}(?:administrativt?(?: {2,}|[ -]))?(?:cpr|person)?[\p{L}. -]{0,20} {2,}\d{6}/u;

interface LabelScore {
  readonly label: number;
  readonly isAdministrative: boolean;
}

function judgeLabel(before: string, after: string): LabelScore | undefined {
  const flat = before.replace(/\s+/gu, ' ');
  const sentence = sentenceOf(flat);
  // A sentence with a label of its own needs none of the sentence before.
  const isLabelled = lastEnd(administrative, sentence) >= 0 || lastEnd(plain, sentence) >= 0;
  const near = (isLabelled ? sentence : flat).slice(-100);
  const ends = {
    administrative: lastEnd(administrative, near),
    plain: lastEnd(plain, near),
    other: lastEnd(otherNumber, near),
  };
  const own = labelAfter.test(after) ? near.length : Math.max(ends.administrative, ends.plain);
  // The nearest label names the number.
  if (ends.other > own) return undefined;
  const isAdministrative =
    lastEnd(administrative, sentence) >= 0 || ends.administrative >= 0 || /^[\s,]*\(?adm/u.test(after);
  let label = 0;
  if (own >= 0) label += isAdministrative ? 6 : 2;
  if (own >= 0 && lastEnd(assigned, sentence) >= 0) label += 2;
  // "CPR-nummer A er erstattet af B", "ændret fra A til B": B is the one that counts.
  const owner = sentence.slice(-110).replace(givesWay, '');
  if (
    earlier.test(owner.slice(-60)) ||
    /(?:ændret|skiftet|changed) (?:fra|from) $/u.test(flat) ||
    deniedBefore.test(flat) ||
    // On its own line, or in brackets: the next line of a form may be about the earlier number.
    /^(?: ?|\s*\()(?:tidligere|udgået|gammelt|earlier|previous|old)/u.test(after) ||
    cancelledAfter.test(after) ||
    cancelledNext.test(after.replace(/\s+/gu, ' '))
  )
    label -= 12;
  const isOfOthers = isAnothers(owner) || afterwardsAnothers.test(after) || headingOfOthers.test(before);
  if (isOfOthers) label -= 12;
  return { label, isAdministrative: isAdministrative && label > 0 };
}

/**
 * A number without a label of its own may have one at the head of its column; and the line over a table may
 * say that it is about somebody else, whatever the columns are called.
 */
function judgeInTable(letter: LetterText, word: LetterWord, judged: LabelScore): LabelScore | undefined {
  const { label, title } = headsAbove(letter, word);
  const named = judged.label === 0 ? judgeLabel(`${label} `, '') : judged;
  if (named === undefined) return undefined;
  const owner = columnOwner(letter, word);
  if (owner === 'other') return { label: Math.min(named.label, 0) - 12, isAdministrative: false };
  // What speaks of somebody else across the row is the head of the column beside.
  if (owner === 'addressee') return named.label < 0 ? { ...named, label: named.label + 12 } : named;
  if (!namesAnotherPerson(title)) return named;
  return { label: named.label - 12, isAdministrative: false };
}

function readingsAt(words: readonly LetterWord[], raw: string): Pick<NumberPlace, 'readings' | 'unclear'> {
  const again = Math.max(0, ...words.map((word) => word.readAgain?.length ?? 0));
  const texts = [raw];
  for (let time = 0; time < again; time += 1) {
    texts.push(words.map((word) => word.readAgain?.[time] ?? word.text).join(''));
  }
  const readings = texts.flatMap((text) => {
    const found = /[\doqdliszbg|!§]{6}\D{0,3}[\doqdliszbg|!§]{4}/iu.exec(
      text.replace(/(?<=\d)\s(?=\d)/gu, ''),
    );
    const digits = found === null ? undefined : toTenDigits(found[0]);
    return digits === undefined ? [] : [digits];
  });
  return { readings, unclear: texts.length - readings.length };
}

/** Every place where a personnummer may stand, each once. */
export function findNumberPlaces(letter: LetterText): readonly NumberPlace[] {
  const places: NumberPlace[] = [];
  for (const view of [letter.columns, letter.across]) {
    // A date in the cell before is no part of the number.
    const masked = maskDates(view.match, findDates(view.match));
    for (const shape of [strictShape, looseShape, brokenShape]) {
      for (const match of matchesIn(masked, shape)) {
        const raw = printedBetween(view, match.index, match.index + match[0].length);
        const digits = raw.replace(/\D/gu, '').length;
        if (shape === looseShape && (digits === 10 || digits < 5)) continue;
        const words = wordsBetween(view, match.index, match.index + match[0].length);
        const first = words[0];
        const { readings, unclear } = readingsAt(words, raw);
        if (first === undefined || readings.length === 0) continue;
        const before = textBefore(view, match.index, 260);
        const after = textAfter(view, match.index + match[0].length, 90);
        const judged = judgeLabel(before, after);
        if (judged === undefined) continue;
        const inTable = judgeInTable(letter, first, judged);
        if (inTable === undefined || (shape !== strictShape && inTable.label <= 0)) continue;
        const known = places.findIndex((place) => place.words.some((word) => words.includes(word)));
        const place = { readings, unclear, raw, words, ...inTable, from: match.index, view };
        const other = places[known];
        if (other === undefined) places.push(place);
        // One view may cut a label off, or tie a stranger's to it: what speaks against counts.
        else if (place.label < 0 || (other.label >= 0 && place.label > other.label)) places[known] = place;
      }
    }
  }
  return places;
}
