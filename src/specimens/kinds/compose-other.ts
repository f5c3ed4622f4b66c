import type { PageDrawing } from '../drawing/page-drawing.ts';
import { pageMarks } from '../drawing/page-marks.ts';
import { fillSlots } from '../drawing/spans.ts';
import type { Style } from '../drawing/style.ts';
import { createTypesetter, type PrintedMark } from '../drawing/typesetter.ts';
import { barHead, centredHead, windowHead } from '../layouts/heads.ts';
import { createWriter } from '../layouts/writer.ts';
import type { Letter } from '../letter.ts';
import type { SpecimenKind } from '../specimen.ts';
import { composeHeldBackOther } from './compose-held-back-other.ts';
import { otherTexts } from './other-texts.ts';
import { drawPassport } from './passport.ts';

export type OtherKind = Exclude<SpecimenKind, 'permit'>;

export const otherKinds: readonly OtherKind[] = [
  'permit-without-number',
  'refusal',
  'extension',
  'permanent',
  'receipt',
  'hearing',
  'lease',
  'registration',
  'tax',
  'passport',
  'blank',
];

/** A paper that lands in the scanner with the letters, and gives nobody a new number. */
export function composeOther(
  kind: OtherKind,
  letter: Letter,
  style: Style,
): { readonly pages: readonly PageDrawing[]; readonly marks: readonly PrintedMark[] } {
  const { chance } = letter;
  // The zone for machines is in a fixed pitch.
  const sheets = createTypesetter(kind === 'passport' ? { ...style, font: 'fixed-pitch', size: 10 } : style);
  if (kind === 'passport') drawPassport(letter, sheets);
  else if (kind !== 'blank' && letter.split === 'held-back') composeHeldBackOther(kind, letter, sheets);
  else if (kind !== 'blank') {
    const writer = createWriter(letter, sheets, 'da');
    const { subject, paragraphs, sender } = otherTexts[kind];
    if (sender === undefined) chance.pick([windowHead, centredHead, barHead])(writer);
    else {
      sheets.set([{ text: sender }], { weight: 'bold', size: style.size + 2 });
      sheets.gap(2);
    }
    writer.subject([{ text: subject }]);
    for (const text of paragraphs) writer.paragraph(fillSlots(text, writer.slots(0)));
    if (['extension', 'permanent', 'permit-without-number'].includes(kind))
      writer.advise(chance.between(0, 2));
    if (sender === undefined) writer.sign();
  }
  return sheets.finish(pageMarks(chance, style, 'da'));
}
