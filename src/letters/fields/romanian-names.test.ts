import { expect, test } from 'vitest';
import type { FieldReading, SignDoubt } from '../../domain/permit-letter.ts';
import { withRomanianCommas } from './romanian-names.ts';

const read = (value: string, citizenship?: string, doubts?: readonly SignDoubt[]) => {
  const name: FieldReading<string> = {
    value,
    raw: value,
    confidence: 1,
    certainty: 'look',
    rule: 'name-label',
    runnersUp: [],
    ...(doubts === undefined ? {} : { doubts }),
  };
  return withRomanianCommas(name, citizenship);
};

test('a name with Romanian letters has the comma below s and t, not the cedilla', () => {
  expect(read('Nicuşor Ceaușu-Grădinaru').value).toBe('Nicușor Ceaușu-Grădinaru');
  expect(read('Doiniţa Grădinaru').value).toBe('Doinița Grădinaru');
  expect(read('Iurie Mureşan', 'MDA').value).toBe('Iurie Mureșan');
});

test('names of others keep their cedilla', () => {
  for (const [name, country] of [['Ayşe Şahin', 'TUR'], ['Gülşen Işık'], ['Naşide Çelik', 'SYR']] as const) {
    expect(read(name, country).value).toBe(name);
  }
});

test('nobody is asked whether it is the comma that is there', () => {
  const doubts = [
    { at: 4, length: 1, instead: ['ș', 's'] },
    { at: 0, length: 1, instead: ['M'] },
  ];
  expect(read('Nicuşor Grădinaru', undefined, doubts).doubts).toEqual([
    { at: 4, length: 1, instead: ['s'] },
    { at: 0, length: 1, instead: ['M'] },
  ]);
  expect(read('Nicuşor Grădinaru', undefined, [{ at: 4, length: 1, instead: ['ș'] }]).doubts).toEqual([]);
});
