import type { FieldReading, SignDoubt } from '../../domain/permit-letter.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';

/** A name with the signs that its words leave open, and with what the Danish model read as its raw text. */
export function withDoubts(name: FieldReading<string>, pages: readonly PageText[]): FieldReading<string> {
  const words = pages.flatMap((page) => page.words).filter((word) => word.otherModels !== undefined);
  const doubts: SignDoubt[] = [];
  let raw = name.raw;
  for (const { text, from } of partsOf(name.value)) {
    const same = words.filter((word) => coreOf(word.text).toLowerCase() === text.toLowerCase());
    // Places spell a word alike; one that is set in capitals may leave other signs open.
    const word = same.find(({ text: printed }) => coreOf(printed) === text) ?? same[0];
    if (word === undefined) continue;
    if (word.danish !== undefined) raw = raw.replace(word.text, word.danish);
    const lead = word.text.indexOf(coreOf(word.text));
    for (const doubt of word.doubts ?? []) {
      const at = doubt.at - lead;
      if (at < 0 || at + doubt.length > text.length) continue;
      const printed = text.slice(at, at + doubt.length);
      doubts.push({
        at: from + at,
        length: doubt.length,
        instead: doubt.instead.map((sign) => inCaseOf(sign, printed, word)),
      });
    }
  }
  return { ...name, raw, ...(doubts.length === 0 ? {} : { doubts }) };
}

const partsOf = (name: string): readonly { readonly text: string; readonly from: number }[] =>
  [...name.matchAll(/\S+/gu)].map((match) => ({ text: match[0], from: match.index }));

const coreOf = (text: string): string => text.replace(/^\P{L}+|\P{L}+$/gu, '');

/** Names in capitals are given in plain case, and so is what may stand in them instead. */
function inCaseOf(sign: string, printed: string, word: LetterWord): string {
  const isCapitals = word.text.length > 1 && word.text === word.text.toUpperCase();
  if (!isCapitals || printed !== printed.toLowerCase()) return sign;
  return sign === 'İ' ? 'i' : sign.toLowerCase();
}
