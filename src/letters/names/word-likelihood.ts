import { type Confusions, likelihoodOf, type WordReading } from './channel.ts';

/**
 * How likely all readings of a word are where it was printed in several places, as a logarithm. Each place begins
 * with the Danish model's reading. What a poor scan has taken from a place all models miss there together: a mark
 * that none of them sees speaks against it once, and not once for each model.
 */
export function wordLikelihood(
  readings: readonly WordReading[],
  confusions: Confusions,
): (word: string) => number {
  const places = placesOf(readings).map((place) => {
    const known = new Map<string, number>();
    return (word: string): number => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const sum = place.reduce((total, one) => total + likelihoodOf(one, word, confusions), 0);
      known.set(word, sum);
      return sum;
    };
  });
  const known = new Map<string, number>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const all = places.reduce((total, likelihood) => total + withFaded(word, likelihood), 0);
    // Places of one scan are of one print, and misread alike: four say twice as much as one.
    const sum = all / Math.sqrt(Math.max(1, places.length));
    known.set(word, sum);
    return sum;
  };
}

/** How often a scan loses one mark altogether. */
const faded = Math.log(0.03);

/** The likelihood at one place, with those marks lost there that no model saw. */
function withFaded(word: string, likelihood: (word: string) => number): number {
  let best = likelihood(word);
  let print = word;
  for (const [at, letter] of Array.from(word).entries()) {
    const plain = withoutMark(letter);
    if (plain === letter) continue;
    const less = print.slice(0, at) + plain + print.slice(at + 1);
    const score = likelihood(less) + faded;
    if (score <= best) continue;
    [best, print] = [score, less];
  }
  return best;
}

/** Strokes through letters do not fade as points and accents above and below them do. */
function withoutMark(letter: string): string {
  if (letter === 'ı') return letter;
  const [plain = letter, ...marks] = letter.normalize('NFD');
  return marks.length === 0 ? letter : plain;
}

function placesOf(readings: readonly WordReading[]): readonly (readonly WordReading[])[] {
  const places: WordReading[][] = [];
  for (const reading of readings) {
    const last = places.at(-1);
    if (last === undefined || reading.model === 'dan') places.push([reading]);
    else last.push(reading);
  }
  return places;
}
