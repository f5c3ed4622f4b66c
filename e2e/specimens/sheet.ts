/** Stands on every page, so that no print or picture of a practice letter passes for a real one. */
const mark = 'EKSEMPEL - IKKE ÆGTE';

/** Debian's `fonts-liberation` has both; the generator refuses to write a page that fell back to others. */
export type Typeface = 'Liberation Sans' | 'Liberation Serif';

export interface Sheet {
  /** HTML. */
  readonly body: string;
  /** HTML; beside the mark at the foot. */
  readonly foot: string;
}

const style = (typeface: Typeface, points: number): string => `
  @page { size: 210mm 297mm; margin: 0 }
  * { box-sizing: border-box }
  html, body { margin: 0; padding: 0; background: #fff; color: #111 }
  body { font: ${points}pt/1.42 '${typeface}'; font-variant-ligatures: none }
  .sheet { position: relative; width: 210mm; height: 296.9mm; overflow: hidden; padding: 26mm 22mm 30mm }
  .sheet + .sheet { break-before: page }
  .mark { position: absolute; top: 8mm; left: 22mm; right: 22mm; text-align: center; font: bold 13pt/1 'Liberation Sans' }
  .mark span { display: inline-block; border: 0.5mm solid #333; padding: 1.6mm 5mm }
  .foot { position: absolute; left: 22mm; right: 22mm; bottom: 10mm; border-top: 0.2mm solid #777; padding-top: 2mm;
    display: flex; justify-content: space-between; font: 8.5pt/1.3 'Liberation Sans'; color: #333 }
  .foot b { font-size: 10pt }
  .unbroken { white-space: nowrap }
  p { margin: 0 0 2.6mm }
  h1 { font-size: 1.35em; line-height: 1.25; margin: 0 0 4mm }
  h2 { font-size: 1.05em; margin: 5mm 0 1.2mm }
  table { border-collapse: collapse }
  td, th { text-align: left; vertical-align: top; font-weight: normal }
`;

/** A whole document, a `.sheet` of A4 for every page. The title is without personal data: PDFs keep it. */
export function documentOf(
  sheets: readonly Sheet[],
  look: { readonly typeface: Typeface; readonly points: number; readonly css: string },
): string {
  const pages = sheets.map(
    ({ body, foot }) => `<section class="sheet"><div class="mark"><span>${mark}</span></div>${body}
      <div class="foot"><b>${mark}</b><span>${foot}</span></div></section>`,
  );
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Øvelsesbrev</title>
    <style>${style(look.typeface, look.points)}${look.css}</style></head><body>${pages.join('')}</body></html>`;
}
