import { documentOf } from './sheet.ts';

/** A paper that a person brings along with the letter, and that is not one. HTML of one A4 page. */
export function lease(terms: {
  readonly landlord: string;
  readonly tenant: string;
  readonly address: string;
  /** Number, heading and text of each clause. */
  readonly clauses: readonly (readonly [number: number, heading: string, text: string])[];
  readonly signedOn: string;
}): string {
  const css = `
    h1 { text-align: center; font-size: 1.7em; margin-bottom: 6mm }
    .parties { width: 100%; margin-bottom: 4mm }
    .parties td { border: 0.25mm solid #666; padding: 2mm 3mm; width: 50% }
    .hands { display: flex; gap: 14mm; margin-top: 18mm }
    .hands div { flex: 1; border-top: 0.25mm solid #444; padding-top: 1.5mm }
  `;
  const clauses = terms.clauses
    .map(([number, heading, text]) => `<h2>${number}. ${heading}</h2><p>${text}</p>`)
    .join('');
  const body = `
    <h1>Lejekontrakt</h1>
    <table class="parties"><tr><td>Udlejer<br><b>${terms.landlord}</b></td><td>Lejer<br><b>${terms.tenant}</b></td></tr>
    <tr><td colspan="2">Det lejede<br><b>${terms.address}</b></td></tr></table>
    ${clauses}
    <p style="margin-top: 7mm">Dato: ${terms.signedOn}</p>
    <div class="hands"><div>Udlejer</div><div>Lejer</div></div>`;
  return documentOf([{ body, foot: 'Side 1 af 1' }], { typeface: 'Liberation Serif', points: 11, css });
}
