import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFixture } from './register.fixture.ts';
import { createRememberedAnswers } from './remembered-answers.ts';
import { searchAddresses } from './search.ts';

const addresses = [
  { street: 'Skovvej', number: '1', town: '6000 Kolding' },
  { street: 'Skovvej', number: '12', town: '7100 Vejle', kommune: '0630' },
  { street: 'Skovvangen', number: '2', town: '7100 Vejle', kommune: '0630' },
  { street: 'Rådhusstræde', number: '7', unit: '2 tv' },
  { street: 'Rådhusstræde', number: '7', unit: '2 th' },
];

test('whatever was asked before, and by whom, a text has the answer that a register just opened gives', () => {
  const data = openFixture(addresses);
  const words = fc.constantFrom(
    'Skovvej 12',
    'skovv',
    'Rådhusstræde 7, 2. tv',
    'Rådhus',
    '7100 Skov',
    'Skowej 1',
  );
  const asked = fc.record({
    // Letter by letter, and letters taken back.
    text: fc.tuple(words, fc.nat(24)).map(([text, length]) => text.slice(0, length)),
    limit: fc.constantFrom(1, 2, 8),
    kommuneCode: fc.option(fc.constantFrom('0621', '0630'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 12 }), (questions) => {
      for (const { text, limit, kommuneCode } of questions) {
        const options = kommuneCode === undefined ? { limit } : { limit, kommuneCode };
        expect(searchAddresses(data, text, options)).toEqual(
          searchAddresses(openFixture(addresses), text, options),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('a document that somebody pastes into the box is answered, and not kept', () => {
  const { answers } = createRememberedAnswers();
  expect(answers('Rådhusstræde 7, 2. tv')).toBeDefined();
  const pasted = 'Rådhusstræde 7 '.repeat(1000);
  expect(answers(pasted)).toBeUndefined();
  expect(searchAddresses(openFixture(addresses), pasted, { limit: 2 }).suggestions).toHaveLength(2);
});
