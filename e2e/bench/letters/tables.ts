import { levels } from './bench-letter.ts';
import { type Field, type FieldScore, fields, type LetterScore } from './score.ts';

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;

const row = (cells: readonly string[]): string =>
  cells.map((cell, place) => (place === 0 ? cell.padEnd(14) : cell.padStart(18))).join('');

/** What is wanted of each field, in per cent: clean, mild, hard. */
const wanted: Readonly<Record<Field, readonly [number, number, number]>> = {
  cpr: [99.5, 98, 90],
  legalBasis: [99, 97, 88],
  ...(Object.fromEntries(
    fields.filter((field) => field !== 'cpr' && field !== 'legalBasis').map((field) => [field, [98, 95, 80]]),
  ) as unknown as Record<Exclude<Field, 'cpr' | 'legalBasis'>, [number, number, number]>),
};

export interface Table {
  readonly lines: readonly string[];
  readonly isMet: boolean;
}

/** Exact match of each field at each level of damage, beside what is wanted. */
export function accuracyTable(scores: readonly LetterScore[]): Table {
  const lines = [row(['field', ...levels, 'wanted'])];
  let isMet = true;
  for (const field of fields) {
    const cells = levels.map((level, place) => {
      const own = of(scores, (score) => score.letter.level === level, field);
      const right = own.filter(({ outcome }) => outcome === 'right').length;
      if (own.length > 0 && (100 * right) / own.length < wanted[field][place as 0 | 1 | 2]) isMet = false;
      return share(right, own.length);
    });
    lines.push(row([field, ...cells, wanted[field].join(' / ')]));
  }
  for (const level of levels) {
    const own = scores.filter(({ letter }) => letter.level === level && letter.kind === 'permit-letter');
    const missed = own.reduce((sum, score) => sum + score.missed, 0);
    const strangers = own.reduce((sum, score) => sum + score.strangers, 0);
    const sure = own.reduce((sum, score) => sum + score.sureStrangers, 0);
    if (level !== 'hard' && missed > 0) isMet = false;
    lines.push(
      `${level}: persons without their number ${missed}, ` +
        `numbers given that are nobody's who gets one ${strangers}, of these marked sure ${sure}`,
    );
  }
  const others = scores.filter(({ letter }) => letter.kind === 'other');
  const offered = others.filter(({ offeredNumber }) => offeredNumber);
  lines.push(
    `papers that give no number: ${others.length}, a number offered all the same: ${offered.length}`,
  );
  return { lines, isMet };
}

/** Exact match by form of file, all fields together. */
export function formTable(scores: readonly LetterScore[]): readonly string[] {
  const forms = [...new Set(scores.map(({ letter }) => letter.form))].sort();
  return [
    row(['form', 'number', 'all fields']),
    ...forms.map((form) => {
      const own = scores.filter(({ letter }) => letter.form === form);
      const all = own.flatMap((score) => score.fields);
      const numbers = all.filter(({ field }) => field === 'cpr');
      const right = (some: readonly FieldScore[]): number =>
        some.filter(({ outcome }) => outcome === 'right').length;
      return row([form, share(right(numbers), numbers.length), share(right(all), all.length)]);
    }),
  ];
}

/** Wrong and marked sure: at most so many of all fields, in per cent. */
const mostSurelyWrong = 0.2;

/** How far "sure" can be believed: of the fields that are marked so, and of those that ask for a look. */
export function calibrationTable(scores: readonly LetterScore[]): Table {
  const all = scores.flatMap((score) => score.fields);
  const given = all.filter(({ outcome }) => outcome !== 'missing');
  const count = (some: readonly FieldScore[], outcome: FieldScore['outcome']): number =>
    some.filter((score) => score.outcome === outcome).length;
  const lines = [row(['field', 'sure', 'of these wrong', 'look', 'of these wrong'])];
  for (const field of [...fields, 'all'] as const) {
    const own = given.filter((score) => field === 'all' || score.field === field);
    const sure = own.filter((score) => score.sure === true);
    const look = own.filter((score) => score.sure !== true);
    lines.push(
      row([
        field,
        String(sure.length),
        share(count(sure, 'wrong'), sure.length),
        String(look.length),
        share(count(look, 'wrong'), look.length),
      ]),
    );
  }
  const strangers = scores.reduce((sum, score) => sum + score.sureStrangers, 0);
  const wrongFields = given.filter((score) => score.sure === true && score.outcome === 'wrong').length;
  const surelyWrong = wrongFields + strangers;
  const isMet = surelyWrong / Math.max(1, all.length) <= mostSurelyWrong / 100;
  lines.push(
    `wrong and marked sure: ${share(surelyWrong, all.length)} of all fields, ${mostSurelyWrong} wanted`,
  );
  return { lines, isMet };
}

const of = (
  scores: readonly LetterScore[],
  isMeant: (score: LetterScore) => boolean,
  field: Field,
): readonly FieldScore[] =>
  scores.filter(isMeant).flatMap((score) => score.fields.filter((one) => one.field === field));
