import { alphabets } from '../../names/alphabets.ts';
import { bare, type Confusions } from '../../names/channel.ts';
import { nameLanguages, rareNameLanguages } from '../../recognition/name-models.ts';
import { startTesseract } from '../tesseract-engine.ts';
import { countConfusions, type PrintedWord } from './count-confusions.ts';
import { type Damage, drawLine } from './draw-line.ts';

export interface MeasureOptions {
  /** Families of fonts that the canvas knows. */
  readonly fonts: readonly string[];
  /** How many words are drawn for each letter. */
  readonly rounds: number;
  readonly seed: number;
}

const frames =
  'Samira Bondar Halina Tomasi Gerald Ulrike Patricia Cordella Ilona Eskander Nikola Oksana Zandra Yolanda Kristo Rafael Lukas Maroni Sokolow Andela Conseca Fernan Stefan Radzik Beatriz Yildiz Gutarra Jovanic Duriso'.split(
    ' ',
  );
const danish = ['Møller', 'Sørensen', 'Kjær', 'Bæk', 'Åse', 'Østergård', 'Næsby', 'André', 'Håkon', 'Ærø'];

/**
 * Draws words with the letters of all alphabets, in several prints, has each model read them, and counts what it
 * gives for each letter. Takes minutes.
 */
export async function measureConfusions({ fonts, rounds, seed }: MeasureOptions): Promise<Confusions> {
  let state = seed >>> 0;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(chance() * values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  };
  const marked = [...new Set(alphabets.flatMap(({ letters }) => Array.from(letters)))];
  const texts = Array.from({ length: rounds }, () =>
    marked.map((letter) => `${withLetter(letter, pick)} ${pick([...frames, ...danish])}`),
  ).flat();
  const damages: readonly Damage[] = ['clean', 'mild', 'mild', 'hard'];
  const lines = [];
  for (const text of texts)
    lines.push({ text, picture: await drawLine(text, { font: pick(fonts), damage: pick(damages), chance }) });
  const words: PrintedWord[] = [];
  for (const model of ['dan', ...nameLanguages, ...rareNameLanguages]) {
    const engine = await startTesseract(model);
    for (const { text, picture } of lines) {
      const read = await engine.recogniser.recognise(picture, 'line');
      const printed = text.split(' ');
      // Words that were joined or split cannot be laid along the print.
      if (read.length !== printed.length) continue;
      printed.forEach((word, at) => {
        words.push({ printed: word, model, read: read[at]?.text.normalize('NFC') ?? '' });
      });
    }
    await engine.stop();
  }
  return countConfusions(words);
}

/** A word of names with one letter in the place of its plain one. */
function withLetter(letter: string, pick: <Value>(values: readonly Value[]) => Value): string {
  const isCapital = letter !== letter.toLowerCase();
  const plain = isCapital ? bare(letter).toUpperCase() : bare(letter);
  const fitting = frames.filter((word) =>
    isCapital ? word.startsWith(plain) : word.slice(1).includes(plain),
  );
  const word = pick(fitting.length > 0 ? fitting : frames);
  if (isCapital) return letter + word.slice(1);
  const place = word.indexOf(plain, 1);
  return place < 1 ? `${word}${letter}` : word.slice(0, place) + letter + word.slice(place + 1);
}
