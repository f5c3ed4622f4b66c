/** Letters and digits alone, in the one spelling that typed text and register names are compared in. */
export interface Folded {
  readonly key: string;
  /** For every character of the key, where it stands in the text. */
  readonly origins: readonly number[];
}

const special: Readonly<Record<string, string>> = {
  æ: 'ae',
  ä: 'ae',
  ø: 'o',
  ö: 'o',
  å: 'a',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  ł: 'l',
};

function foldCharacter(character: string): string {
  if (/^[a-z0-9]$/.test(character)) return character;
  const known = special[character];
  if (known !== undefined) return known;
  const base = character.normalize('NFD').charAt(0);
  return /^[a-z0-9]$/.test(base) ? base : '';
}

interface FoldedSign {
  readonly lower: string;
  readonly folded: string;
}
/** By code, as they come: a register and those who search it use few signs, over and over. */
const knownSigns: (FoldedSign | undefined)[] = [];
const lastKnown = 0x250;

function foldSign(text: string, at: number): FoldedSign {
  const code = text.charCodeAt(at);
  const known = knownSigns[code];
  if (known !== undefined) return known;
  const lower = text.charAt(at).toLowerCase();
  const sign = { lower, folded: lower.length === 1 ? foldCharacter(lower) : '' };
  if (code < lastKnown) knownSigns[code] = sign;
  return sign;
}

/**
 * `Gråbrødre Stræde`, `graabroedre straede` and `grabrodre straede` all become `grabrodrestraede`.
 * å, aa and a plain a meet, and so do ø, oe and o, so that every keystroke on the way to a name is a prefix
 * of it. æ stays `ae` for the same reason. Spaces and signs go: `vesterbro gade`, `H.C. Andersens`.
 */
export function foldWithOrigins(text: string): Folded {
  const origins: number[] = [];
  return { key: foldSigns(text, origins), origins };
}

/** Text typed on a Mac may hold å as two signs; one is what the rest expects. */
export const fold = (text: string): string => foldSigns(text.normalize('NFC'), undefined);

function foldSigns(text: string, origins: number[] | undefined): string {
  let key = '';
  /** The last sign, where it may be the first half of aa or oe. */
  let pair = '';
  for (let at = 0; at < text.length; at += 1) {
    const { lower, folded } = foldSign(text, at);
    if (folded === '') {
      // A pair does not reach across words: `Bo Eriksens Vej` is typed word by word too.
      pair = '';
      continue;
    }
    if ((pair === 'a' && lower === 'a') || (pair === 'o' && lower === 'e')) {
      pair = '';
      continue;
    }
    pair = lower === 'a' || lower === 'o' ? lower : '';
    key += folded;
    if (origins !== undefined) for (let sign = 0; sign < folded.length; sign += 1) origins.push(at);
  }
  return key;
}

/** For the finer comparison of names that fold alike: `Møllevej` and `Mollevej`. */
export const bareLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
