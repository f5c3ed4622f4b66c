import type { BadReason, RegisterProblem } from '../address-register.ts';
import { formatIdWords } from '../id-words.ts';
import { createRegisterBuilder } from '../register-builder.ts';
import { createRegisterImport } from './import-register.ts';
import { type SpecimenRow, textOfRow } from './specimen-rows.fixture.ts';

export const moment = Date.UTC(2026, 10, 1);

export interface Outcome {
  readonly rows: ReadonlyMap<string, SpecimenRow>;
  readonly closed: readonly string[];
  readonly bad: readonly BadReason[];
  readonly problem?: RegisterProblem;
}

/** What comes out of files that are given in pieces. */
export function importPieces(files: readonly (readonly string[])[]): Outcome {
  const rows = new Map<string, SpecimenRow>();
  const closed: string[] = [];
  const inner = createRegisterBuilder();
  const register = createRegisterImport({
    moment,
    builder: {
      get size() {
        return inner.size;
      },
      get closedCount() {
        return inner.closedCount;
      },
      add(row) {
        const problem = inner.add(row);
        if (problem === undefined) rows.set(formatIdWords(row.id), textOfRow(row));
        return problem;
      },
      addClosed(row) {
        const problem = inner.addClosed(row);
        if (problem === undefined) closed.push(formatIdWords(row.id));
        return problem;
      },
      build: (about) => inner.build(about),
    },
  });
  for (const [index, pieces] of files.entries()) {
    const file = register.file(`file-${index + 1}`);
    for (const piece of pieces) file.push(piece);
    file.end();
  }
  const result = register.finish();
  return result.ok
    ? { rows, closed, bad: result.value.bad }
    : { rows, closed, bad: [], problem: result.error };
}

export const importTexts = (...texts: readonly string[]): Outcome =>
  importPieces(texts.map((text) => [text]));

/** The rows that a register has, by id; without those that are closed. */
export const openRows = (rows: readonly SpecimenRow[]): ReadonlyMap<string, SpecimenRow> =>
  new Map(rows.filter(({ closed }) => closed !== true).map((row) => [row.id, row]));
export const closedIds = (rows: readonly SpecimenRow[]): readonly string[] =>
  rows.filter(({ closed }) => closed === true).map(({ id }) => id);
