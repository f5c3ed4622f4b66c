import { inBold, joinSpans, type Span } from '../drawing/spans.ts';
import { factList, factTable, usualFacts } from './fact-blocks.ts';
import { barHead, centredHead, windowHead } from './heads.ts';
import type { Layout } from './layout.ts';
import { createWriter, type Writer } from './writer.ts';

/** What both columns of a letter in two languages say, paragraph by paragraph. */
const paragraphs = (writer: Writer): readonly (readonly Span[])[] =>
  [
    inBold(writer.say('subjects')),
    writer.say('grant'),
    writer.say('identity'),
    writer.say('number'),
    writer.say('validity'),
    writer.say('visit'),
  ].filter((spans) => spans.length > 0);

/** Letters of two columns, two languages or many pages. */
export const wideLetters: readonly Layout[] = [
  {
    id: 'side-by-side',
    split: 'work',
    language: 'both',
    persons: [1, 1],
    compose(letter, sheets) {
      const danish = createWriter(letter, sheets, 'da');
      const english = createWriter(letter, sheets, 'en');
      windowHead(danish);
      const width = (sheets.width - 8) / 2;
      const size = Math.min(10, sheets.style.size);
      const [left, right] = [paragraphs(danish), paragraphs(english)];
      left.forEach((spans, index) => {
        const other = right[index] ?? [];
        const height = Math.max(
          sheets.heightOf(spans, { width, size }),
          sheets.heightOf(other, { width, size }),
        );
        sheets.need(height);
        sheets.setAt(spans, sheets.y, { width, size });
        sheets.setAt(other, sheets.y, { x: sheets.left + width + 8, width, size });
        sheets.y += height;
        sheets.gap();
      });
      danish.sign();
    },
  },
  {
    id: 'danish-then-english',
    split: 'work',
    language: 'both',
    persons: [1, 1],
    compose(letter, sheets) {
      const danish = createWriter(letter, sheets, 'da');
      const english = createWriter(letter, sheets, 'en');
      centredHead(danish);
      danish.subject(danish.say('subjects'));
      factTable(danish, danish.facts(0, usualFacts(danish)), letter.chance.happens(0.5));
      danish.paragraph(joinSpans([danish.say('grant'), danish.say('visit')]));
      sheets.gap();
      english.subject(english.say('subjects'));
      english.paragraph(joinSpans([english.say('grant'), english.say('number'), english.say('validity')]));
      english.paragraph(english.say('visit'));
      danish.sign();
    },
  },
  {
    id: 'long-decision',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      windowHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(writer.say('greetings'), { align: 'left' });
      writer.paragraph(joinSpans([writer.say('grant'), writer.purpose()]));
      writer.paragraph(joinSpans([writer.say('identity'), writer.say('validity')]));
      writer.paragraph(joinSpans([writer.say('number'), writer.say('formerNumber')]));
      writer.paragraph(writer.say('visit'));
      const parts = letter.chance.between(2, 5);
      for (let part = 1; part <= parts; part += 1) writer.advise(letter.chance.between(4, 6));
      writer.sign();
    },
  },
  {
    id: 'side-column',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      barHead(writer);
      const top = sheets.y;
      const narrow = 56;
      factList(writer, writer.facts(0, usualFacts(writer)), sheets.left, narrow);
      const end = sheets.y;
      sheets.y = top;
      const column = { x: sheets.left + narrow + 8, width: sheets.width - narrow - 8 };
      writer.subject(writer.say('subjects'), column);
      writer.paragraph(joinSpans([writer.say('grant'), writer.purpose()]), column);
      writer.paragraph(writer.say('validity'), column);
      writer.paragraph(writer.say('visit'), column);
      sheets.y = Math.max(end, sheets.y);
      writer.advise(letter.chance.between(0, 2));
      writer.sign();
    },
  },
];
