import { joinSpans } from '../drawing/spans.ts';
import type { LabelName } from '../wording/wording.ts';
import { factList, factTable, familyTable, usualFacts } from './fact-blocks.ts';
import { barHead, centredHead, gridHead, plainHead, windowHead } from './heads.ts';
import type { Layout } from './layout.ts';
import { createWriter } from './writer.ts';

const columns: readonly (readonly LabelName[])[] = [
  ['name', 'born', 'cpr', 'basis'],
  ['name', 'cpr', 'country', 'to'],
  ['name', 'born', 'country', 'cpr', 'to'],
  ['cpr', 'name', 'born', 'basis'],
];

/** Letters about several persons, and those that name relatives with numbers of their own. */
export const familyLetters: readonly Layout[] = [
  {
    id: 'family-table',
    split: 'work',
    language: 'da',
    persons: [2, 6],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      windowHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(writer.say('shared'));
      familyTable(writer, letter.chance.pick(columns), letter.chance.happens(0.7));
      if (letter.permits.every(({ ground }) => ground === letter.permits[0].ground)) {
        writer.paragraph(writer.say('together', 'all'));
      }
      writer.paragraph(writer.say('visit'));
      writer.advise(letter.chance.between(0, 2));
      writer.sign();
    },
  },
  {
    id: 'family-paragraphs',
    split: 'work',
    language: 'da',
    persons: [2, 5],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      barHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(writer.say('shared'));
      letter.permits.forEach((_, index) => {
        writer.paragraph(writer.say('each', index));
      });
      writer.paragraph(writer.say('visit'));
      writer.sign();
    },
  },
  {
    id: 'family-blocks',
    split: 'work',
    language: 'da',
    persons: [2, 4],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      gridHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(writer.say('shared'));
      letter.permits.forEach((_, index) => {
        sheets.need(40);
        sheets.set([{ text: `Person ${index + 1}` }], { weight: 'bold' });
        factList(
          writer,
          writer.facts(index, ['name', 'born', 'country', 'cpr', 'basis', 'to', 'unlimited']),
          sheets.left + 8,
          sheets.width - 8,
        );
      });
      writer.paragraph(writer.say('visit'));
      writer.sign();
    },
  },
  {
    id: 'spouse-with-sponsor',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    purposes: ['spouse'],
    relatives: 1,
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      centredHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(writer.say('greetings'), { align: 'left' });
      writer.paragraph(joinSpans([writer.say('grant'), writer.say('relative'), writer.say('validity')]));
      const facts = [...usualFacts(writer), 'relative', 'relativeCpr'] as const;
      factTable(writer, writer.facts(0, facts), letter.chance.happens(0.5));
      writer.paragraph(writer.say('number'));
      writer.paragraph(writer.say('visit'));
      writer.sign();
    },
  },
  {
    id: 'child-with-parents',
    split: 'work',
    language: 'da',
    persons: [1, 1],
    purposes: ['child'],
    relatives: 2,
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      plainHead(writer);
      writer.subject(writer.say('subjects'));
      writer.paragraph(joinSpans([writer.say('grant'), writer.say('identity')]));
      writer.paragraph(joinSpans([writer.say('number'), writer.say('validity')]));
      sheets.set(
        [{ text: letter.chance.pick(['Forældre i Danmark', 'Forældremyndighed', 'Barnets forældre']) }],
        { weight: 'bold' },
      );
      for (const parent of letter.relatives) {
        sheets.set([
          { text: parent.name, mark: { fact: 'relative-name' } },
          { text: ', CPR-nr. ' },
          {
            text: `${parent.cpr.slice(0, 6)}-${parent.cpr.slice(6)}`,
            mark: { fact: 'relative-cpr' },
            whole: true,
          },
        ]);
      }
      sheets.gap();
      writer.paragraph(writer.say('visit'));
      writer.advise(letter.chance.between(0, 2));
      writer.sign();
    },
  },
  {
    id: 'to-the-kommune',
    split: 'work',
    language: 'da',
    persons: [1, 3],
    compose(letter, sheets) {
      const writer = createWriter(letter, sheets, 'da');
      sheets.set([{ text: 'Udlændingestyrelsen (eksempel)' }], { align: 'right', weight: 'bold' });
      sheets.gap(2);
      sheets.set([{ text: 'Øvelse Kommune' }]);
      sheets.set([{ text: 'Borgerservice' }]);
      sheets.gap(2);
      for (const { label, value } of writer.facts(0, ['date', 'case']))
        sheets.set([{ text: `${label}: ` }, ...value]);
      sheets.gap(2);
      writer.subject([{ text: 'Underretning om opholdstilladelse' }]);
      letter.permits.forEach((_, index) => {
        writer.paragraph(writer.say('each', index));
      });
      writer.paragraph([
        {
          text: 'Kommunen bedes bruge det nummer, der er tildelt, når bopælen registreres, og ikke oprette personen på ny.',
        },
      ]);
      writer.sign();
    },
  },
];
