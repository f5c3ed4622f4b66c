import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ScenarioFile, ScenarioSchema } from '../../src/contract/training/scenario.ts';
import { calendarDate } from '../../src/domain/calendar-date.ts';
import { formatCprNumber } from '../../src/domain/cpr-number.ts';
import { judgeOutcome } from '../../src/domain/training/outcome.ts';
import type { Expectation } from '../../src/domain/training/scenario.ts';
import { createNodeLetterReader } from '../../src/letters/node/index.ts';

const training = new URL('../../resources/training', import.meta.url).pathname;
const scenarios: readonly ScenarioFile[] = readdirSync(join(training, 'scenarios')).map((name) => {
  const scenario = ScenarioSchema.parse(JSON.parse(readFileSync(join(training, 'scenarios', name), 'utf8')));
  expect(name).toBe(`${scenario.id}.json`);
  return scenario;
});
const register = gunzipSync(
  readFileSync(new URL('../../resources/practice/addresses.csv.gz', import.meta.url)),
).toString();

describe('The course', () => {
  it('has at least twenty scenarios, from easy to hard, each with a place of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(20);
    expect(new Set(scenarios.map(({ order }) => order)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ level }) => level)).size).toBe(3);
  });

  it('says each expectation once, and expects only of people whom the scenario brings', () => {
    for (const { id, expected, letters, start } of scenarios) {
      expect(new Set(expected.map(({ says }) => says)).size, id).toBe(expected.length);
      const known = new Set([
        ...letters.flatMap(({ make }) => [...make.persons, ...make.relatives].map(({ number }) => number)),
        ...start.elsewhere.map(({ number }) => number),
      ]);
      for (const fact of expected) if ('number' in fact) expect(known.has(fact.number), id).toBe(true);
    }
  });

  it('lets nobody solve a scenario by doing nothing', () => {
    const untouched = { records: [], drafts: [], draftsBegun: 0 };
    const solved = scenarios.filter(({ expected }) =>
      judgeOutcome(expected as readonly Expectation[], untouched).every(({ met }) => met),
    );
    expect(solved.map(({ id }) => id)).toEqual([]);
  });

  it('shares no number between scenarios, and every address is in the practice register', () => {
    const owners = new Map<string, string>();
    for (const { id, letters, start, expected } of scenarios) {
      for (const { make } of letters) {
        for (const { number } of [...make.persons, ...make.relatives]) {
          expect([undefined, id]).toContain(owners.get(number));
          owners.set(number, id);
        }
      }
      for (const { address } of start.elsewhere) expect(register).toContain(address.id);
      for (const fact of expected) {
        if (fact.kind !== 'address') continue;
        const [, street, house] = /^(.+?) (\d+[A-Z]?)(?:,|$)/.exec(fact.printed) ?? [];
        expect(register, fact.printed).toContain(`;${street};${house};`);
      }
    }
  });
});

describe('The letters of the course', () => {
  const reader = createNodeLetterReader();
  const papers = scenarios.flatMap(({ letters }) => letters).filter(({ file }) => file.endsWith('.pdf'));

  it.each(papers)('$file gives the numbers that its scenario says', async ({ file, make }) => {
    const bytes = new Uint8Array(readFileSync(join(training, 'letters', file)));
    const read = await reader.read([{ name: file, bytes }], {
      today: calendarDate('2026-11-26'),
      series: 'practice',
    });
    if (!read.ok) throw new Error(read.error.kind);
    const given = read.value.reading.kind === 'other' ? [] : read.value.reading.persons;
    const numbers = given.flatMap(({ cpr }) => (cpr === undefined ? [] : [formatCprNumber(cpr.value)]));
    // Another paper than a permit letter gives nobody a number.
    const said = make.other === undefined ? make.persons.map(({ number }) => formatCprNumber(number)) : [];
    expect(numbers).toEqual(said);
    if (make.other === undefined) {
      expect(given.map(({ name }) => name?.value)).toEqual(
        make.persons.map((person) => `${person.given} ${person.family}`),
      );
    }
  });
});

describe('The rest of the house', () => {
  it('knows nothing of the course: it is put around the station, and never asked for', () => {
    const source = new URL('../../src', import.meta.url).pathname;
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^(?:renderer\/(?:features|app|ui|host|i18n)|application|store|server|main|office)\/.*\.tsx?$/.test(
        name,
      ),
    );
    expect(files.length).toBeGreaterThan(300);
    const knowing = files.filter((name) =>
      /from '[^']*\/training\//.test(readFileSync(join(source, name), 'utf8')),
    );
    expect(knowing).toEqual([]);
  });
});
