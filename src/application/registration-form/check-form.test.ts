import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { buildAddress } from '../../testing/build-registration.ts';
import { bundledLists } from '../rule-list/bundled-lists.ts';
import { checkForm, type FormContext } from './check-form.ts';
import { emptyForm, type RegistrationForm, typeInto } from './form.ts';
import { confirmResidence, tellResidence } from './told-residence.ts';

const [list] = bundledLists;
if (list === undefined) throw new Error('The program has a list');

const context: FormContext = {
  today: calendarDate('2026-11-23'),
  series: 'practice',
  list,
  kommuneCode: '0621',
  findCountryCode: (name) => (name === 'Syrien' ? 'SYR' : undefined),
  findKommuneName: (code) => (code === '0461' ? 'Odense' : undefined),
  practiceRegister: true,
};

type Typed = Partial<Record<keyof RegistrationForm['fields'], string>>;

function typed(fields: Typed, rest: Partial<RegistrationForm> = {}): RegistrationForm {
  const entries = Object.entries(fields) as [keyof RegistrationForm['fields'], string][];
  return entries.reduce((form, [field, text]) => typeInto(form, field, text), { ...emptyForm, ...rest });
}

const person: Typed = {
  cpr: '010145-5009',
  name: 'Amina Øvelse',
  birthDate: '1/1 2045',
  legalBasis: '§ 7 stk 1',
};
const residence: Partial<RegistrationForm> = {
  address: buildAddress(),
  addressText: 'Øvelsesvej 9C, 1. tv',
  moveInDate: '20-11-2026',
  earlierNumber: { answer: 'no', number: '' },
};
const kindsOf = (form: RegistrationForm, of: FormContext = context): readonly string[] =>
  checkForm(form, of).problems.map(({ kind, field }) => `${field}: ${kind}`);
const warningsOf = (form: RegistrationForm): readonly string[] =>
  checkForm(form, context).warnings.map(({ kind }) => kind);

describe('a filled form', () => {
  it('has no problems when everything is there', () => {
    expect(kindsOf(typed(person, residence))).toEqual([]);
    expect(warningsOf(typed(person, residence))).toEqual([]);
  });

  it('names each thing that is missing from an empty one', () => {
    expect(kindsOf(emptyForm)).toEqual([
      'cpr: required',
      'name: required',
      'birthDate: required',
      'legalBasis: required',
      'earlierNumber: required',
      'address: required',
      'moveInDate: required',
    ]);
  });

  it.each<[Typed, string]>([
    [{ cpr: '310145-500' }, 'cpr: cpr'],
    [{ birthDate: '31-02-2045' }, 'birthDate: not-a-date'],
    [{ birthDate: '02-01-2045' }, 'birthDate: birth-date-differs'],
    [{ citizenship: 'Atlantis' }, 'citizenship: unknown-country'],
    [{ legalBasis: 'ved ikke' }, 'legalBasis: not-a-citation'],
    [{ legalBasis: '§ 9 a, stk. 2' }, 'coverage: not-covered'],
    [{ legalBasis: '§ 9' }, 'coverage: coverage-unknown'],
    [{ legalBasis: '§ 9 c, stk. 1' }, 'coverage: group-not-chosen'],
    [{ validFrom: '02-11-2026', validTo: '01-11-2026' }, 'validTo: end-before-start'],
  ])('%j is stopped as "%s"', (change, problem) => {
    expect(kindsOf(typed({ ...person, ...change }, residence))).toEqual([problem]);
  });

  it('goes on under a shared provision when the clerk has chosen one of its groups', () => {
    const shared = typed({ ...person, legalBasis: '§ 9 c, stk. 1' }, { ...residence, chosenGroup: '11' });
    expect(kindsOf(shared)).toEqual([]);
    expect(kindsOf({ ...shared, chosenGroup: '1' })).toEqual(['coverage: group-not-chosen']);
  });

  it('stops at a field that nobody has looked at, until it is confirmed', () => {
    const form = typed(person, residence);
    const name = { ...form.fields.name, needsLook: true, confirmed: false };
    expect(kindsOf({ ...form, fields: { ...form.fields, name } })).toEqual(['name: unconfirmed']);
  });

  it('stops at each part of the residence that a citizen told, until it is compared with the papers', () => {
    const form = tellResidence(
      typed(person, { ...residence, addressText: 'Kløverstræde 1', careOf: 'Hansen' }),
    );
    expect(kindsOf(form)).toEqual([
      'address: not-compared',
      'moveInDate: not-compared',
      'careOf: not-compared',
    ]);
    expect(kindsOf(confirmResidence(form, 'address'))).toEqual([
      'moveInDate: not-compared',
      'careOf: not-compared',
    ]);
    const name = { ...form.fields.name, needsLook: true, confirmed: false, citizen: form.fields.name.text };
    expect(kindsOf({ ...form, fields: { ...form.fields, name } })[0]).toBe('name: not-compared');
  });

  it('takes an address only from the register', () => {
    const { address: _, ...without } = typed(person, residence);
    expect(kindsOf(without)).toEqual(['address: address-not-chosen']);
  });

  it('refuses a fictive address for a real person', () => {
    // The worked example of CPR-kontoret, a man born on 7 July 1961.
    const real = typed({ ...person, cpr: '070761-4285', birthDate: '07-07-1961' }, residence);
    expect(kindsOf(real, { ...context, series: 'civil' })).toEqual(['address: practice-address']);
  });

  it('does not ask for an end date of a permit without time limit', () => {
    expect(kindsOf(typed({ ...person, validTo: 'vrøvl' }, { ...residence, unlimited: true }))).toEqual([]);
  });
});

describe('what is worth a second look', () => {
  it.each<[Typed, Partial<RegistrationForm>, string]>([
    [{ cpr: '240250-5991', birthDate: '24-02-2050' }, {}, 'modulus-11'],
    [{ cpr: '010145–5009' }, {}, 'cpr-normalised'],
    [{ validTo: '22-11-2026' }, {}, 'permit-expired'],
    [{ validFrom: '24-11-2026' }, {}, 'permit-not-started'],
    [{}, { moveInDate: '24-11-2026' }, 'move-in-ahead'],
    [{}, { moveInDate: '01-11-2025' }, 'move-in-long-ago'],
    [{}, { address: buildAddress({ kommuneCode: '0461' }) }, 'other-kommune'],
    [{}, { address: buildAddress({ streetCode: '9950' }) }, 'high-street-code'],
    [{}, { earlierNumber: { answer: 'yes', number: '150640-5005' } }, 'earlier-number-differs'],
    [{}, { earlierNumber: { answer: 'yes', number: 'husker ikke' } }, 'earlier-number-unreadable'],
  ])('%j %j warns of %s and does not stop', (fields, rest, warning) => {
    const form = typed({ ...person, ...fields }, { ...residence, ...rest });
    expect(warningsOf(form)).toEqual([warning]);
    expect(kindsOf(form)).toEqual([]);
  });

  it('is not the earlier number that is the same number', () => {
    const same = typed(person, { ...residence, earlierNumber: { answer: 'yes', number: '0101455009' } });
    expect(warningsOf(same)).toEqual([]);
  });
});
