import { editsBetween } from '../text/vocabulary.ts';

/** Words that tell what kind of paper one has in hand, Danish and English. */
const telling =
  `afslag afslået afvist afviser nægtet imødekomme imødekommes imødekommet forlænge forlænger forlænges
forlænget forlængelse forlængelsen tidsbegrænset tidsubegrænset tidsubegrænsede permanent inddrage inddrager inddraget
inddragelse bortfaldet bortfalder partshøring påtænker ansøgning ansøgningen ansøgningskvittering modtaget kvittering
bekræftelse lejekontrakt lejekontrakten lejeaftale lejeaftalen fremlejekontrakt udlejer udlejeren lejemål lejemålet
depositum husleje opholdstilladelse opholdstilladelsen tilladelse tilladelsen besluttet meddelt meddeler bevilget givet giver
refused rejected denied refusal extension extended renewal renewed permanent revoked revocation granted application received
residence permit passport tenancy landlord tenant landlords permits administrativt administrative personnummer cpr-nummer udlændingestyrelsen registration`.split(
    /\s+/u,
  );

const words = new Set(telling);

/** A word that print or scanning spoilt, put right where one telling word alone is near enough. */
function mend(word: string): string {
  if (word.length < 6 || words.has(word)) return word;
  const limit = word.length >= 10 ? 2 : 1;
  let nearest = word;
  let least = limit + 1;
  let tied = false;
  for (const known of words) {
    const edits = editsBetween(word, known, limit);
    if (edits > limit || edits > least) continue;
    tied = edits === least;
    [nearest, least] = [known, edits];
  }
  return tied ? word : nearest;
}

/** Grammar, not damage: forms that are a letter away from a telling word and mean something else. */
const asTheyAre =
  /^(?:afslaget|gives|modtager|afvise[rs]?|permits|tenants|landlords|extends?|renews?|receives?|grants|refuses?|rejects|denies|revokes?|residents?)$/u;

/** The text with its telling words put right; all else stays. Lower case in, lower case out. */
export const mendTellingWords = (text: string): string =>
  text.replace(/[\p{L}\p{N}]+/gu, (word) => (asTheyAre.test(word) ? word : mend(word)));
