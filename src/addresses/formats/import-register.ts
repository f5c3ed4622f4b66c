import { fail, ok, type Result } from '../../domain/result.ts';
import type { BadReason, RegisterProblem } from '../address-register.ts';
import { createRegisterBuilder, type RegisterBuilder } from '../register-builder.ts';
import { createBadRows } from './bad-rows.ts';
import { createCsvReader } from './csv-reader.ts';
import { tellDarRows } from './dar-join.ts';
import { createDarObjects } from './dar-objects.ts';
import { createDarTables } from './dar-tables.ts';
import type { DarVersions } from './dar-versions.ts';
import type { FileReader, RowTarget } from './file-reader.ts';
import { createJsonReader } from './json-reader.ts';
import { tellDarPlaces } from './tell-dar-places.ts';

export interface ImportedRegister {
  readonly pack: ArrayBuffer;
  /** All of them, by reason. */
  readonly bad: readonly BadReason[];
  readonly badCount: number;
  /** Addresses that the files tell as nedlagt or henlagt. */
  readonly closedCount: number;
}

export interface RegisterImport {
  /** The next file; the one before must have ended. */
  file(name: string): { push(piece: string): void; end(): void };
  finish(): Result<ImportedRegister, RegisterProblem>;
}

export interface ImportOptions {
  /** The moment as of which versions of DAR's objects count; milliseconds since 1970. */
  readonly moment: number;
  /** Where the rows go; a new one where none is given. */
  readonly builder?: RegisterBuilder;
  /** What the register is called and of when it is, where that is known better than the files tell. */
  readonly about?: { readonly name?: string | undefined; readonly date?: string | undefined };
}

const withoutEnding = (fileName: string): string =>
  fileName.replace(/(\.(csv|txt|json|ndjson|jsonl))?(\.gz)?$/i, '');

/**
 * Reads the files that a register is made of, each as it comes, in whatever of the known formats it is; rows that
 * cannot be used are counted, not guessed at.
 */
export function createRegisterImport({
  moment,
  builder = createRegisterBuilder(),
  about: given = {},
}: ImportOptions): RegisterImport {
  const bad = createBadRows();
  const about = new Map<string, string>();
  const names: string[] = [];
  const problems: RegisterProblem[] = [];
  const tables = createDarTables();
  const dar = createDarObjects(tables, moment, (file, line, reason) =>
    bad.add(names[file] ?? '', line, reason),
  );

  const targetOf = (name: string): RowTarget => ({
    row(row, line) {
      const problem = builder.add(row);
      if (problem !== undefined) bad.add(name, line, problem);
    },
    closed(row, line) {
      const problem = builder.addClosed(row);
      if (problem !== undefined) bad.add(name, line, problem);
    },
    bad: (line, reason) => bad.add(name, line, reason),
  });

  /** What DAR's files lack altogether; nothing where there are none of them. */
  function missingLists(): readonly string[] {
    const { addresses, houses, roads, parts, postcodes, localities } = tables;
    const entities: readonly (readonly [string, DarVersions])[] = [
      ['AdresseList', addresses],
      ['HusnummerList', houses],
      ['NavngivenVejList', roads],
      ['NavngivenVejKommunedelList', parts],
      ['PostnummerList', postcodes],
    ];
    const lacking = entities.filter(([, entity]) => !hasObjects(entity)).map(([name]) => name);
    if (lacking.length === entities.length) return [];
    return localities.ids.size > 0 && !hasObjects(localities)
      ? [...lacking, 'SupplerendeBynavnList']
      : lacking;
  }

  return {
    file(name) {
      const number = names.push(name) - 1;
      let reader: FileReader | undefined;
      let line = 1;
      return {
        push(piece) {
          if (reader !== undefined) return reader.push(piece);
          // Only what a file begins with tells its format; blanks and a byte order mark tell nothing.
          const start = /^[\uFEFF\s]*/.exec(piece)?.[0].length ?? 0;
          line += piece.slice(0, start).split('\n').length - 1;
          if (start === piece.length) return;
          const target = targetOf(name);
          const first = piece.charAt(start);
          reader =
            first === '{' || first === '['
              ? createJsonReader(target, dar, number)
              : createCsvReader(target, about);
          // Lines are counted from the file's first.
          reader.push('\n'.repeat(line - 1) + piece.slice(start));
        },
        end() {
          const problem = reader === undefined ? ({ kind: 'empty-file' } as const) : reader.end();
          if (problem !== undefined) problems.push(problem);
        },
      };
    },
    finish() {
      const lacking = missingLists();
      if (lacking.length > 0) return fail({ kind: 'missing-columns', columns: lacking });
      // Who knows the ids of some roads must know those of all that rows are on.
      const isFromDarAlone = builder.size === 0;
      const targets = names.map(targetOf);
      tellDarRows(tables, {
        row: (row, file, line) => targets[file]?.row(row, line),
        closed: (row, file, line) => targets[file]?.closed(row, line),
        bad: (file, line, reason) => targets[file]?.bad(line, reason),
      });
      if (builder.size === 0) {
        const [problem = { kind: 'no-usable-rows', badRows: bad.count } as const] = problems;
        return fail(problem);
      }
      // One file of several that is none of a register's would be missed by nobody.
      const wrong = problems.find(({ kind }) => kind !== 'empty-file');
      if (wrong !== undefined) return fail(wrong);
      const pack = builder.build(
        {
          name: given.name ?? about.get('navn') ?? about.get('name') ?? withoutEnding(names[0] ?? ''),
          date: given.date ?? about.get('dato') ?? about.get('date') ?? '',
          practice: /^(ja|yes|1)$/i.test(
            about.get('øvelse') ?? about.get('oevelse') ?? about.get('practice') ?? '',
          ),
        },
        isFromDarAlone ? tellDarPlaces(tables) : [],
      );
      return ok({
        pack,
        bad: bad.byReason(),
        badCount: bad.count,
        closedCount: builder.closedCount,
      });
    },
  };
}

function hasObjects(entity: DarVersions): boolean {
  for (let number = 0; number < entity.ids.size; number += 1)
    if (entity.stateOf(number) !== 'unknown') return true;
  return false;
}
