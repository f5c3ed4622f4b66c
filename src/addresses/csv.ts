export type Separator = ';' | ',' | '\t';

export interface CsvRows {
  push(chunk: string): void;
  end(): void;
}

/** Text this many lines after an opening quote means that the quote was a mistake. */
const longestQuoted = 10;

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
 * Cuts text that arrives in pieces into lines, joining those that a quoted field runs across.
 * `row` gets whole lines with their number (from 1); `open` tells whether a quote is still open.
 */
export function createCsvLines(
  row: (line: string, number: number) => void,
  open: (line: string) => boolean,
): CsvRows {
  let rest = '';
  let number = 0;
  let waiting: string[] = [];

  const flushFirst = (): void => {
    const [first = '', ...others] = waiting;
    waiting = [];
    const firstNumber = number - others.length;
    row(first, firstNumber);
    others.forEach((line, index) => {
      row(line, firstNumber + index + 1);
    });
  };
  const take = (raw: string): void => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    number += 1;
    if (waiting.length === 0) {
      if (line.includes('"') && open(line)) waiting = [line];
      else row(line, number);
      return;
    }
    waiting.push(line);
    const joined = waiting.join('\n');
    if (!open(joined)) {
      const first = number - waiting.length + 1;
      waiting = [];
      row(joined, first);
    } else if (waiting.length > longestQuoted) {
      flushFirst();
    }
  };
  return {
    push(chunk) {
      const text = rest + chunk;
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        take(text.slice(from, end));
        from = end + 1;
      }
      rest = text.slice(from);
    },
    end() {
      if (rest !== '') take(rest);
      rest = '';
      if (waiting.length > 0) flushFirst();
    },
  };
}
