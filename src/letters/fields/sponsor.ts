import type { LetterText } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';

const comesToLive =
  /(?:bor?|bo sammen|ophold\p{L}*|leve|live|stay|familiesammenføring|family reunification) (?:hos|med|with) (?:dig|you)(?!\p{L})|familie(?:n)?,? (?:som )?du vil bo med|(?:tage imod|modtage) familie|din familie (?:kan|må|får|har fået)|dit eget nummer|din egen (?:opholds)?tilladelse|your own (?:number|permit)|your family (?:may|can|has been)|(?:du|De|you) (?:er|are) (?:\p{L}+ )?(?:(?:beskikket|udpeget|appointed) )?(?:som |as )?(?:\p{L}+ )?(?:repræsentant|værge|representative|guardian) (?:for|of)(?! dig)|(?:^|\s)(?:værge|personlig repræsentant) for \p{L}|til værgen|(?:deres|din|your) (?:klient|client)|som (?:fuldmægtig|partsrepræsentant|advokat|bisidder) for (?!dig)\p{L}|modtager post for|på vegne af \p{L}|on behalf of \p{L}|på barnets vegne|(?:barnets|den unges) (?:administrative )?(?:cpr-|person)nummer|kære forældre|jeres (?:barn|søn|datter)(?!\p{L})|dear parents|your (?:child|son|daughter) (?:has|may|can)/u;

/** A letter to a relative, with whom somebody comes to live or whose child it is about: name and number beside the address are nobody's who gets a permit. */
export const isToSponsor = (letter: LetterText): boolean =>
  comesToLive.test(letter.columns.match.replace(/\s+/gu, ' '));

/** In the lines about the postcode, which envelopes show, and just below them. */
export function isBesideAddress(letter: LetterText, word: LetterWord): boolean {
  if (word.box.page !== 0) return false;
  const rows = letter.rows[0] ?? [];
  const isTown = ([first, second]: readonly LetterWord[]): boolean =>
    /^\d{4}$/u.test(first?.text ?? '') && /^\p{Lu}/u.test(second?.text ?? '');
  const town = rows.findIndex((row) => row.some(({ words }) => isTown(words)));
  const own = rows.findIndex((row) => row.some(({ words }) => words.includes(word)));
  return town >= 0 && own >= town - linesAbove && own <= town + linesBelow;
}

const [linesAbove, linesBelow] = [4, 2];

/** "Kære Weidong Ouyang (CPR-nr. 010141-8367)" */
export function isInGreeting(letter: LetterText, word: LetterWord): boolean {
  const row = (letter.rows[word.box.page] ?? []).find((cells) =>
    cells.some(({ words }) => words.includes(word)),
  );
  return /^(?:kære|hej|dear)$/iu.test(row?.[0]?.words[0]?.text ?? '');
}

/** "at du, Weidong Ouyang, CPR-nr. 010141-8367, …": whoever the letter is written to. */
export const isBehindYou = (before: string): boolean =>
  /(?<!\p{L})(?:du|de|i|you),\s[^,.;:\d]{3,60},?\s\(?(?:[\p{L}-]+\s)?(?:cpr|person|civil)[\p{L}.-]*(?:\s\p{L}+\.?)?[\s:]*$/u.test(
    before,
  );
