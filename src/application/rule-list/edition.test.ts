import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { bundledLists } from './bundled-lists.ts';
import { bundledEditions, type Edition, findEditionFor, isLaterThan } from './edition.ts';
import { findListFor } from './rule-list.ts';

const [bundled] = bundledLists;
if (bundled === undefined) throw new Error('no bundled list');

const edition = (number: number, version: string, validFrom: string, validTo?: string): Edition => ({
  number,
  list: {
    ...bundled,
    version,
    validFrom: calendarDate(validFrom),
    ...(validTo === undefined ? {} : { validTo: calendarDate(validTo) }),
  },
});
const on = (day: string, editions: readonly Edition[]): string | undefined =>
  findEditionFor(calendarDate(day), editions)?.list.version;

describe('the edition of a day', () => {
  const own = edition(0, '2026-11-23', '2016-02-01');

  test('is the published one where one with the program begins on the same day', () => {
    expect(on('2026-12-01', [edition(1, '2026-01-01', '2016-02-01'), own])).toBe('2026-01-01');
    expect(on('2026-12-01', [own, edition(1, '2026-01-01', '2016-02-01')])).toBe('2026-01-01');
  });

  test('is the one that was published last of those that begin on the same day', () => {
    const both = [edition(2, 'a', '2027-01-01'), edition(1, 'b', '2027-01-01')];
    expect(on('2027-05-01', both)).toBe('a');
    expect(on('2027-05-01', both.toReversed())).toBe('a');
  });

  test('is not a published one before its day or after it', () => {
    const published = edition(1, '2027-01', '2027-01-01', '2027-06-30');
    expect(on('2026-12-31', [own, published])).toBe('2026-11-23');
    expect(on('2027-01-01', [own, published])).toBe('2027-01');
    expect(on('2027-06-30', [own, published])).toBe('2027-01');
    expect(on('2027-07-01', [own, published])).toBe('2026-11-23');
  });

  test('is one of a later program that begins later than what was published', () => {
    expect(on('2027-05-01', [edition(9, 'p', '2027-01-01'), edition(0, 'q', '2027-02-01')])).toBe('q');
  });

  const day = fc.integer({ min: 1, max: 28 }).map((of) => `2027-02-${String(of).padStart(2, '0')}`);
  const some = fc.uniqueArray(
    fc.record({ number: fc.nat(6), version: fc.constantFrom('a', 'b', 'c', 'd', 'e'), from: day }),
    { selector: ({ version }) => version },
  );

  test('does not depend on the order that the lists came in', () => {
    fc.assert(
      fc.property(some, day, fc.integer(), (parts, today, seed) => {
        const editions = parts.map(({ number, version, from }) => edition(number, version, from));
        const turned = editions.toSorted((a, b) => Math.sin(seed + a.number) - Math.sin(seed + b.number));
        expect(on(today, turned)).toBe(on(today, editions));
      }),
    );
  });

  test('is never earlier than another in force that day', () => {
    fc.assert(
      fc.property(some, day, (parts, today) => {
        const editions = parts.map(({ number, version, from }) => edition(number, version, from));
        const found = findEditionFor(calendarDate(today), editions);
        if (found === undefined) return;
        for (const other of editions) {
          if (other.list.validFrom > today) continue;
          expect(isLaterThan(other, found.list.version, editions)).toBe(false);
        }
      }),
    );
  });

  test('of those with the program alone is the one that everything else uses', () => {
    for (const date of ['2016-01-31', '2016-02-01', '2026-11-23', '2030-01-01'].map(calendarDate)) {
      expect(findEditionFor(date, bundledEditions)?.list).toBe(findListFor(date, bundledLists));
    }
  });
});

describe('whether an edition is later than the one that was decided with', () => {
  const editions = [
    edition(0, 'own', '2016-02-01'),
    edition(1, 'one', '2016-02-01'),
    edition(2, 'two', '2015-01-01'),
  ];
  const isLater = (version: string, than: string): boolean => {
    const found = editions.find(({ list }) => list.version === version);
    if (found === undefined) throw new Error('no such edition');
    return isLaterThan(found, than, editions);
  };

  test('a list is not later than itself', () => {
    expect(isLater('one', 'one')).toBe(false);
  });

  test('the order is that of which goes before which', () => {
    expect(isLater('one', 'own')).toBe(true);
    expect(isLater('own', 'one')).toBe(false);
    expect(isLater('two', 'own')).toBe(false);
  });

  test('one that nobody has any more is older than all', () => {
    expect(isLater('two', 'gone')).toBe(true);
  });
});
