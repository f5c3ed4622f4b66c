import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { LetterText, TextView } from '../text/letter-text.ts';
import { type Candidate, candidateAt, textAfter, textBefore } from './candidates.ts';
import { anyDate, findDates, maskDates } from './dates.ts';
import { fieldNamed } from './label-words.ts';
import { matchesIn } from './matches.ts';

const permit =
  /opholdstillad|tilladelse|opholdsret|ophold|gælde|gyldig|virkning|udløb|tidsbegræns|permit|valid|residence|stay in denmark|expire|period|varighed|duration|slutdato|indrejse kan ske/u;
/** What a date may be the permit's by; the verbs alone are anything's. */
const permitItself = /opholdstillad|tilladelse|opholdsret|ophold|permit|residence|stay in denmark/gu;
/** Other things that have dates; those of an application may still tell when the permit ends. */
const otherMatter =
  /ansøgning|ansøgte|skal søge|skal du søge|apply|application|skema|interview|samtale|mødt|kopi|(?<!\p{L})pas(?:set|sets)?(?!\p{L})|passport|opholdskort\p{L}*|residence card|klage|complain|opsagt|lejemål|leje|kontrakt|contract/gu;
const applicationMatter = /søg|appl/u;

const day = '(?:\\s*(?:og\\s+med|and\\s+including))?\\W{0,4}(?:(?:den|d\\.|the|on|dag)\\W{0,2})?';
const begins = new RegExp(
  `(?:\\bfra|\\bfrom|gyldig fra|valid from|startdato|begynder|starts?|start|ikrafttræden|virkning|takes? effect)${day}$`,
  'u',
);
const ends = new RegExp(
  `(?:\\btil|med udgangen af|bortfalder(?: uden (?:yderligere )?varsel)?|\\bindtil|frem til|udløber|udløb\\p{L}*(?: (?:for|på|af) [\\p{L}-]{3,30})?|\\buntil|\\bto|through|\\bexpires?|expiry(?: date)?|\\bexpiring|slutdato(?:en er)?|(?:sidste|last) (?:gyldige? |valid )?(?:dag|day)(?: er| is)?|ophører|permit ends)${day}$`,
  'u',
);
const rangeEnds = new RegExp(`(${anyDate})\\s*[-–—]\\s*$`, 'u');

/** "… den 12-01-2029, hvor opholdet hører op" */
const endsThen =
  /^,? (?:hvor|da|when|on which) (?:opholdet|tilladelsen|din tilladelse|dit ophold|den|det|your (?:stay|permit)|it) (?:\p{L}+ )?(?:hører op|ophører|udløber|slutter|ends|expires)/u;

/** "Et tidligere ophold (…)", "Din egen tilladelse" in a letter to whom the person comes to live with. */
const ofAnotherStay =
  /(?<!\p{L})(?:tidligere|hidtidige|forrige|din egen|dit eget|earlier|previous|former|your own|hvis egen|hvis|whose(?: own)?) (?:\p{L}+ ){0,2}?(?:ophold|tilladelse|opholds|permit|residence|stay)|før haft (?:ophold|lov)|(?<!\p{L})(?:havde|had) (?:(?!fået|søgt|applied)\p{L}+ ){0,3}(?:ophold|tilladelse|permit|residence)/u;
/** "Heike Holm, som har opholdstilladelse til den …": hers. Whoever "har fået" one is the person of the letter. */
const ofAnother =
  /(?<!\p{L})(?:som|der|who) (?:selv |himself |herself )?(?:har|has) (?:(?!fået|modtaget|been|received|got)\p{L}+ ){0,2}(?:ophold|tilladelse|permit|residence)/u;
/** "… til den 25. februar 2057 er ikke længere gyldige" */
const isOver =
  /^[^.]{0,60}?(?:ikke længere|er udløbet|er afsluttet|er erstattet|tæller ikke|er ikke en del|no longer|ha(?:s|ve) expired)/u;

/** "Aftalen med …, CVR-nummer …, gælder fra …": what somebody works or lives by. */
const ofContract =
  /^(?:din |dit |jeres |your |the )?\p{L}*(?:aftale|ansættelse|kontrakt|lejemål|agreement|employment|contract|lease)(?:n|en|et)?\s(?!om ophold)/u;

/** "… har oplyst, at uddannelsen varer fra den …" */
const ofCourse =
  /(?:uddannelse|studie|kursus|praktik|ansættelse|aftale|kontrakt|forløb|education|course|programme|studies|employment|contract|internship)\p{L}*,? (?:varer|løber|gælder|strækker sig|begynder|lasts?|runs?|starts?) (?:fra|from)(?!\p{L})[^.]*$/u;

/** "K2942923 (udløber 15. juni 2032)": a passport's, whatever column says so. */
const ofDocument = /\p{L}{0,3}\d{6,9}\s\((?:udløber|gyldig\p{L}*|expires|valid)[^)]{0,12}$/u;
const ofBirth = /(?:født|fødselsdato|fødselsdag|date of birth|born)[^.,;]{0,30}$/u;
/** "… fra den 27/3-2072 udløb den 2/5-2074": it did, so it is another one. */
const ranOut = new RegExp(`^${anyDate}\\sudløb\\s(?:den\\s)?${anyDate}`, 'u');
const hadRunOut = new RegExp(`${anyDate} udløb (?:den )?$`, 'u');

const lastIndexOf = (pattern: RegExp, text: string): number => {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
};

interface Finds {
  readonly from: Candidate<CalendarDate>[];
  readonly to: Candidate<CalendarDate>[];
}

function addFrom(view: TextView, finds: Finds): void {
  const dates = findDates(view.match);
  const masked = maskDates(view.match, dates);
  for (const date of dates) {
    const start = Math.max(0, date.from - 160);
    const before = masked.slice(start, date.from).split('\n\n').at(-1) ?? '';
    const flat = before.replace(/\s+/gu, ' ');
    const after = masked.slice(date.to, date.to + 12);
    const near = flat.slice(-110);
    if (ranOut.test(masked.slice(date.from, date.to + 20)) || hadRunOut.test(flat)) continue;
    if (isOver.test(masked.slice(date.to, date.to + 90).replace(/\s+/gu, ' '))) continue;
    if (ofBirth.test(near) || ofDocument.test(near)) continue;
    const sentence = near.split(/\.\s(?=\p{L})/u).at(-1) ?? '';
    if (ofAnotherStay.test(sentence) || ofAnother.test(sentence)) continue;
    const wholeSentence = flat.split(/\.\s(?=\p{L})/u).at(-1) ?? '';
    if (ofContract.test(wholeSentence) || ofCourse.test(wholeSentence)) continue;
    const label = labelOf(flat, before);
    if (label === undefined && !permit.test(near)) continue;
    // The nearest matter rules: what stands after the last "tilladelse" or "gælder" belongs to this date.
    const lastMatter = lastIndexOf(otherMatter, near);
    const lastPermit = lastIndexOf(permitItself, near);
    if (lastMatter > lastPermit && !applicationMatter.test(near.slice(lastMatter))) continue;
    const penalty = lastMatter > lastPermit ? 0.25 : 1;
    if (label !== undefined) {
      const rule = label === 'to' ? 'valid-to-label' : 'valid-from-label';
      finds[label].push(candidateAt(view, date, { value: date.date, score: 2 * penalty, rule }));
      continue;
    }
    if (endsThen.test(view.match.slice(date.to, date.to + 60).replace(/\s+/gu, ' '))) {
      finds.to.push(
        candidateAt(view, date, { value: date.date, score: 4 * penalty, rule: 'valid-to-phrase' }),
      );
      continue;
    }
    const strong = /gælde|gyldig|virkning|udløb|valid|period|tidsbegræns|expir/u.test(near) ? 1 : 0.6;
    if (ends.test(flat) || (rangeEnds.test(flat) && /gyldig|gælde|valid|period/u.test(near))) {
      finds.to.push(
        candidateAt(view, date, { value: date.date, score: 4 * penalty * strong, rule: 'valid-to-phrase' }),
      );
    } else if (
      begins.test(flat) ||
      (/^\s*[-–—]/u.test(after) &&
        /(?:gyldig|gælde|valid|period)\P{L}{0,3}\p{L}{0,12}(?: er| is)?(?: herefter| nu| now)?\W{0,4}$/u.test(
          flat,
        )) ||
      /^\s*(?:til|to|until|indtil)\b/u.test(after)
    ) {
      finds.from.push(
        candidateAt(view, date, { value: date.date, score: 4 * penalty * strong, rule: 'valid-from-phrase' }),
      );
    }
  }
}

/** A label that stands alone before a date, as in forms and tables: "Fra", "Til og med", "Udløb". */
function labelOf(flat: string, before: string): 'from' | 'to' | undefined {
  if (ends.test(flat) && /permit|gyldig|gælde|udløb|valid|tilladelse/u.test(flat.slice(-60)))
    return undefined;
  const cell =
    before
      .split(/\n| {2,}/u)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  const field = fieldNamed(cell);
  return field === 'validTo' ? 'to' : field === 'validFrom' ? 'from' : undefined;
}

export interface Validity {
  readonly from: readonly Candidate<CalendarDate>[];
  readonly to: readonly Candidate<CalendarDate>[];
  readonly unlimited: readonly Candidate<true>[];
}

const unlimitedPhrase =
  /tids?ubegrænset|ubegrænset|uden\stidsbegrænsning|ikke\s(?:er\s)?tidsbegrænset|unlimited|indefinite(?:ly)?|no\s(?:time\slimit|expiry|expiration)|not\s(?:time[-\s]limited|limited\sin\stime)|without\s(?:a\s)?time\slimit/gu;
const denied = /(?<!\p{L})(?:ikke|ingen|not|no)(?!\p{L})[^.]{0,25}$/u;
const fromToday =
  /(?:gælde\p{L}*|gyldig|virkning|valid|effective)[^.]{0,20}?(?:fra|from)\s+(?:og med\s+)?(?:dags dato|i dag|dato for denne afgørelse|today|the date of this (?:letter|decision))/u;

/** From and to when the permit holds, as sentences and tables say it. */
export function findValidity(letter: LetterText, letterDate: Candidate<CalendarDate> | undefined): Validity {
  const finds: Finds = { from: [], to: [] };
  const unlimited: Candidate<true>[] = [];
  for (const view of [letter.columns, letter.across]) {
    addFrom(view, finds);
    for (const match of matchesIn(view.match, unlimitedPhrase)) {
      const stretch = { from: match.index, to: match.index + match[0].length };
      const near = `${textBefore(view, stretch.from, 110)} ${textAfter(view, stretch.to, 40)}`;
      if (!permit.test(near.replace(/tidsbegræns/gu, ''))) continue;
      if (/søge|ansøge|apply|senere|later|efter \d|mulighed for|tidligst/u.test(near)) continue;
      // A box that nobody has ticked says nothing.
      if (/(?:\[\s?\]|[☐□])\s*$/u.test(textBefore(view, stretch.from, 10))) continue;
      // "Den er ikke tidsubegrænset": the very opposite.
      if (denied.test(textBefore(view, stretch.from, 40))) continue;
      unlimited.push(candidateAt(view, stretch, { value: true, score: 4, rule: 'unlimited-phrase' }));
    }
    const today = fromToday.exec(view.match.replace(/\n(?!\n)/gu, ' '));
    if (today !== null && letterDate !== undefined) {
      finds.from.push({ ...letterDate, score: 2, rule: 'valid-from-date-of-letter' });
    }
  }
  return { ...finds, unlimited };
}
