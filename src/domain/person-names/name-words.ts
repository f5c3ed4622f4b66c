/** Letters that are more than a letter with a mark; the rest lose their marks alone. */
const spelledOut: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'ö',
  å: 'aa',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  œ: 'oe',
  ı: 'i',
  ə: 'e',
  š: 'ş',
  ś: 'ş',
  č: 'ç',
  ć: 'ç',
  ż: 'ž',
  ź: 'ž',
};

/** Marks that stand for another sound, which a careful writer spells out (`ş` as `sh`) and a hasty one drops. */
const telling = /[şçžğöü]/u;

/**
 * The words of a name in small letters, in their order. Marks that say nothing are gone, apostrophes too;
 * hyphens part. Letters of other scripts stay as they are.
 */
export function wordsOf(name: string): readonly string[] {
  const lower = name.normalize('NFKC').toLowerCase().normalize('NFC').replace(/i̇/g, 'i');
  const plain = Array.from(lower, (sign) => {
    const spelled = spelledOut[sign];
    if (spelled !== undefined) return spelled;
    return telling.test(sign) ? sign : sign.normalize('NFD').replace(/\p{M}/gu, '');
  });
  return plain
    .join('')
    .replace(/['’‘ʼʻʾʿ`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words between names: the son of, the daughter of, from. */
const linking = new Set([
  'bin',
  'ben',
  'ibn',
  'bint',
  'binti',
  'binte',
  'ould',
  'von',
  'af',
  'de',
  'den',
  'der',
]);
const articles = new Set(['al', 'el', 'ul', 'il', 'l']);
/** ar-Raḥmān, ed-Din: the article's l has become the letter after it. */
const assimilated = /^[aeiu]([rsdtnzl]|sh)$/;
/** These belong to the word after them: Abu Bakr, Abd al-Rahman, Umm Kulthum. */
const leaning = new Set(['abu', 'abou', 'abo', 'aboo', 'um', 'umm', 'oum', 'om']);
const servant = /^abd(?:[aeou][lrsznd])?$/;

/**
 * The parts of a name: what can be left out, turned round or compared alone. Articles and linking words are
 * no parts; what leans on the next word (`Abdul Rahman`) or on the one before (`Nour al-Din`) is one with it.
 */
export function partsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  const parts: string[] = [];
  let before = '';
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const isArticle =
      articles.has(word) || (assimilated.test(word) && next?.startsWith(assimilated.exec(word)?.[1] ?? '-'));
    if (isArticle && next !== undefined) continue;
    if (linking.has(word) && next !== undefined && words.length > 2) continue;
    if (word.length === 1 && words.length > 1) continue;
    if (before === '' && next !== undefined && (leaning.has(word) || servant.test(word))) {
      before = servant.test(word) ? 'abd-' : 'abu-';
      continue;
    }
    if (before === '' && parts.length > 0 && /^(?:[aeu]l|[aeu]d)?d(?:i|ee|y|ie)ne?$/.test(word)) {
      parts.push(`${parts.pop() ?? ''}-din`);
      continue;
    }
    if (before === '' && parts.length > 0 && /^[auo]l(?:lah|la|ah)$/.test(word)) {
      parts.push(`${parts.pop() ?? ''}-llah`);
      continue;
    }
    parts.push(before + word);
    before = '';
  }
  if (before !== '') parts.push(before.replace('-', ''));
  return parts;
}
