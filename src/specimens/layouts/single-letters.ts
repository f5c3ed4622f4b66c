import { inBold, joinSpans } from '../drawing/spans.ts';
import { dottedList, factForm, factList, factTable, usualFacts } from './fact-blocks.ts';
import { barHead, centredHead, gridHead, plainHead, windowHead } from './heads.ts';
import type { Layout } from './layout.ts';
import { createWriter, type Writer } from './writer.ts';

const open = (writer: Writer): void => {
  writer.subject(writer.say('subjects'));
  writer.paragraph(writer.say('greetings'), { align: 'left' });
};

const close = (writer: Writer, least: number, most: number): void => {
  writer.paragraph(writer.say('visit'));
  writer.advise(writer.letter.chance.between(least, most));
  writer.sign();
};

/** Letters about one person, each with the facts in another place and manner. */
export const singleLetters: readonly Layout[] = [
  {
    id: 'window-sentences',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      windowHead(writer);
      open(writer);
      writer.paragraph(joinSpans([writer.say('grant'), writer.purpose()]));
      writer.paragraph(joinSpans([writer.say('identity'), writer.say('validity')]));
      writer.paragraph(joinSpans([writer.say('number'), writer.say('formerNumber')]));
      close(writer, 1, 3);
    },
  },
  {
    id: 'centred-bold-number',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      centredHead(writer);
      open(writer);
      writer.paragraph(joinSpans([writer.say('grant'), writer.say('validity')]));
      writer.paragraph(inBold(writer.say('number')), { align: 'centre' });
      writer.paragraph(writer.say('identity'));
      close(writer, 1, 2);
    },
  },
  {
    id: 'ruled-facts',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      windowHead(writer);
      open(writer);
      writer.paragraph(writer.say('grant'));
      factTable(writer, writer.facts(0, usualFacts(writer)), true);
      close(writer, 0, 2);
    },
  },
  {
    id: 'plain-table',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      barHead(writer);
      open(writer);
      factTable(writer, writer.facts(0, usualFacts(writer)), false);
      writer.paragraph(joinSpans([writer.say('grant'), writer.purpose()]));
      close(writer, 0, 2);
    },
  },
  {
    id: 'label-list',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      plainHead(writer);
      open(writer);
      writer.paragraph(writer.say('grant'));
      factList(writer, writer.facts(0, usualFacts(writer)));
      close(writer, 0, 2);
    },
  },
  {
    id: 'running-text',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      barHead(writer);
      open(writer);
      writer.paragraph(
        joinSpans([
          writer.say('grant'),
          writer.say('identity'),
          writer.say('number'),
          writer.say('validity'),
          writer.purpose(),
          writer.say('visit'),
        ]),
      );
      writer.advise(letter.chance.between(1, 3));
      writer.sign();
    },
  },
  {
    id: 'typewritten',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    fixedPitch: true,
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      plainHead(writer);
      open(writer);
      writer.paragraph(writer.say('grant'));
      dottedList(writer, writer.facts(0, usualFacts(writer)));
      close(writer, 0, 1);
    },
  },
  {
    id: 'english-window',
    split: 'work',
    language: 'en',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'en');
      windowHead(writer);
      open(writer);
      writer.paragraph(joinSpans([writer.say('grant'), writer.say('identity')]));
      writer.paragraph(joinSpans([writer.say('number'), writer.say('validity')]));
      close(writer, 1, 3);
    },
  },
  {
    id: 'form-boxes',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      gridHead(writer);
      open(writer);
      factForm(writer, writer.facts(0, usualFacts(writer)));
      writer.paragraph(writer.say('grant'));
      close(writer, 0, 2);
    },
  },
  {
    id: 'cover-and-decision',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      gridHead(writer);
      writer.subject([{ text: 'Vi sender dig hermed vores afgørelse' }]);
      writer.paragraph([
        {
          text: 'Vi har truffet afgørelse i din sag. Afgørelsen og de oplysninger, du skal bruge i kommunen, står på næste side. Gem brevet.',
        },
      ]);
      writer.paragraph(writer.say('visit'));
      writer.sign();
      sheets.nextPage();
      writer.subject(writer.say('subjects'));
      writer.paragraph(joinSpans([writer.say('grant'), writer.purpose()]));
      factList(writer, writer.facts(0, usualFacts(writer)));
      writer.paragraph(writer.say('validity'));
      writer.advise(letter.chance.between(1, 3));
    },
  },
];
