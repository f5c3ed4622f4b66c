import { expect, it } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { buildAddress, buildRegistration } from '../../testing/build-registration.ts';
import { fieldsOf, findChanged } from './record-fields.ts';

it('says what is to be typed in the order in which it is typed', () => {
  const fields = fieldsOf(buildRegistration(), 'da');
  expect(fields.map(({ key }) => key)).toEqual([
    'cpr',
    'name',
    'earlierNumber',
    'born',
    'moveIn',
    'address',
    'codes',
    'citizenship',
    'legalBasis',
    'validity',
    'caseNumber',
    'documents',
  ]);
  const lines = Object.fromEntries(fields.map(({ key, lines: said }) => [key, said]));
  expect(lines['moveIn']).toEqual(['20-11-2026']);
  expect(lines['address']).toEqual(['Øvelsesvej 9C, 1. tv', '6000 Kolding']);
  expect(lines['codes']).toEqual(['kommune 0621 · vej 4711 · husnr. 9C · etage 1 · dør tv']);
  expect(lines['citizenship']).toEqual(['Syrien']);
  expect(lines['validity']).toEqual(['fra 02-11-2026 til 01-11-2028']);
  expect(lines['documents']).toEqual(['brev om opholdstilladelse, pas']);
});

it('has a word for everything in both languages, and nothing undefined', () => {
  const full = buildRegistration({
    person: { earlierNumber: { answer: 'yes', number: '010190-9994' } },
    permit: { end: { kind: 'unlimited' } },
    residence: { careOf: 'Åse Øvelse' },
    distinctFrom: { registrations: [], because: 'Begge har vist pas' },
    documentsSeen: [],
  });
  for (const locale of ['da', 'en'] as const) {
    for (const { label, lines } of fieldsOf(full, locale)) {
      expect(label).toMatch(/\p{L}/u);
      for (const line of lines) expect(line).not.toMatch(/undefined|null|^$/);
    }
  }
  expect(fieldsOf(full, 'en').map(({ key }) => key)).toContain('careOf');
});

it('finds what two versions do not say the same of', () => {
  const before = buildRegistration();
  const after = buildRegistration({
    residence: {
      address: buildAddress({ door: 'th' }),
      careOf: 'Åse Øvelse',
      moveInDate: calendarDate('2026-11-20'),
    },
  });
  const changed = findChanged(fieldsOf(before, 'da'), fieldsOf(after, 'da'));
  expect([...changed].sort()).toEqual(['address', 'careOf', 'codes']);
  expect(findChanged(fieldsOf(before, 'da'), fieldsOf(before, 'da')).size).toBe(0);
});
