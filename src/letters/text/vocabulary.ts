/** Words that the rules of permit letters look for, Danish and English. */
const known = `administrativt administrative administrativ personnummer personnummeret cpr-nummer cpr-nr
registration identification number civil nummeret nummer født fødselsdato fødselsdag fødedato birth born navn fornavn fornavne
efternavn mellemnavn surname family given names statsborgerskab statsborger nationalitet nationality citizenship citizen
national statsløs stateless opholdstilladelse opholdstilladelsen opholdsret opholdsretten tilladelsen
tilladelse residence permit granted under section aliens udlændingeloven udlændingelovens udlændingestyrelsen
meddelt meddelelse besluttet afgørelse afgørelsen truffet medfør hjemmel gældende gælder gyldig gyldighed gyldighedsperiode
virkning udløber udløb tidsubegrænset tidsbegrænset valid until unlimited indefinite expires
januar februar marts april juni juli august september oktober november december january february march
october sagsnr sagsnummer journalnr journalnummer sagsbehandler person-id personid ægtefælle ægtefælles samlever
forældre tidligere referenceperson spouse husband wife tildelt oprettet assigned kommune dato brevdato
afslag vedrørende grundlag opholdsgrundlag retsgrundlag lovgrundlag integrationsloven integrationslovens`
  .split(/\s+/)
  .filter((word) => word !== '');

const knownWords = new Set(known);
const byLength = new Map<number, string[]>();
for (const word of knownWords) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);

/** Edits (insert, delete, replace) between two words, given up past a limit. */
export function editsBetween(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const edits = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      current.push(edits);
      best = Math.min(best, edits);
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

/** Whether a word is one of those that the rules look for, as it stands. */
export const wellKnown = (text: string): boolean =>
  knownWords.has(text.toLowerCase().replace(/^\P{L}+|\P{L}+$/gu, ''));

/** Words of the letters that were read, names and numbers among them. */
const cache = new Map<string, string>();

/** When nobody is to find any more what stood in the letters. */
export const forgetWords = (): void => cache.clear();

function snapCore(core: string): string {
  if (core.length < 5 || knownWords.has(core)) return core;
  // One misread letter, two in long words; more would turn names into labels.
  const limit = core.length >= 10 ? 2 : 1;
  let best: { word: string; edits: number } | undefined;
  let tied = false;
  for (let length = core.length - limit; length <= core.length + limit; length += 1) {
    for (const word of byLength.get(length) ?? []) {
      const edits = editsBetween(core, word, limit);
      if (edits > limit) continue;
      if (best === undefined || edits < best.edits) [best, tied] = [{ word, edits }, false];
      else if (edits === best.edits) tied = true;
    }
  }
  return best === undefined || tied ? core : best.word;
}

/**
 * A word as rules compare it: lower case, and a known word put right where a letter or two were misread
 * ("Adminislrativt"). Words with digits in them are left alone, but for a digit inside a known word.
 */
export function snapToVocabulary(text: string): string {
  const found = cache.get(text);
  if (found !== undefined) return found;
  const lower = text.toLowerCase();
  const match = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(lower);
  const core = match?.[2] ?? lower;
  const digits = core.replace(/\P{N}/gu, '').length;
  const snapped = digits > 1 ? core : snapCore(core);
  const result = (match?.[1] ?? '') + snapped + (match?.[3] ?? '');
  if (cache.size > 20_000) cache.clear();
  cache.set(text, result);
  return result;
}
