import type { FieldReading, SignDoubt } from '../../domain/permit-letter.ts';

/** Türkiye and Azerbaijan, whose alphabets have two letters I: `I ı` and `İ i`. */
const twoLettersI: ReadonlySet<string> = new Set(['TUR', 'AZE']);
const backVowels = 'aıouâû';
const frontVowels = 'eiöüî';

/**
 * A name that was printed in capitals, where the citizenship tells that its I may be ı: `YILMAZ` gives `Yılmaz`,
 * `DEMIR` gives `Demir`. A surname follows the harmony of vowels; given names often come from Arabic and do not.
 * Print without the dot is also what systems make of `i` that know no Turkish, so each such letter is in doubt.
 */
export function withTurkishI(
  name: FieldReading<string>,
  citizenship: string | undefined,
): FieldReading<string> {
  if (citizenship === undefined || !twoLettersI.has(citizenship)) return name;
  const printed = name.raw.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const isDotted = printed.some((word) => word.includes('İ'));
  const doubts: SignDoubt[] = [];
  const words = [...name.value.matchAll(/\S+/gu)];
  let value = name.value;
  words.forEach(({ 0: word, index: from }, nth) => {
    const capitals = printed.find((other) => isCapitalsOf(other, word));
    if (capitals === undefined) return;
    const isSurname = nth === words.length - 1;
    for (const [at, sign] of Array.from(word).entries()) {
      if (at === 0 || sign !== 'i' || capitals[at] !== 'I') continue;
      const letter = isDotted || (isSurname && isBack(value.slice(from, from + word.length), at)) ? 'ı' : 'i';
      value = value.slice(0, from + at) + letter + value.slice(from + at + 1);
      if (!isDotted) doubts.push({ at: from + at, length: 1, instead: [letter === 'i' ? 'ı' : 'i'] });
    }
  });
  const all = [...doubts, ...(name.doubts ?? [])].sort((a, b) => a.at - b.at);
  const before = all.filter((doubt, index) => all[index - 1]?.at !== doubt.at);
  return doubts.length === 0 ? { ...name, value } : { ...name, value, certainty: 'look', doubts: before };
}

const isCapitalsOf = (printed: string, word: string): boolean =>
  word.length > 1 &&
  printed.length === word.length &&
  printed === printed.toUpperCase() &&
  Array.from(word).every(
    (sign, at) => sign.toUpperCase() === printed[at] || (sign === 'i' && printed[at] === 'İ'),
  );

/** By the vowel before it, or where there is none by the next one; a word of I alone has ı. */
function isBack(word: string, at: number): boolean {
  const signs = Array.from(word.toLowerCase());
  const isVowel = (sign: string): boolean => backVowels.includes(sign) || frontVowels.includes(sign);
  const nearest =
    signs.slice(0, at).findLast(isVowel) ?? signs.slice(at + 1).find((sign) => sign !== 'i' && isVowel(sign));
  return nearest === undefined || backVowels.includes(nearest);
}
