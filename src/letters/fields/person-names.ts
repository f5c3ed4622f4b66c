/** Small words inside names. */
const particles =
  'al|el|as|ash|an|ad|ar|at|bin|ibn|bint|ben|de|del|della|da|das|do|dos|di|du|des|la|le|van|von|der|den|ter|ten|af|zu|y|e|abu|abd|ul|ur|oğlu|mc|mac|o|i';
export const particle = new RegExp(`^(?:${particles})$`, 'iu');
const nameWord = /^\p{Lu}[\p{L}\p{M}'’´`.-]*$/u;
const upperInside = /^(?:\p{L}+['’´`-])*\p{Lu}[\p{L}\p{M}'’´`-]*$/u;

/** Parts of words that no name has in it. */
const partsNotInNames =
  /styrelse|administrativ|kommune|borgerservice|folkeregist|rådhus|udlændinge|ministeri|ministry|authorit|agency|service|immigration|postboks|opholds|tilladelse|permit|residence|afgørelse|meddelelse|fødsel|afdeling|adresse|address|denmark|danmark|nationalitet|statsborger|citizen|nationality|section|nummer|advokat|international|rekruttering|integration|registrering|underretning|orientering|original|register|journal|telefon|e-mail|www|http|venlig|hilsen|sincerely|lejekontrakt|faktura|sagsbeh|sagsnum|født|nævn/iu;
/** Words that are no names, though names have their letters in them: Khattab, Ismail, Tilahun, Vedrana. */
const wordsNotInNames =
  /(?<!\p{L})(?:famil\p{L}*|brev\p{L}{0,3}|dato|date|sag(?:e[nrt]\p{L}?|s\p{L}{0,3})?|case|side|page|\p{L}{0,8}kontor|\p{L}{0,8}center|vedr|vedrørende|(?:for|efter|mellem|fulde)?navne?|names?|surname|birth|cpr\p{L}{0,3}|person|person-?id|kære|dear|kopi|folke|phone(?! (?!no|nr|number|hours|time)\p{L}{2})|mail|til|tlf|att|yours)(?!\p{L})/iu;
/** What letters call Danish, and the word alone. Danish Ahmed is a name. */
const danishThing =
  /^(?:the |an? |your |in )?danish$|(?<!\p{L})danish (?:act|address|aliens?|citizen|civil|courts?|embassy|health|id|identi|identification|kroner?|labour|language|law|municipal|name|national|number|passport|personal|police|realm|refugee|return|social|state|tax|visa)/iu;

const isNoName = (text: string): boolean =>
  partsNotInNames.test(text) || wordsNotInNames.test(text) || danishThing.test(text);

/** Digits that print engines give for letters of names. */
const lettersForDigits: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 's',
  '5': 's',
  '6': 'ó',
  $: 's',
  '€': 'c',
};

/** A capital and three letters more, with a sign or two among them that letters with marks are misread as. */
const spoiltName = /^(?=\p{Lu}(?:\P{L}*\p{L}){3})(?!(?:.*[01356$€]){3})[\p{L}01356$€'’-]+$/u;

/** "d'Ávila": the small letter is how the name is written. */
const elided = /^d['’]\p{Lu}/u;

/** A word of a name put right as far as a label proves that it is one: no digits, a capital first. */
function mendWord(word: string): string {
  const letters = /\p{L}/u.test(word)
    ? word.replace(/[01356$€]/gu, (digit) => lettersForDigits[digit] ?? digit)
    : word;
  return particle.test(letters) || elided.test(letters)
    ? letters
    : mendStart(letters).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/**
 * Names begin with capitals: what is read as a small l there is a capital I, which many typefaces draw alike. After
 * a hyphen a small letter may be how the name is written, but no small l stands before a consonant.
 */
export const mendStart = (word: string): string =>
  particle.test(word) ? word : word.replace(/^l(?=\p{Ll})|(?<=^\p{Lu}.*-)l(?=[bcdfghj-np-tv-xz])/gu, 'I');

/** One or two small letters behind a name of several words are no part of it: a stamp or a speck was read. */
function withoutStrayEnd(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const isStray = words.length > 2 && /^\p{Ll}{1,2}$/u.test(last) && !particle.test(last);
  return isStray ? words.slice(0, -1) : words;
}

/** Initials and "Md." have a stop behind them, words do not. */
const endOfSentence = /\p{Ll}{3}\.\s/u;

/**
 * The text of a name with stray signs at its ends taken off, or undefined where it is no name. `labelled`:
 * a label or an address says that it is a name, so that misread signs in it may be put right.
 */
export function parsePersonName(text: string, labelled = false): string | undefined {
  if (endOfSentence.test(text)) return undefined;
  const trimmed = text
    .replace(/\s+/gu, ' ')
    // Specks between words.
    .replace(/\s[.·'’]+(?=\s)/gu, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s+m\.?\s?fl[.,;]*$/iu, '')
    .replace(/^(?:Ms|Mr|Mrs|Miss|Dr|Fru|Hr|Frk)\.?\s+(?=\p{Lu})/u, '')
    .replace(/[^\p{L}.]+$/u, '')
    .replace(/(?<=\p{L}{3})\.$/u, '');
  const comma = trimmed.split(/\s*,\s*/u);
  if (comma.length > 2) return undefined;
  const [first, second] = comma;
  // "MOROZOV, Nikita": the family name stands first.
  const natural = second === undefined || second === '' ? (first ?? '') : `${second} ${first ?? ''}`;
  const written = natural.split(' ').filter((word) => word !== '');
  const startsAsName = written.some((word) => nameWord.test(word) || spoiltName.test(word));
  const words = labelled && startsAsName ? withoutStrayEnd(written).map(mendWord) : written;
  const whole = words.join(' ');
  if (words.length < 1 || words.length > 8 || /\d/u.test(whole) || isNoName(whole)) return undefined;
  const wellFormed = words.every(
    (word) => nameWord.test(word) || particle.test(word) || upperInside.test(word),
  );
  // "Güell i Roca"; but "Amina Warsame i" goes on with where she is.
  const isCutOff = words[0] === 'i' || words.at(-1) === 'i';
  if (!wellFormed || isCutOff || words.every((word) => word.length < 2)) return undefined;
  return words.map(plainCase).join(' ');
}

/** A word in capitals as a name is written: `MOROZOV` gives `Morozov`, `AL-HASSAN` gives `Al-Hassan`. */
function plainCase(word: string): string {
  const letters = word.replace(/\P{L}/gu, '');
  if (letters.length < 2 || letters !== letters.toUpperCase() || letters === letters.toLowerCase())
    return word;
  return word.replace(/\p{L}[\p{L}\p{M}]*/gu, (part) => (part[0] ?? '') + inSmall(part.slice(1)));
}

/** A dotted capital has no small letter of one sign but the plain `i`. */
const inSmall = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();
