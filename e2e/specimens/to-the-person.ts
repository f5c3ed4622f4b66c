import { documentOf, type Typeface } from './sheet.ts';

/** The letter that a person holds in the hand: address for a window envelope, and running text in the du-form. */
export interface LetterToThePerson {
  readonly typeface: Typeface;
  readonly sender: string;
  readonly recipient: readonly string[];
  /** Label and value, at the right of the address. */
  readonly particulars: readonly (readonly [label: string, value: string])[];
  readonly subject: string;
  /** HTML: paragraphs and `h2` headings. */
  readonly text: string;
  readonly signature: readonly string[];
}

const css = `
  .sender { font-weight: bold; font-size: 1.15em; border-bottom: 0.6mm solid #333; padding-bottom: 1.5mm; margin-bottom: 8mm }
  .head { display: flex; justify-content: space-between; min-height: 34mm }
  .head table td { padding: 0 0 0.8mm 5mm; font-size: 0.95em }
  .head table td:first-child { color: #333 }
  .number { border-left: 1.2mm solid #444; padding: 1mm 0 1mm 4mm; margin: 3mm 0 }
  .number b { font-size: 1.1em }
  .greeting { margin-top: 8mm }
`;

/** HTML of one A4 page. */
export function letterToThePerson(letter: LetterToThePerson): string {
  const particulars = letter.particulars
    .map(([label, value]) => `<tr><td>${label}</td><td class="unbroken">${value}</td></tr>`)
    .join('');
  const body = `
    <div class="sender">${letter.sender}</div>
    <div class="head"><div>${letter.recipient.join('<br>')}</div><div><table>${particulars}</table></div></div>
    <h1>${letter.subject}</h1>
    ${letter.text}
    <div class="greeting">Med venlig hilsen<br><br>${letter.signature.join('<br>')}</div>`;
  return documentOf([{ body, foot: 'Side 1 af 1' }], { typeface: letter.typeface, points: 11, css });
}
