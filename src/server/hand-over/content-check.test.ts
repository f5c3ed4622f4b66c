import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRegistration,
  practiceWithdrawal,
  testDay,
} from '../testing/practice-registrations.ts';
import { type ContentContext, checkContent, hashText } from './content-check.ts';

const practice: ContentContext = { series: 'practice', today: testDay };

describe('checking the content of a record', () => {
  const registration = practiceRegistration({ cpr: practiceCpr(0), name: 'Åse Øvelse' });
  const check = (content: string, context = practice, id = registration.id) =>
    checkContent({ id, content, contentHash: hashText(content) }, context);
  /** The registration as text, changed by hand. */
  const changed = (changes: Record<string, unknown>): string =>
    JSON.stringify({ ...(JSON.parse(outgoing(registration).content) as object), ...changes });
  const withPerson = (changes: object): string => changed({ person: { ...registration.person, ...changes } });
  const refusal = (kind: string, ...paths: string[]) => ({ ok: false, error: { kind, paths } });

  it('takes a whole registration of the right series', () => {
    expect(check(outgoing(registration).content)).toMatchObject({ ok: true, value: { cpr: practiceCpr(0) } });
  });

  it('tells apart what is no registration at all', () => {
    const texts = [
      '',
      ' ',
      '{',
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      'NaN',
      '\u0000',
      '{"a":"\ud800"}',
      '[['.repeat(20_000),
    ];
    for (const text of texts) expect(check(text)).toMatchObject(refusalOf('invalid-content'));
  });

  it('names the place of what is wrong, and never the value', () => {
    const { residence } = registration;
    const address = { ...residence.address, postcode: 'secret' };
    const cases = [
      ['person.name', withPerson({ name: '' })],
      ['person.birthDate', withPerson({ birthDate: '2045-02-30' })],
      ['person.birthDate', withPerson({ birthDate: '2045-01-02' })],
      ['person.sex', withPerson({ sex: 'male' })],
      ['person', withPerson({ secretField: 1 })],
      ['content', changed({ secretPart: {} })],
      ['provenance', changed({ provenance: { secretKey: { source: 'typed', confirmed: true } } })],
      ['residence.address.postcode', changed({ residence: { ...residence, address } })],
      ['corrects', changed({ corrects: registration.id })],
    ] as const;
    for (const [path, content] of cases) {
      const result = check(content);
      expect(result).toEqual(refusal('invalid-content', path));
      expect(JSON.stringify(result)).not.toContain('secret');
    }
  });

  describe('of a withdrawal', () => {
    const whole = practiceWithdrawal({ withdraws: registration.id });
    const said = JSON.parse(whole.content) as Record<string, unknown>;
    const checkSaid = (changes: Record<string, unknown>) =>
      check(JSON.stringify({ ...said, ...changes }), practice, whole.id);

    it('takes a whole one', () => {
      expect(check(whole.content, practice, whole.id)).toMatchObject({
        ok: true,
        value: { kind: 'withdrawal', withdraws: registration.id },
      });
    });

    it('names the place of what is wrong, and never the value', () => {
      const cases = [
        ['because', { because: ' ' }],
        ['because', { because: 'secret '.repeat(100) }],
        ['withdraws', { withdraws: 'secret' }],
        ['withdraws', { withdraws: whole.id }],
        ['recordedAt', { recordedAt: '2026-11-23' }],
        ['id', { id: newRegistrationId() }],
        ['content', { secretPart: 1 }],
        ['schemaVersion', { schemaVersion: 2 }],
      ] as const;
      for (const [path, changes] of cases) {
        const result = checkSaid(changes);
        expect(result).toEqual(refusal('invalid-content', path));
        expect(JSON.stringify(result)).not.toContain('secret');
      }
    });

    it('is none where it says that it is something else', () => {
      for (const kind of ['registration', 'Withdrawal', null, 1]) {
        const result = checkSaid({ kind });
        expect(result).toMatchObject({ ok: false, error: { kind: 'invalid-content' } });
      }
    });
  });

  it('refuses a record under another id than its own', () => {
    expect(check(outgoing(registration).content, practice, newRegistrationId())).toEqual(
      refusal('invalid-content', 'id'),
    );
  });

  it('refuses numbers that are none', () => {
    for (const cpr of ['0000000000', '3102455009', '6101455009']) {
      const content = withPerson({ cpr });
      expect(check(content)).toEqual(refusal('invalid-cpr', 'person.cpr'));
    }
  });

  it('keeps practice out of production, and production out of practice', () => {
    const production: ContentContext = { ...practice, series: 'civil' };
    expect(check(outgoing(registration).content, production)).toEqual(refusal('wrong-series', 'series'));
    const disguised = changed({ series: 'civil' });
    expect(check(disguised, production)).toEqual(refusal('wrong-series', 'person.cpr'));
    expect(check(disguised)).toEqual(refusal('wrong-series', 'series'));
    // The worked example of CPR-kontoret, a man born on 7 July 1961.
    const real = withPerson({ cpr: '0707614285' });
    expect(check(real)).toEqual(refusal('wrong-series', 'person.cpr'));
  });

  it('answers whatever JSON it is given, with paths that could be printed anywhere', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'binary' }), (json, text) => {
        for (const content of [json, text, changed({ permit: { [text]: json } })]) {
          const result = check(content);
          expect(result.ok).toBe(false);
          if (!result.ok) for (const path of result.error.paths) expect(path).toMatch(/^[a-zA-Z0-9.]+$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('hashes the UTF-8 bytes of the text', () => {
    // printf 'Åse' | sha256sum
    expect(hashText('Åse')).toBe('ee6c7ded7a9c529285bc1913605f4791a5f6e7bd263f06682951d931ddf305cd');
  });
});

const refusalOf = (kind: string) => ({ ok: false, error: { kind } });
