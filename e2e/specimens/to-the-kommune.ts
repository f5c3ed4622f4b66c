import { documentOf } from './sheet.ts';

/** A letter between offices: who it is to, what it is about, and the facts in a table with lines. */
export interface LetterToTheKommune {
  readonly recipient: readonly string[];
  readonly particulars: readonly (readonly [label: string, value: string])[];
  readonly subject: string;
  /** HTML of each page; `factTable` makes the tables. */
  readonly pages: readonly string[];
}

const css = `
  .sender { float: right; text-align: right; font-weight: bold; letter-spacing: 0.04em }
  .to { min-height: 24mm }
  .particulars { border-top: 0.2mm solid #555; border-bottom: 0.2mm solid #555; padding: 1.5mm 0; margin: 0 0 7mm; display: flex; gap: 10mm; font-size: 0.95em }
  .facts { width: 100%; margin: 2mm 0 5mm }
  .facts caption { text-align: left; font-weight: bold; padding-bottom: 1.2mm }
  .facts th, .facts td { border: 0.25mm solid #666; padding: 1.3mm 2.5mm }
  .facts th { background: #f1f1f1 }
  .facts.pairs th { width: 62mm }
  .again { font-size: 0.95em; margin-bottom: 6mm }
`;

/** A label to the left, its value to the right, a row for each. */
export function factTable(
  caption: string,
  facts: readonly (readonly [label: string, value: string])[],
): string {
  const rows = facts.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('');
  return `<table class="facts pairs"><caption>${caption}</caption>${rows}</table>`;
}

/** A heading for each column, and a row for each person. */
export function personTable(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = headings.map((heading) => `<th>${heading}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table class="facts"><caption>${caption}</caption><tr>${head}</tr>${body}</table>`;
}

/** HTML of as many A4 pages as the letter has. */
export function letterToTheKommune(letter: LetterToTheKommune): string {
  const particulars = letter.particulars
    .map(([label, value]) => `<span class="unbroken">${label} ${value}</span>`)
    .join('');
  const head = `
    <div class="sender">Udlændingestyrelsen</div>
    <div class="to">${letter.recipient.join('<br>')}</div>
    <div class="particulars">${particulars}</div>
    <h1>${letter.subject}</h1>`;
  const again = `<div class="sender">Udlændingestyrelsen</div><div class="again">${letter.particulars.map(([label, value]) => `${label} ${value}`).join(' · ')}</div>`;
  return documentOf(
    letter.pages.map((page, index) => ({
      body: `${index === 0 ? head : again}${page}`,
      foot: `Side ${index + 1} af ${letter.pages.length}`,
    })),
    { typeface: 'Liberation Sans', points: 10.5, css },
  );
}
