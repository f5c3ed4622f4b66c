import type { Law } from './provision.ts';

/**
 * The law that the words beside a citation name. `special-act`: a særlov that is not told which. `other`:
 * an act that gives no permit, and whose paragraphs must never be taken for the Aliens Act's.
 */
export type NamedLaw = Law | 'special-act' | 'other';

/** Generous upper bounds of the laws' paragraphs; a number beyond them is misread. */
export const lastParagraphOf = (law: NamedLaw | undefined): number => {
  switch (law) {
    case 'other':
      return 999;
    case 'eu-opholdsbekendtgoerelsen':
      return 60;
    case 'ukraine-saerloven':
    case 'afghanistan-saerloven':
    case 'special-act':
      return 30;
    case 'udlaendingeloven':
    case undefined:
      return 66;
  }
};

const tidied = (text: string): string =>
  text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '').replace(/[\u2010-\u2015]/g, '-');

/** What OCR does to words: 1 for l, 0 for o, and a hyphen where the line ended. */
const wordOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/1|\|/g, 'l')
    .replace(/0/g, 'o')
    .replace(/[^\p{L}-]/gu, '');

/** The law named just before a place: `udlændingelovens § 9`, `lov om aktiv socialpolitik § 22`. */
export function findLawBefore(text: string, at: number): NamedLaw | undefined {
  const before = tidied(text.slice(Math.max(0, at - 260), at));
  const named = before.replace(/[\s,:(]+$/, '');
  const gap = before.slice(named.length);
  const flat = named.replace(/\s+/g, ' ');
  const english = findEnglishBefore(flat);
  if (english !== undefined) return english;
  const titled = findTitled(titleBefore(flat));
  if (titled !== undefined) return titled;

  const words = flat.split(' ');
  const last = words.at(-1) ?? '';
  const law = findWithWordBefore(words);
  // `Uddrag af udlændingeloven` over a line that begins with § is a heading, not a citation's law.
  if (law === 'udlaendingeloven' && /[\n\r]/.test(gap) && !/s$/i.test(last)) return undefined;
  if (law !== undefined) return law;
  return /\b(?:lov|bekendtgørelse)(?:ens?)?(?: nr\.? ?\d+[^;§]{4,30})? om [^.,;§]{3,90}$/i.test(flat) &&
    !/ (?:efter|iht\.?|jf\.?|medfør af)$/i.test(flat)
    ? 'other'
    : undefined;
}

/** The law named just after a place: `§ 16 i CPR-loven`, `section 9 (1) of the Aliens Act`. */
export function findLawAfter(text: string, at: number): NamedLaw | undefined {
  const flat = tidied(text.slice(at, at + 260)).replace(/\s+/g, ' ');
  const lead = /^[ ,)]*(?:(i|of|in|under|af|iht\.?)\b ?)?[ (]*(?:(?:the|den|danish|danske|gældende) )*/i.exec(
    flat,
  );
  const joined = lead?.[1] !== undefined;
  const rest = flat.slice(lead?.[0].length ?? 0);
  if (startsWithAliensAct.test(rest)) return 'udlaendingeloven';
  const words = rest.split(' ');
  const first = words[0] ?? '';
  // In `§ 9, jf. integrationslovens § 4` the genitive belongs to what follows.
  if (/s$/i.test(wordOf(first))) return undefined;
  const law = findByWord(first) ?? findJoined(words.slice(0, 2));
  if (law !== undefined && (joined || law === 'udlaendingeloven')) return law;
  if (!joined) return undefined;
  const title = rest.split(/[.;§]\s/)[0] ?? '';
  if (/^(?:special )?(?:lov|bekendtgørelse|act|order|executive order)\b/i.test(rest))
    return findTitled(title) ?? 'other';
  const english = /^(?:[\p{L}()-]+ ){1,6}?(?:act|order|regulations?|convention|directive)\b/iu.exec(
    title,
  )?.[0];
  return english === undefined
    ? undefined
    : (findTitled(english) ?? (isEuOrder(english) ? 'eu-opholdsbekendtgoerelsen' : 'other'));
}

const aliensAct = "a[l1i|][i1l|]ens?['’]? (?:\\(?consolidation\\)? )?a[ce]t";
const startsWithAliensAct = new RegExp(`^${aliensAct}\\b`, 'i');
const endsWithAliensAct = new RegExp(`\\b${aliensAct}$`, 'i');

const isEuOrder = (text: string): boolean => /\beu\b.*(?:order|bekendtg)/i.test(text);

function findEnglishBefore(flat: string): NamedLaw | undefined {
  if (endsWithAliensAct.test(flat)) return 'udlaendingeloven';
  const title = /(?:[\p{L}-]+ ){1,4}(?:act|order|regulations?|convention|directive)$/iu.exec(flat)?.[0];
  if (title === undefined || /^(?:.* )?(?:this|the|said|same) act$/i.test(title)) return undefined;
  return isEuOrder(title) ? 'eu-opholdsbekendtgoerelsen' : (findTitled(title) ?? 'other');
}

/** `lov nr. 324 af 16. marts 2022 om …`, if that is what a text ends with; no sentence ends within it. */
function titleBefore(flat: string): string {
  const titles = flat.matchAll(/(?:^|[ (])(?:sær)?lov(?:ens?)?(?: (?:nr\.? ?)?\d[^;§]*)?(?: om [^;§]*)?$/giu);
  const last = [...titles].at(-1)?.[0] ?? '';
  return /[^\d]\. \p{Lu}/u.test(last) ? '' : last;
}

/** The two special acts, by the people they are for or by number: lov 324 of 2022 and lov 2055 of 2021. */
function findTitled(title: string): NamedLaw | undefined {
  if (/ukrain/i.test(title) || /\blov (?:nr\.? ?)?324\b/i.test(title)) return 'ukraine-saerloven';
  if (/afghan/i.test(title) || /\blov (?:nr\.? ?)?2055\b/i.test(title)) return 'afghanistan-saerloven';
  if (/den europæiske unions regler|eu-reglerne/i.test(title)) return 'eu-opholdsbekendtgoerelsen';
  return undefined;
}

/** The last word's law. After a hyphen it is only the second half of a name: `udlæn- dingelovens`. */
function findWithWordBefore(words: readonly string[]): NamedLaw | undefined {
  const last = words.at(-1) ?? '';
  const hyphened = words.at(-2)?.endsWith('-') === true;
  return hyphened ? (findJoined(words) ?? findByWord(last)) : (findByWord(last) ?? findJoined(words));
}

/** A name that a line end or a space has cut in two: `udlændinge- lovens`. */
function findJoined(words: readonly string[]): NamedLaw | undefined {
  if (words.length < 2 || !/^\p{L}/u.test(words.at(-1) ?? '')) return undefined;
  const [first, second] = [words.at(-2) ?? '', words.at(-1) ?? ''];
  const joined = findByWord(first.replace(/-$/, '') + second);
  if (first.endsWith('-')) return joined;
  return joined === 'udlaendingeloven' ? joined : undefined;
}

function findByWord(printed: string): NamedLaw | undefined {
  if (/^udl{1,2}\.?$/i.test(printed) || /^udl\.?-?lov/i.test(printed)) return 'udlaendingeloven';
  const word = wordOf(printed);
  if (/^eu-?ophold/.test(word)) return 'eu-opholdsbekendtgoerelsen';
  if (/^ukraine?-?(?:sær)?lov/.test(word)) return 'ukraine-saerloven';
  if (/^afghan\p{L}*-?(?:sær)?lov/u.test(word)) return 'afghanistan-saerloven';
  if (/^sær-?lov(?:ens?)?$/.test(word)) return 'special-act';
  if (isAliensAct(word)) return 'udlaendingeloven';
  if (/^(?:lov|loven|lovens)$/.test(word)) return undefined;
  if (/(?:lov|love)(?:en)?s?$/.test(word) || /bekendt\p{L}{0,10}$|bkg$/u.test(word)) return 'other';
  return /(?:forordning|direktiv|konvention|traktat|cirkulære|vejledning)(?:en|et)?s?$/.test(word)
    ? 'other'
    : undefined;
}

/** Udlændingeloven in the nominative or genitive, with up to three letters misread. */
function isAliensAct(word: string): boolean {
  const plain = word.replace(/-/g, '');
  if (!/^.{0,2}d/.test(plain) || /bekendt/.test(plain) || !/l.?.?v.{0,3}$/.test(plain)) return false;
  return ['udlændingelov', 'udlændingeloven', 'udlændingelovens'].some(
    (name) => editDistance(plain, name) <= 3,
  );
}

/** Letters to change, add or drop to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
