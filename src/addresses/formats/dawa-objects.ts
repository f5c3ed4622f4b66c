import { readIdWords } from '../id-words.ts';
import { dawaMap } from './field-maps.ts';
import type { RowTarget } from './file-reader.ts';
import { createJsonFields } from './json-fields.ts';
import { fieldReasons } from './row-fields.ts';
import { cell, createRowCells, createRowReader, rowFields } from './row-reader.ts';

/** DAWA's own states, and DAR's, which it also tells: nedlagt and henlagt. */
const gone = new Set(['2', '4']);
const goneInDar = new Set(['4', '5']);

/** Takes DAWA's address objects, flat or nested. */
export function createDawaObjects(target: RowTarget): { take(object: object, line: number): void } {
  const fields = createJsonFields(dawaMap);
  const rows = createRowReader();
  const cells = createRowCells();
  return {
    take(object, line) {
      fields.take(object);
      const status = fields.textOf('status').trim();
      const darStatus = fields.textOf('darStatus').trim();
      const missing = [...fields.missing()];
      if (status === '' && darStatus === '') missing.push('status');
      if (missing.length > 0) {
        target.bad(line, `felter mangler: ${missing.join(', ')}`);
        return;
      }
      for (const field of rowFields) {
        const text = fields.textOf(field);
        cells.texts[cell[field]] = text;
        cells.to[cell[field]] = text.length;
      }
      if (!/^[1-4]?$/.test(status) || !/^[1-5]?$/.test(darStatus)) {
        target.bad(line, 'ukendt status');
        return;
      }
      const isGone = gone.has(status) || goneInDar.has(darStatus);
      const row = rows.read(cells);
      if (typeof row === 'string') {
        const id = readIdWords(fields.textOf('id'));
        if (isGone && id !== undefined) target.closed({ id }, line);
        else target.bad(line, row);
      } else if (isGone) target.closed(row, line);
      else if (row.houseNumberId === undefined) target.bad(line, fieldReasons.houseNumberId);
      else target.row(row, line);
    },
  };
}
