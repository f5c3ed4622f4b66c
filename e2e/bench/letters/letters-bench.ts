import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import { readTrueLetters, type TrueLetter } from './bench-letter.ts';
import { openChromiumWay } from './chromium-way.ts';
import { hasNative, type NativeRead, readNatively } from './native-way.ts';
import { openNodeWay } from './node-way.ts';
import { type LetterScore, scoreLetter } from './score.ts';
import { accuracyTable, calibrationTable, formTable } from './tables.ts';

/** As a page's time at most, in times of the native engine's on the same page. */
const mostTimes = 1.3;
/** Letters of practice persons, read on this day. */
const today = '2026-11-26' as CalendarDate;

interface BenchOptions {
  readonly folder: string;
  /** The built reader page. */
  readonly pages: string;
  /** Every so many picture letters are timed on all ways, one after the other. */
  readonly timeEvery: number;
  readonly showWrong: boolean;
}

interface Times {
  readonly native: number;
  readonly node: number;
  readonly chromium: number;
}

/** Reads all letters of a folder and says how well and how fast. Whether all that is wanted was met. */
export async function measureLetters(options: BenchOptions, say: (line: string) => void): Promise<boolean> {
  const letters = readTrueLetters(options.folder);
  const node = openNodeWay(today, 'practice');
  const chromium = await openChromiumWay(options.pages, today, 'practice');
  const isNativeHere = await hasNative();
  if (!isNativeHere) say('There is no native tesseract with Danish here: nothing is compared with it.');
  const scores: LetterScore[] = [];
  const natives: { readonly letter: TrueLetter; readonly read: NativeRead }[] = [];
  const times: Times[] = [];
  let differing = 0;
  try {
    const pictures = letters.filter(isPictures);
    for (const way of [node, chromium]) if (pictures[0] !== undefined) await way.read(pictures[0]);
    for (const letter of letters) {
      const { milliseconds, read } = await node.read(letter);
      const score = scoreLetter(letter, read.ok ? read.value : undefined);
      scores.push(score);
      if (options.showWrong) for (const line of wrongLines(score)) say(line);
      const place = pictures.indexOf(letter);
      if (!isNativeHere || place < 0 || place % options.timeEvery !== 0) continue;
      const native = await readNatively(letter);
      natives.push({ letter, read: native });
      const other = await chromium.read(letter);
      if (fieldsOf(other.read) !== fieldsOf(read)) differing += 1;
      times.push({
        native: native.milliseconds / letter.pages,
        node: milliseconds / letter.pages,
        chromium: other.milliseconds / letter.pages,
      });
    }
  } finally {
    await node.close();
    await chromium.close();
  }
  const accuracy = accuracyTable(scores);
  const calibration = calibrationTable(scores);
  for (const line of [...accuracy.lines, '', ...formTable(scores), '', ...calibration.lines, '']) say(line);
  const isQuick = tellTimes(times, differing, say);
  tellNative(natives, scores, say);
  return accuracy.isMet && calibration.isMet && isQuick;
}

const isPictures = ({ files, kind }: TrueLetter): boolean =>
  kind === 'permit-letter' && files.every((file) => !file.endsWith('.pdf'));

const fieldsOf = (read: unknown): string =>
  // Confidences and boxes differ in the last digits from one engine to the other.
  JSON.stringify(read, (_key, value: unknown) => (typeof value === 'number' ? undefined : value));

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

function tellTimes(times: readonly Times[], differing: number, say: (line: string) => void): boolean {
  if (times.length === 0) return true;
  const of = (way: keyof Times): number => median(times.map((time) => time[way]));
  const ratio = (way: 'node' | 'chromium'): number => median(times.map((time) => time[way] / time.native));
  const seconds = (way: keyof Times): string => (of(way) / 1000).toFixed(2);
  const isMet = ratio('node') <= mostTimes && ratio('chromium') <= mostTimes;
  say(
    `seconds a page, median of ${times.length} letters of pictures: native ${seconds('native')}, ` +
      `Node ${seconds('node')} (${ratio('node').toFixed(2)} times), Chromium ${seconds('chromium')} ` +
      `(${ratio('chromium').toFixed(2)} times); ${mostTimes} wanted: ${isMet ? 'met' : 'MISSED'}`,
  );
  say(`letters that Chromium read otherwise than Node: ${differing} of ${times.length}`);
  return isMet;
}

/** The native engine with plain patterns, and this reader, on the same letters of one person. */
function tellNative(
  natives: readonly { readonly letter: TrueLetter; readonly read: NativeRead }[],
  scores: readonly LetterScore[],
  say: (line: string) => void,
): void {
  for (const field of ['cpr', 'legalBasis', 'validTo'] as const) {
    let [asked, native, own] = [0, 0, 0];
    for (const { letter, read } of natives) {
      const [person, second] = letter.persons;
      const want = person?.[field];
      if (want === undefined || want === null || second !== undefined) continue;
      asked += 1;
      if (read[field] === want) native += 1;
      const score = scores.find((one) => one.letter === letter);
      if (score?.fields.some((one) => one.field === field && one.outcome === 'right')) own += 1;
    }
    say(`${field}: native with plain patterns ${native} of ${asked}, this reader ${own}`);
  }
}

const wrongLines = ({ letter, fields }: LetterScore): readonly string[] =>
  fields
    .filter(({ outcome }) => outcome !== 'right')
    .map(
      ({ field, outcome, sure, want, got }) =>
        `${letter.id} ${letter.layout}: ${field} ${outcome}${sure === true ? ' and sure' : ''}: ${want} / ${got}`,
    );
