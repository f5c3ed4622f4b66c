import type { Typesetter } from '../drawing/typesetter.ts';
import { addressAt, footLine, linesAt } from '../layouts/blocks.ts';
import { createPen } from '../layouts/pen.ts';
import type { Letter } from '../letter.ts';
import { heldBackOtherTexts } from './held-back-other-texts.ts';
import type { WrittenKind } from './other-texts.ts';

/** Another paper of the held-back split: who writes at the left or right, the day and the case in one line. */
export function composeHeldBackOther(kind: WrittenKind, letter: Letter, sheets: Typesetter): void {
  const pen = createPen(letter, sheets, 'da');
  const { chance } = letter;
  const { subject, paragraphs, sender } = heldBackOtherTexts[kind];
  const align = chance.pick(['left', 'right'] as const);
  linesAt(pen, [sender ?? 'Udlændingestyrelsen (eksempel)'], sheets.y, { align, weight: 'bold' });
  sheets.y = addressAt(pen, sheets.y + 18) + 12;
  sheets.set(pen.say(['Den {date}, sag {case}', '{date} - {case}', 'J.nr. {case}, {date}']), { align });
  sheets.gap(2);
  pen.heading(subject);
  sheets.gap();
  for (const text of paragraphs) pen.write([[text]]);
  sheets.need(12);
  pen.write([['Hilsen {worker}', '{worker}, specialkonsulent']], { align: 'left' });
  if (sender === undefined) footLine(pen, 'Udlændingestyrelsen (eksempel) · {phone} · {ean}');
}
