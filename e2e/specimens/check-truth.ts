import { readFileSync } from 'node:fs';
import { CoveredGroupListSchema } from '../../src/contract/covered-group-list.ts';
import { parseIsoDate } from '../../src/domain/calendar-date.ts';
import { decideCoverage } from '../../src/domain/coverage.ts';
import type { CoveredGroupList } from '../../src/domain/covered-groups.ts';
import { parseCprNumber } from '../../src/domain/cpr-number.ts';
import { candidatesOf, formatCitation, parseLegalBasis } from '../../src/domain/legal-basis.ts';
import type { LetterTruth, PersonTruth } from './truth.ts';

const listFile = new URL('../../resources/covered-groups/2026-11-23.json', import.meta.url);
// zod writes absent keys as `key?: T | undefined`; JSON never holds an undefined.
const list = CoveredGroupListSchema.parse(JSON.parse(readFileSync(listFile, 'utf8'))) as CoveredGroupList;

const dateOf = (iso: string) => {
  const date = parseIsoDate(iso);
  if (date === undefined) throw new Error(`${iso} is no date`);
  return date;
};

function problemsWithPerson(person: PersonTruth, letterDate: string): readonly string[] {
  const problems: string[] = [];
  const today = dateOf(letterDate);
  for (const cpr of person.cpr === null ? [] : [person.cpr]) {
    const number = parseCprNumber(cpr, { today, series: 'practice' });
    if (!number.ok) problems.push(`${cpr} is no practice number`);
    else if (number.value.birthDate !== person.birthDate) problems.push(`${cpr} has another birth date`);
  }
  const reading = parseLegalBasis(person.legalBasis);
  const [basis] = candidatesOf(reading);
  if (basis === undefined || formatCitation(basis) !== person.legalBasis) {
    problems.push(`${person.legalBasis} is not canonical`);
  }
  const decision = decideCoverage({ reading, on: today, birthDate: dateOf(person.birthDate) }, list);
  if (decision.coverage !== person.coverage)
    problems.push(`${person.legalBasis} is ${decision.coverage} by the list`);
  const groups = decision.groups.map(({ group }) => group.id);
  if (groups.join() !== person.groups.join()) problems.push(`the list has the groups ${groups.join()}`);
  if (dateOf(person.validFrom) >= dateOf(person.validTo)) problems.push('the permit ends before it begins');
  return problems;
}

/** What a letter claims against its own numbers, and against the list of covered groups. None: it is right. */
export const problemsWith = (truth: LetterTruth): readonly string[] => [
  ...truth.persons.flatMap((person) => problemsWithPerson(person, truth.letterDate ?? '')),
  ...truth.otherNumbers
    .filter((cpr) => !parseCprNumber(cpr, { today: dateOf(truth.letterDate ?? ''), series: 'practice' }).ok)
    .map((cpr) => `${cpr} is no practice number`),
];
