import { documentOf, type Typeface } from './sheet.ts';

/** The same said twice: Danish to the left, English to the right at the head, then the facts with both labels. */
export interface BilingualLetter {
  readonly typeface: Typeface;
  readonly recipient: readonly string[];
  readonly particulars: readonly (readonly [label: string, value: string])[];
  /** HTML. */
  readonly danish: string;
  /** HTML. */
  readonly english: string;
  readonly facts: readonly (readonly [danish: string, english: string, value: string])[];
  /** HTML: what follows below the facts. */
  readonly text: string;
}

const css = `
  .sender { display: flex; justify-content: space-between; border-bottom: 0.3mm solid #444; padding-bottom: 1.5mm; margin-bottom: 7mm; font-weight: bold }
  .sender i { font-weight: normal }
  .head { display: flex; justify-content: space-between; min-height: 26mm }
  .twice { display: grid; grid-template-columns: 1fr 1fr; gap: 9mm; margin-bottom: 4mm }
  .twice > div + div { border-left: 0.2mm solid #999; padding-left: 5mm }
  .twice h1 { font-size: 1.2em }
  .facts { width: 100%; margin-bottom: 5mm }
  .facts td { padding: 1.4mm 3mm 1.4mm 0; border-bottom: 0.15mm solid #aaa }
  .facts td:first-child { width: 82mm }
  .facts i { color: #333 }
`;

/** HTML of one A4 page. */
export function bilingualLetter(letter: BilingualLetter): string {
  const facts = letter.facts
    .map(([danish, english, value]) => `<tr><td>${danish} / <i>${english}</i></td><td>${value}</td></tr>`)
    .join('');
  const particulars = letter.particulars.map(([label, value]) => `${label}: ${value}`).join('<br>');
  const body = `
    <div class="sender"><span>Udlændingestyrelsen</span><i>The Danish Immigration Service</i></div>
    <div class="head"><div>${letter.recipient.join('<br>')}</div><div class="unbroken">${particulars}</div></div>
    <div class="twice"><div>${letter.danish}</div><div lang="en">${letter.english}</div></div>
    <table class="facts">${facts}</table>
    ${letter.text}`;
  return documentOf([{ body, foot: 'Side 1 af 1 / Page 1 of 1' }], {
    typeface: letter.typeface,
    points: 10.5,
    css,
  });
}
