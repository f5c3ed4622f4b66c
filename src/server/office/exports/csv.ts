/** RFC 4180 with CRLF. The mark at the beginning tells Excel that it is UTF-8. */
export const csvStart = '\uFEFF';

export type CsvSeparator = ',' | ';';

export const csvLine = (cells: readonly string[], separator: CsvSeparator): string =>
  `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;

/** Spreadsheets take a cell that begins like this for a formula, also after white space, and run it. */
const formulaStart = /^\s*[=+\-@\t\r|%]/u;

/**
 * One cell. What a spreadsheet would run gets an apostrophe in front, by which it is text; control signs, of
 * which no field of ours has any use, become spaces.
 */
function csvCell(text: string, separator: CsvSeparator): string {
  const plain = text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
  const harmless = formulaStart.test(text) || formulaStart.test(plain) ? `'${plain}` : plain;
  return /["\r\n]/.test(harmless) || harmless.includes(separator) || harmless.trim() !== harmless
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
