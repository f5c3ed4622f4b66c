import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { WithdrawalContentSchema, writeWithdrawalContent } from '../../contract/record-content.ts';
import { RegistrationContentSchema, writeRegistrationContent } from '../../contract/registration-content.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { makeQuickCheck } from './quick-check.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const when = instant('2026-11-23T08:00:00.000Z');
const clock = { wall: when, monotonic: 12.5, server: { time: when, monotonic: 3 } };

/** With every optional field, so that each can be spoilt. */
const registration = JSON.parse(
  writeRegistrationContent(
    buildRegistration({
      clock,
      person: { citizenship: 'SYR', earlierNumber: { answer: 'yes', number: '010190-1234' } },
      permit: {
        legalBasis: { law: 'udlaendingeloven', paragraph: 9, letter: 'c', stk: 1, nr: 2, litra: 'b', pkt: 1 },
      },
      residence: { careOf: 'Øve Prøvesen' },
      provenance: {
        name: { source: 'corrected', confidence: 0.75, scannedAs: 'Ovine', confirmed: true },
        cpr: { source: 'typed', confirmed: false },
      },
      distinctFrom: { registrations: [practiceId(3)], because: 'To forskellige pas' },
      corrects: practiceId(1),
      correctsInTurn: [practiceId(2)],
    }),
  ),
) as Json;
const withdrawal = JSON.parse(
  writeWithdrawalContent({
    id: practiceId(1),
    withdraws: practiceId(2),
    because: 'Fejl',
    recordedAt: when,
    clock,
  }),
) as Json;

/** The value with one place in it changed, left out or added to. */
function spoil(value: Json, place: number, put: Json | undefined, name: string): Json {
  const whole = structuredClone(value);
  const places: [{ [key: string]: Json } | Json[], string | number][] = [];
  const walk = (at: Json): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const key of Array.isArray(at) ? at.keys() : Object.keys(at)) {
      places.push([at, key]);
      walk((at as { [key: string]: Json })[key] as Json);
    }
    if (!Array.isArray(at)) places.push([at, name]);
  };
  walk(whole);
  const [holder, key] = places[place % places.length] ?? [];
  if (holder === undefined || key === undefined) return whole;
  if (put === undefined) delete (holder as { [key: string]: Json })[key];
  else (holder as { [key: string]: Json })[key] = put;
  return JSON.parse(JSON.stringify(whole)) as Json;
}

const likely = fc.constantFrom<Json>(
  '',
  ' ',
  ' x ',
  'x'.repeat(41),
  'x'.repeat(501),
  '2026-02-30',
  '2026-11-23',
  '2026-11-23T08:00:00Z',
  '2026-11-23T08:00:00+01:00',
  practiceId(9),
  practiceId(9).toUpperCase(),
  '9C',
  '0621',
  'SYR',
  'yes',
  'unknown',
  0,
  -0,
  1,
  1.5,
  -1,
  1e300,
  2 ** 53,
  null,
  true,
  [],
  {},
  [practiceId(9)],
  Array<Json>(21).fill(practiceId(9)),
  { kind: 'unlimited' },
  { kind: 'date' },
);

it.each([
  ['registration', RegistrationContentSchema, registration],
  ['withdrawal', WithdrawalContentSchema, withdrawal],
] as const)('takes a %s exactly where its schema does', (_name, schema: z.ZodType, whole) => {
  const check = makeQuickCheck(schema);
  expect([check(whole), schema.safeParse(whole).success]).toEqual([true, true]);
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.option(fc.oneof({ weight: 3, arbitrary: likely }, fc.jsonValue() as fc.Arbitrary<Json>), {
        nil: undefined,
      }),
      fc.constantFrom('more', 'constructor', 'toString', 'name', 'kind'),
      (place, put, name) => {
        const spoilt = spoil(whole, place, put, name);
        expect(check(spoilt)).toBe(schema.safeParse(spoilt).success);
      },
    ),
    { numRuns: 4000 },
  );
});

it('takes nothing else for either', () => {
  const checks = [RegistrationContentSchema, WithdrawalContentSchema].map(makeQuickCheck);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(checks.map((check) => check(value))).toEqual([false, false]);
    }),
  );
  const named: unknown = JSON.parse('{"__proto__": {"schemaVersion": 1}}');
  expect(checks.map((check) => check(named))).toEqual([false, false]);
});

it('asks the schema where it has no rule', () => {
  const odd = z.strictObject({
    tuple: z.tuple([z.string(), z.number()]),
    url: z.url(),
    loose: z.looseObject({ a: z.literal(1) }),
    either: z.union([z.string(), z.null()]),
    sized: z.array(z.string()).length(1),
    even: z.number().multipleOf(2),
    lower: z.string().lowercase(),
    all: z.record(z.enum(['a']), z.string()),
    refined: z.strictObject({ a: z.string() }).refine(({ a }) => a !== 'no'),
    whole: z.int32(),
  });
  const check = makeQuickCheck(odd);
  const right = {
    tuple: ['a', 1],
    url: 'https://example.org',
    loose: { a: 1, more: true },
    either: null,
    sized: ['a'],
    even: 4,
    lower: 'abc',
    all: { a: 'x' },
    refined: { a: 'yes' },
    whole: 5,
  };
  expect(check(right)).toBe(true);
  const wrong = {
    tuple: ['a'],
    url: 'no',
    loose: { a: 2 },
    either: 1,
    sized: [],
    even: 3,
    lower: 'Abc',
    all: {},
    refined: { a: 'no' },
    whole: 2 ** 40,
  };
  for (const [name, value] of Object.entries(wrong)) expect(check({ ...right, [name]: value })).toBe(false);
});
