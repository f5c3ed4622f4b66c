import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../domain/calendar-date.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import { findCitations, formatCitation, parseLegalBasis } from '../domain/legal-basis.ts';
import { composeSpecimen } from './compose-specimen.ts';
import { pageSize } from './drawing/page-drawing.ts';
import { notGenuine } from './drawing/page-marks.ts';
import { textInBox } from './drawing/text-in-box.ts';
import { otherKinds } from './kinds/compose-other.ts';
import { layouts } from './layouts/layouts.ts';
import { heldBackForeignNames, heldBackPlainNames } from './people/held-back-names.ts';
import { foreignNames, type NameStock, plainNames } from './people/name-stock.ts';
import type { PrintedText, Specimen } from './specimen.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const splits = fc.constantFrom('work' as const, 'held-back' as const);
const context = { today: calendarDate('2026-11-23'), series: 'practice' } as const;

const permits = fc
  .record({ seed: seeds, layout: fc.constantFrom(...layouts) })
  .map(({ seed, layout }) => composeSpecimen({ seed, layout: layout.id, split: layout.split }));
const others = fc
  .record({ seed: seeds, split: splits, other: fc.constantFrom(...otherKinds) })
  .map((options) => composeSpecimen({ ...options, kind: 'other' }));
const specimens = fc.oneof(permits, others);

const printedBy = ({ truth }: Specimen): readonly PrintedText[] => [
  ...Object.values(truth.printed).flat(),
  ...truth.persons.flatMap(({ printed }) => Object.values(printed).flat()),
  ...truth.distractors,
];
const withoutSpaces = (text: string): string => text.replace(/\s/gu, '');

test('the same seed gives the same letter, and another seed another', () => {
  fc.assert(
    fc.property(seeds, splits, (seed, split) => {
      const once = JSON.stringify(composeSpecimen({ seed, split }));
      expect(JSON.stringify(composeSpecimen({ seed, split }))).toBe(once);
      expect(JSON.stringify(composeSpecimen({ seed: seed + 1, split }))).not.toBe(once);
    }),
    { numRuns: 40 },
  );
});

test('every box of the truth holds the text that is said to stand there', () => {
  fc.assert(
    fc.property(specimens, (specimen) => {
      for (const { text, boxes } of printedBy(specimen)) {
        const held = boxes.map((box) => textInBox(specimen.pages, box)).join('');
        expect(withoutSpaces(held)).toBe(withoutSpaces(text));
      }
    }),
    { numRuns: 150 },
  );
});

test('everything is printed inside the paper and no two texts lie over one another', () => {
  fc.assert(
    fc.property(specimens, ({ pages }) => {
      for (const { shapes } of pages) {
        const runs = shapes.flatMap((shape) =>
          shape.kind === 'text' && shape.turned === undefined ? [shape] : [],
        );
        for (const run of runs) {
          expect(run.x).toBeGreaterThan(5);
          expect(run.x + run.width).toBeLessThan(pageSize.width - 4);
          expect(run.y).toBeLessThan(pageSize.height - 4);
        }
        runs.forEach((run, index) => {
          for (const other of runs.slice(index + 1)) {
            const apart =
              run.x + run.width <= other.x + 0.01 ||
              other.x + other.width <= run.x + 0.01 ||
              Math.abs(run.y - other.y) > 2;
            if (!apart) throw new Error(`"${run.text}" lies over "${other.text}"`);
          }
        });
      }
    }),
    { numRuns: 150 },
  );
});

test('every person of the truth has a practice number that agrees with the birth date and sex, and it is printed', () => {
  fc.assert(
    fc.property(permits, ({ truth }) => {
      expect(truth.persons.length).toBeGreaterThan(0);
      for (const person of truth.persons) {
        const parsed = parseCprNumber(person.cpr, context);
        if (!parsed.ok) throw new Error(`${person.cpr} is no practice number`);
        expect([null, parsed.value.birthDate]).toContain(person.birthDate);
        expect(parsed.value.sex).toBe(person.sex);
        const [printed] = person.printed['cpr'] ?? [];
        expect(printed?.text.replace(/\D/gu, '')).toBe(person.cpr.replace('-', ''));
        expect(Object.keys(person.printed).some((fact) => /name/iu.test(fact))).toBe(true);
      }
      expect(new Set(truth.persons.map(({ cpr }) => cpr)).size).toBe(truth.persons.length);
    }),
    { numRuns: 150 },
  );
});

test('numbers in distractors are practice numbers too', () => {
  fc.assert(
    fc.property(specimens, ({ truth }) => {
      for (const { what, text } of truth.distractors) {
        if (/cpr/u.test(what)) expect(parseCprNumber(text, context).ok).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('a printed citation says what the truth says', () => {
  fc.assert(
    fc.property(permits, ({ truth }) => {
      for (const { legalBasis, printed } of truth.persons) {
        for (const { text } of printed['legalBasis'] ?? []) {
          const reading = parseLegalBasis(text);
          const candidates =
            reading.kind === 'one' ? [reading.basis] : reading.kind === 'ambiguous' ? reading.candidates : [];
          const told = candidates.map((basis) => formatCitation(basis));
          // The English half of a letter in two languages cites no sentence of a provision.
          const whole = truth.language === 'both' ? legalBasis?.replace(/, \d\. pkt\.$/u, '') : legalBasis;
          expect(
            [legalBasis, whole].some((one) => one !== undefined && one !== null && told.includes(one)),
          ).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('every page says that it is no genuine letter', () => {
  fc.assert(
    fc.property(specimens, ({ pages }) => {
      for (const { shapes } of pages) {
        expect(shapes.some((shape) => shape.kind === 'text' && shape.text === notGenuine)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('other papers give nobody a number', () => {
  fc.assert(
    fc.property(others, ({ truth }) => {
      expect(truth.persons).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('a quarter of the layouts is held back', () => {
  const heldBack = layouts.filter(({ split }) => split === 'held-back').length / layouts.length;
  expect(heldBack).toBeGreaterThanOrEqual(0.2);
  expect(heldBack).toBeLessThanOrEqual(0.3);
  expect(new Set(layouts.map(({ id }) => id)).size).toBe(layouts.length);
});

test('the held-back letters are dated, name their case, and bear names that no other letter does', () => {
  const heldBack = layouts.filter(({ split }) => split === 'held-back');
  const namesOf = (stocks: readonly NameStock[]): readonly string[] =>
    stocks.flatMap(({ female, male, family }) => [...female, ...male, ...family]);
  const own = namesOf([...heldBackPlainNames, ...heldBackForeignNames]);
  const others = new Set(namesOf([...plainNames, ...foreignNames]));
  expect(own.filter((name) => others.has(name))).toEqual([]);
  fc.assert(
    fc.property(seeds, fc.constantFrom(...heldBack), (seed, { id, split }) => {
      const { truth } = composeSpecimen({ seed, layout: id, split });
      expect(truth.letterDate).not.toBeNull();
      expect(truth.caseNumber).not.toBeNull();
      for (const { validTo, unlimited, printed } of truth.persons) {
        expect(validTo === null || unlimited === null).toBe(true);
        const [basis] = printed['legalBasis'] ?? [];
        expect(basis?.boxes.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 100 },
  );
});

test('guidance cites provisions that are nobody’s ground', () => {
  const { truth } = composeSpecimen({ seed: 6, layout: 'long-decision' });
  const cited = truth.distractors.filter(({ what }) => what === 'other-citation').map(({ text }) => text);
  expect(cited.length).toBeGreaterThan(2);
  for (const text of cited) expect(findCitations(text)).toHaveLength(1);
});

test('no letter calls the number that it gives a former one', () => {
  // The first of them drew the same number twice.
  for (const seed of [777_012, ...Array.from({ length: 300 }, (_, nth) => nth)]) {
    const { truth } = composeSpecimen({ seed, split: 'held-back' });
    const former = truth.distractors.filter(({ what }) => what === 'former-cpr').map(({ text }) => text);
    for (const { cpr } of truth.persons) {
      expect(former.map((text) => text.replace(/\D/gu, ''))).not.toContain(cpr?.replace(/\D/gu, ''));
    }
  }
});
