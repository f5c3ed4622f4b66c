import { expect, test } from 'vitest';
import confusions from '../../../resources/letter-confusions.json' with { type: 'json' };
import { wordLikelihood } from './word-likelihood.ts';

const models = ['dan', 'tur', 'pol', 'por', 'ces', 'fra', 'vie'];
const allRead = (text: string) => models.map((model) => ({ model, text }));

test('a mark that no model sees at a place speaks against it once, not once for each model', () => {
  const likelihood = wordLikelihood(allRead('Oz'), confusions);
  expect(likelihood('Öz')).toBeGreaterThan(likelihood('Oz') - 5);
  expect(likelihood('Öz')).toBeLessThan(likelihood('Oz'));
});

test('places that read alike say more than one, but not as much as strangers would', () => {
  const lead = (places: number): number => {
    const likelihood = wordLikelihood(Array.from({ length: places }, () => allRead('Oz')).flat(), confusions);
    return likelihood('Oz') - likelihood('Uz');
  };
  expect(lead(4) / lead(1)).toBeCloseTo(2);
});
