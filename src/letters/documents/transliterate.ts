/**
 * How passports write letters beyond A-Z in their machine-readable zone (ICAO 9303 part 3, section 6). Where states
 * differ, all ways. Letters that are not told lose their marks.
 */
const ways: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ð: ['D'],
  Đ: ['D'],
  İ: ['I'],
  ı: ['I'],
  Ł: ['L'],
  Ñ: ['N', 'NXX'],
  Ö: ['OE', 'O'],
  Ő: ['O', 'OE'],
  Ø: ['OE', 'O'],
  Œ: ['OE'],
  ß: ['SS'],
  Þ: ['TH'],
  Ü: ['UE', 'U', 'UXX'],
  Ű: ['U', 'UE'],
};

/** All that a letter may be in a zone; none for signs that a zone leaves out, such as an apostrophe. */
export function waysOf(letter: string): readonly string[] {
  // ß and ı have capitals that are other letters.
  const known = ways[letter] ?? ways[letter.toUpperCase()];
  if (known !== undefined) return known;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return /^[A-Z]$/u.test(plain) ? [plain] : [''];
}

/** Whether a zone may have a word as this. `isCut`: the zone had no room for its end. */
export function mayBeWritten(word: string, zone: string, isCut = false): boolean {
  const letters = Array.from(word);
  const from = (at: number, rest: string): boolean => {
    const letter = letters[at];
    if (letter === undefined) return rest === '';
    if (rest === '' && isCut && at > 0) return true;
    return waysOf(letter).some((way) => rest.startsWith(way) && from(at + 1, rest.slice(way.length)));
  };
  return from(0, zone);
}
