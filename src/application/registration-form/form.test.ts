import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading, LetterReading } from '../../domain/permit-letter.ts';
import {
  awaitsLook,
  confirmField,
  emptyForm,
  fillFromLetter,
  findStoredForm,
  openDoubts,
  typeInto,
} from './form.ts';

const read = <Value>(value: Value, more: Partial<FieldReading<Value>> = {}): FieldReading<Value> => ({
  value,
  raw: String(value),
  confidence: 0.9,
  certainty: 'look',
  rule: 'test',
  runnersUp: [],
  ...more,
});

const letter: LetterReading = {
  kind: 'permit-letter',
  letterDate: read(calendarDate('2026-11-02')),
  persons: [
    {
      cpr: read('0101455009' as CprNumber, { certainty: 'sure' }),
      name: read('Amina Øvelse', { runnersUp: ['Arnina Øvelse'] }),
      citizenship: read('SYR'),
      legalBasis: read({
        kind: 'ambiguous' as const,
        candidates: [
          { law: 'udlaendingeloven' as const, paragraph: 9, letter: 'c', stk: 1 },
          { law: 'udlaendingeloven' as const, paragraph: 9, stk: 1 },
        ],
      }),
      unlimited: read(true as const),
    },
    { name: read('Yusuf Øvelse') },
  ],
  notes: [{ kind: 'several-persons', count: 2 }],
};

const countries = (code: string): string => (code === 'SYR' ? 'Syrien' : code);
const filled = fillFromLetter(emptyForm, letter, 0, countries);

describe('signs of a name that may be others', () => {
  const doubts = [
    { at: 0, length: 1, instead: ['Ó'] },
    { at: 7, length: 1, instead: ['ı', 'í'] },
  ];
  const person = { name: read('Özlem Yilmaz', { doubts }) };
  const form = fillFromLetter(emptyForm, { ...letter, persons: [person] }, 0, countries);

  it('are open until the clerk agrees with the name', () => {
    expect(openDoubts(form.fields.name)).toEqual(doubts);
    expect(openDoubts(confirmField(form, 'name').fields.name)).toEqual([]);
  });

  it('are settled one by one as they are written over, and all when the name is typed anew', () => {
    expect(openDoubts(typeInto(form, 'name', 'Özlem Yılmaz').fields.name)).toEqual(doubts.slice(0, 1));
    expect(openDoubts(typeInto(form, 'name', 'Özlem').fields.name)).toEqual([]);
  });
});

describe('a form filled from a letter', () => {
  it('shows the values as a clerk writes them', () => {
    expect(filled.fields.cpr.text).toBe('010145-5009');
    expect(filled.fields.citizenship.text).toBe('Syrien');
    expect(filled.fields.letterDate.text).toBe('02-11-2026');
    expect(filled.unlimited).toBe(true);
  });

  it('asks for a look at what the reader was not sure of, and at nothing else', () => {
    expect(awaitsLook(filled.fields.name)).toBe(true);
    expect(awaitsLook(filled.fields.cpr)).toBe(false);
    expect(awaitsLook(filled.fields.birthDate)).toBe(false);
  });

  it('offers an ambiguous citation as its readings, chosen by nobody', () => {
    expect(filled.fields.legalBasis.alternatives).toEqual(['§ 9 c, stk. 1', '§ 9, stk. 1']);
    expect(awaitsLook(filled.fields.legalBasis)).toBe(true);
  });

  it('keeps what was typed where the letter is silent', () => {
    const typed = typeInto(emptyForm, 'caseNumber', 'ØV-1');
    expect(fillFromLetter(typed, letter, 0, countries).fields.caseNumber.text).toBe('ØV-1');
  });

  it('takes nothing of the first person over to the second', () => {
    const second = fillFromLetter(filled, letter, 1, countries);
    expect(second.fields.name.text).toBe('Yusuf Øvelse');
    expect(second.fields.cpr.text).toBe('');
    expect(second.unlimited).toBe(false);
    expect(second.letter?.person).toBe(1);
  });

  it('counts the letter among the papers seen, once', () => {
    expect(fillFromLetter(filled, letter, 0, countries).documentsSeen).toEqual(['permit-letter']);
  });
});

describe('a field that is typed in', () => {
  it('remembers what the scan said', () => {
    const corrected = typeInto(filled, 'name', 'Amina Øvelsen').fields.name;
    expect(corrected).toMatchObject({ source: 'corrected', scannedAs: 'Amina Øvelse', confirmed: true });
  });

  it('is as scanned again, and unseen again, when the scanned text comes back', () => {
    const back = typeInto(typeInto(filled, 'name', 'Amina Ø'), 'name', 'Amina Øvelse').fields.name;
    expect(back.source).toBe('scanned');
  });

  it('is typed where nothing was scanned', () => {
    expect(typeInto(emptyForm, 'name', 'Amina').fields.name).toMatchObject({ source: 'typed' });
  });

  it('waits for nothing once it is confirmed', () => {
    expect(awaitsLook(confirmField(filled, 'name').fields.name)).toBe(false);
  });
});

describe('a stored form', () => {
  it('is found where this program knows its shape', () => {
    expect(findStoredForm(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
  });

  it.each([undefined, null, 'text', 4, {}, { formVersion: 2 }])('is not found in %j', (stored) => {
    expect(findStoredForm(stored)).toBeUndefined();
  });
});
