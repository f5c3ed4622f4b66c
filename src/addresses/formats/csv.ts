export type Separator = ';' | ',' | '\t';

export interface CsvRows {
  push(chunk: string): void;
  end(): void;
}

/** Text this many lines after an opening quote means that the quote was a mistake. */
const longestQuoted = 10;
/** A line longer than this is none of a register's; characters. */
const longestLine = 1_000_000;

/** The fields of a line; undefined where a quoted field is still open at its end. */
export function splitCsvLine(line: string, separator: Separator): string[] | undefined {
  if (!line.includes('"')) return line.split(separator);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let field = '';
      let close = line.indexOf('"', at + 1);
      let from = at + 1;
      while (close >= 0 && line[close + 1] === '"') {
        field += line.slice(from, close + 1);
        from = close + 2;
        close = line.indexOf('"', from);
      }
      if (close < 0) return undefined;
      field += line.slice(from, close);
      const next = line.indexOf(separator, close + 1);
      // Signs between the closing quote and the separator belong to a sloppy field; keep them.
      fields.push(field + line.slice(close + 1, next < 0 ? undefined : next));
      if (next < 0) return fields;
      at = next + 1;
    } else {
      const next = line.indexOf(separator, at);
      fields.push(line.slice(at, next < 0 ? undefined : next));
      if (next < 0) return fields;
      at = next + 1;
    }
  }
}

/**
 * Cuts text that arrives in pieces into lines, joining those that a quoted field runs across. `row` gets each line as
 * a part of a text, from (inclusive) to (exclusive), with its number (from 1) and whether it holds quotes; `open`
 * tells whether a quote is still open at the end of a line.
 */
export function createCsvLines(
  row: (text: string, from: number, to: number, number: number, quotes: boolean) => void,
  open: (line: string) => boolean,
): CsvRows {
  let rest = '';
  let number = 0;
  let waiting: string[] = [];

  const flushFirst = (): void => {
    const [first = '', ...others] = waiting;
    waiting = [];
    const firstNumber = number - others.length;
    row(first, 0, first.length, firstNumber, true);
    others.forEach((line, index) => {
      row(line, 0, line.length, firstNumber + index + 1, line.includes('"'));
    });
  };
  const takeQuoted = (line: string): void => {
    if (waiting.length === 0) {
      if (open(line)) waiting = [line];
      else row(line, 0, line.length, number, true);
      return;
    }
    waiting.push(line);
    const joined = waiting.join('\n');
    if (!open(joined)) {
      const first = number - waiting.length + 1;
      waiting = [];
      row(joined, 0, joined.length, first, true);
    } else if (waiting.length > longestQuoted) {
      flushFirst();
    }
  };
  const take = (text: string, from: number, end: number, quotes: boolean): void => {
    const to = end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    number += 1;
    if (waiting.length === 0 && !quotes) row(text, from, to, number, false);
    else takeQuoted(text.slice(from, to));
  };
  return {
    push(chunk) {
      const text = rest + chunk;
      let from = 0;
      let quote = text.indexOf('"');
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        if (quote >= 0 && quote < from) quote = text.indexOf('"', from);
        take(text, from, end, quote >= 0 && quote < end);
        from = end + 1;
      }
      rest = text.slice(from);
      // Without line ends the rest would be looked through again with every piece.
      if (rest.length <= longestLine) return;
      take(rest, 0, rest.length, false);
      rest = '';
    },
    end() {
      if (rest !== '') take(rest, 0, rest.length, rest.includes('"'));
      rest = '';
      if (waiting.length > 0) flushFirst();
    },
  };
}
