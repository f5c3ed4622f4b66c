import type { OtherPaper, WhatItIs } from '../../domain/permit-letter.ts';
import type { LetterText } from '../text/letter-text.ts';
import { decisionIn, findTitled, grantsPermit } from './decisions.ts';
import { mendTellingWords } from './kind-words.ts';
import { findNumberPlaces } from './number-places.ts';
import { findPaperAlong } from './papers-along.ts';
import { sentencesOf } from './statements.ts';

const permit =
  'opholdstilladelse|opholdsret|opholdsbevis|opholdskort|tilladelse til ophold|ret til ophold|meddelt ophold|residence permit|right of residence|residence document';
const given =
  'meddelt|meddeler|meddeles|meddelelse om|givet|giver|give dig|give jer|gives|gav|fået|får|kan få|grant you|bevilge\\p{L}*|gældende|gælder|gyldig|udløber|har afgjort|granted|issued|valid|expires|entitled';
const grant = new RegExp(
  `(?:${given})[^.]{0,120}?(?:${permit})|(?:${permit})[^.]{0,80}?(?:${given})|gyldig(?:heds\\p{L}*)?\\s*(?:fra|til|:)|valid (?:from|until)`,
  'u',
);

/** Letters spread out for a heading, `O P H O L D`, closed up. */
const closeUp = (text: string): string =>
  text.replace(/(?<!\p{L})(?:\p{L} ){4,}\p{L}(?!\p{L})/gu, (spread) => spread.replace(/ /gu, ''));

const asParagraphs = (lines: string): string => lines.replace(/(?<!\n)\n(?!\n)/gu, ' ');

/** How far into a letter its business is told; what follows is guidance for all kinds of cases. */
const headLength = 1400;

const administrative =
  /(?:administrativ\p{L}*|adm\.?) (?:cpr|person)|(?:tildelt|assigned)[^.]{0,60}(?:cpr|personnummer|civil registration)/u;
const validity =
  /(?:tilladels\p{L}*|permits?) (?:gælder|er gyldig|is valid|are valid)|gyldig (?:fra|til)|valid (?:from|until)/u;

/** What a permit letter holds besides the granting words, which print may have spoilt. */
const signs = [
  /udlændingestyrelsen|international rekruttering|immigration service|international recruitment/u,
  /udlændingelov|aliens act/u,
  /(?:administrativ\p{L}*|adm\.?) (?:cpr|person)|cpr-?\s?num|personnummer|civil registration/u,
  validity,
] as const;

/** What a permit letter holds though it uses none of the usual words of granting. */
const broadSigns = [
  /udlændingestyrelsen|udlændingemyndighed|international rekruttering|immigration service|international recruitment/u,
  /udlændingelov|(?<!\p{L})udl\.? ?[§8$] ?[5-9]|aliens act|§ ?[5-9](?!\d)/u,
  /(?<!\p{L})cpr(?!\p{L})|personnummer|pers\.? ?nr|folkeregist|civil registration|(?<!\d)\d{6}\s?-\s?\d{4}(?!\d)/u,
  /gyldig|gælder|udløb|ophører|slutdato|tidsbegræns|f\.o\.m|t\.o\.m|til og med|fra og med|valid|expire|unlimited|until|(?:stay|permit) (?:begins|ends)/u,
  /ophold|tilladelse|permit|residence|(?<!\p{L})stay(?!\p{L})|bo i danmark|live in denmark/u,
] as const;
const fewestBroadSigns = 4;
/** Words of other decisions, perhaps in sentences that print has spoilt: then the broad signs tell nothing. */
const otherDecision =
  /forlæng|forny|afslag|afslå|afvis|inddrag|bortfald|partshøring|høring|påtænk|exten[ds]|renew|refus|reject|revok|(?:permanent|tidsubegrænse\p{L}*) (?:ophold|residence)/u;
/** How far into a letter its decision is told, where it tells one at all. */
const beginning = 700;

/**
 * What a paper is: a letter that gives a permit, or which other. A refusal speaks of permits too, and gives
 * none; a permit letter speaks of refusals, extensions and permanent residence, as guidance. In doubt it is a
 * permit letter: its fields are then shown to the clerk, who sees what it is.
 */
export function findLetterKind(letter: LetterText): WhatItIs {
  const text = asParagraphs(closeUp(letter.columns.match));
  // As printed, since the reader's vocabulary takes forms together that differ here, "giver" and "given".
  const lines = mendTellingWords(closeUp(letter.columns.printed.toLowerCase()));
  const paper = findDecidedOtherwise(asParagraphs(lines), lines);
  if (paper !== undefined) return { kind: 'other', paper };
  const along = sentencesOf(asParagraphs(lines)).some(grantsPermit) ? undefined : findPaperAlong(text);
  if (along !== undefined) return { kind: 'other', paper: along };
  const either = `${text}\n\n${asParagraphs(lines)}`;
  if (grant.test(either)) return { kind: 'permit-letter' };
  const found = signs.filter((sign) => sign.test(either)).length;
  const tells =
    (administrative.test(either) && found >= 2) || (new RegExp(permit, 'u').test(either) && found >= 3);
  const broad = broadSigns.filter((sign) => sign.test(either)).length;
  const isLabelled = (): boolean => findNumberPlaces(letter).some(({ label }) => label > 0);
  const hints =
    !otherDecision.test(lines.slice(0, beginning)) &&
    (broad >= fewestBroadSigns || (broad === fewestBroadSigns - 1 && isLabelled()));
  return tells || hints ? { kind: 'permit-letter' } : { kind: 'other', paper: 'unknown' };
}

/** The decision that a letter's head tells, where that is another one than to give a first permit. */
function findDecidedOtherwise(text: string, lines: string): OtherPaper | undefined {
  const head = text.slice(0, headLength);
  const sentences = sentencesOf(head);
  const isGranted = sentences.some(grantsPermit);
  const givesNumber = administrative.test(text);
  const isValid = validity.test(text);
  // Who is given a number and a period is not registered yet, whatever else the letter speaks of.
  if (givesNumber && (isGranted || isValid)) return undefined;
  for (const sentence of sentences) {
    const paper = decisionIn(sentence);
    if (paper === undefined) continue;
    // No to one ground and yes to another is a permit; no to more time is a no.
    const isOtherGround = paper === 'refusal' && isValid && !/forlæng|exten|renew/u.test(sentence);
    const isDecidedNow = paper === 'application-receipt';
    if (!isGranted || !(isOtherGround || isDecidedNow)) return paper;
  }
  if (isGranted || givesNumber) return undefined;
  return findTitled(lines.slice(0, headLength));
}
