import type { Draft } from './draft.ts';
import type { CitationRepair } from './provision.ts';
import type { Token } from './tokens.ts';
import {
  findAfterLitra,
  isConnector,
  isExplicitPart,
  isPktWord,
  type SectionSign,
  skipSeparators,
} from './words.ts';

/**
 * The paragraph's number. With the sign it is what it says; where the sign is lost, an 8 or a 5 before
 * the number, or at its head, may be the sign itself.
 */
export function findParagraphs(
  tokens: readonly Token[],
  at: number,
  sign: SectionSign | undefined,
  last: number,
): readonly Draft[] {
  const token = tokens[at];
  if (token?.kind !== 'number') return [];
  const start = (paragraph: number, next: number, ...repairs: CitationRepair[]): Draft => ({
    provision: { paragraph },
    repairs,
    next,
  });
  const exists = (number: number): boolean => number >= 1 && number <= last;
  const number = Number(token.text);
  if (sign !== undefined) {
    const repairs: CitationRepair[] = sign.misread ? ['section-sign-misread'] : [];
    if (exists(number)) return [start(number, at + 1, ...repairs)];
    return number === 91 ? lettersOfNinetyOne(tokens, at, repairs) : [];
  }

  const starts: Draft[] = exists(number) ? [start(number, at + 1, 'section-sign-missing')] : [];
  const rest = /^[58]([1-9]\d?)$/.exec(token.text)?.[1];
  if (rest !== undefined && exists(Number(rest)))
    starts.push(start(Number(rest), at + 1, 'section-sign-misread'));
  const after = tokens[at + 1];
  if (/^[58]{1,2}$/.test(token.text) && after !== undefined && !after.glued) {
    if (after.kind === 'number' && exists(Number(after.text))) {
      starts.push(start(Number(after.text), at + 2, 'section-sign-misread'));
    }
    // A lower-case g is what a smudged 9 looks like, and no paragraph is called g.
    if (after.lower === 'g') starts.push(start(9, at + 2, 'section-sign-misread', 'letter-for-digit'));
  }
  return starts;
}

/** There is no § 91: its 1 was a letter, or it ran together with its stk. */
function lettersOfNinetyOne(
  tokens: readonly Token[],
  at: number,
  repairs: readonly CitationRepair[],
): readonly Draft[] {
  const letters = ['i', 'l'].map((letter) => ({
    provision: { paragraph: 9, letter },
    repairs: [...repairs, 'sign-for-letter' as const],
    next: at + 1,
  }));
  const further = isExplicitPart(tokens, skipSeparators(tokens, at + 1)) || tokens[at + 1]?.text === '(';
  if (further) return letters;
  return [
    { provision: { paragraph: 9, stk: 1 }, repairs: [...repairs, 'separators-missing'], next: at + 1 },
    ...letters,
  ];
}

/** The letters that a paragraph of this number can have: § 9 a to § 9 q, none for §§ 7 and 8. */
const canHaveLetter = (paragraph: number, letter: string): boolean =>
  paragraph === 9 ? letter <= 'q' : paragraph !== 7 && paragraph !== 8;

interface Letters {
  readonly drafts: readonly Draft[];
  /** No reading without the letter makes sense. */
  readonly certain: boolean;
}

/** `c` in `§ 9 c`, `§9C`, `§ 9 ¢`. */
export function lettersAt(tokens: readonly Token[], draft: Draft): Letters {
  const none: Letters = { drafts: [], certain: false };
  const token = tokens[draft.next];
  const { paragraph, letter } = draft.provision;
  if (token === undefined || letter !== undefined) return none;
  const next = draft.next + 1;
  const add = (...letters: string[]): readonly Draft[] =>
    letters
      .filter((one) => canHaveLetter(paragraph, one))
      .map((one) => ({ ...draft, provision: { ...draft.provision, letter: one }, next }));
  const repaired = (...letters: string[]): readonly Draft[] =>
    add(...letters).map((one) => ({ ...one, repairs: [...one.repairs, 'sign-for-letter' as const] }));

  if (/^[¢©€]$/.test(token.text)) return { drafts: repaired('c'), certain: true };
  if (token.text === '1' && !token.glued) return { drafts: repaired('i', 'l'), certain: false };
  if (token.text === '|' || token.text === 'I') return { drafts: repaired('i', 'l'), certain: false };
  if (token.text === 'l') return { drafts: add('l'), certain: false };
  if (!/^[a-z]$/.test(token.lower)) return none;
  if (token.text === 'i') {
    if (isPreposition(tokens, draft.next)) return none;
    // `§ 9 i forbindelse med`: perhaps the letter, perhaps the word.
    return { drafts: isWordNext(tokens, next) ? [...add('i'), { ...draft, next }] : add('i'), certain: true };
  }
  return { drafts: add(token.lower), certain: true };
}

/** In `§ 9 i udlændingeloven` the i is the word for in. */
const isPreposition = (tokens: readonly Token[], at: number): boolean =>
  !(tokens[at]?.glued ?? false) && /lov|bekendtg|^den$|^dansk/.test(tokens[at + 1]?.lower ?? '');

function isWordNext(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && !isConnector(token) && !isExplicitPart(tokens, at) && !isPktWord(token);
}

/**
 * `§ 9, litra c` and `section 9(c)`: the letter of § 9 c, or the item c of § 9? Both are offered, because
 * nothing in the text decides it.
 */
export function litraPairsAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { paragraph, letter } = draft.provision;
  if (letter !== undefined) return [];
  const at = skipSeparators(tokens, draft.next, 1);
  const afterLitra = findAfterLitra(tokens, at);
  if (afterLitra !== undefined) return pair(tokens, draft, afterLitra, afterLitra + 1);
  if (/^[([]$/.test(tokens[at]?.text ?? '') && /^[)\]]$/.test(tokens[at + 2]?.text ?? '')) {
    const inside = tokens[at + 1];
    if (inside !== undefined && /^[il|]$/i.test(inside.text)) {
      // `section 9(i)`: the letter, or a one. The reading as stk. comes from the brackets.
      const letters = (inside.text === 'i' ? ['i'] : inside.text === 'l' ? ['l'] : ['i', 'l'])
        .filter((one) => canHaveLetter(paragraph, one))
        .map((one) => ({ ...draft, provision: { ...draft.provision, letter: one }, next: at + 3 }));
      return letters.length === 0 ? [] : [...letters, draft];
    }
    return pair(tokens, draft, at + 1, at + 3);
  }
  // `§ 9, c, stk. 1`
  const comma = at > draft.next && tokens[draft.next]?.text === ',';
  if (comma && !isWordNext(tokens, at + 1)) return pair(tokens, draft, at, at + 1);
  return [];
}

function pair(tokens: readonly Token[], draft: Draft, at: number, next: number): readonly Draft[] {
  const letter = tokens[at]?.lower ?? '';
  if (!/^[a-zæøå]$/.test(letter) || /^[lI]$/.test(tokens[at]?.text ?? '')) return [];
  const asLetter = canHaveLetter(draft.provision.paragraph, letter)
    ? [{ ...draft, provision: { ...draft.provision, letter }, next }]
    : [];
  return [...asLetter, { ...draft, provision: { ...draft.provision, litra: letter }, next }];
}
