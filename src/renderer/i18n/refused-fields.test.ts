import { expect, test } from 'vitest';
import { nameRefusedFields } from './refused-fields.ts';

test('a refusal names the fields as the form does, each once', () => {
  expect(nameRefusedFields(['residence.moveInDate'], 'da')).toBe('indflytningsdato');
  expect(nameRefusedFields(['residence.address.floor', 'residence.address.door'], 'da')).toBe('adresse');
  expect(nameRefusedFields(['permit.legalBasis.stk', 'person.cpr'], 'en')).toBe('legal basis, CPR number');
});

test('a place that the form has no name for is told as the server told it', () => {
  expect(nameRefusedFields(['recordedAt', 'permitted'], 'da')).toBe('recordedAt, permitted');
});
