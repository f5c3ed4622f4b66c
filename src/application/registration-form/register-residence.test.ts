import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { buildAddress, buildRegistration } from '../../testing/build-registration.ts';
import { createFakeClock, instant, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { createClockWitness } from '../clock-witness.ts';
import type { KommuneGuard } from '../duplicate-guard/kommune-guard.ts';
import { bundledLists } from '../rule-list/bundled-lists.ts';
import type { FormContext } from './check-form.ts';
import { correctRegistration } from './correct-registration.ts';
import { emptyForm, findStoredForm, type RegistrationForm, typeInto } from './form.ts';
import { registerResidence } from './register-residence.ts';

const [list] = bundledLists;
if (list === undefined) throw new Error('The program has a list');

const context: FormContext = {
  today: calendarDate('2026-11-23'),
  series: 'practice',
  list,
  kommuneCode: '0621',
  findCountryCode: (name) => (name === 'Syrien' ? 'SYR' : undefined),
  findKommuneName: () => undefined,
  practiceRegister: true,
};

const form = [
  ['cpr', '010145-5009'],
  ['name', '  Amina   Øvelse '],
  ['birthDate', '01-01-2045'],
  ['citizenship', 'Syrien'],
  ['legalBasis', '§ 8, stk. 2'],
].reduce<RegistrationForm>((now, [field, text]) => typeInto(now, field as 'cpr', text ?? ''), {
  ...emptyForm,
  address: buildAddress(),
  moveInDate: '20-11-2026',
  earlierNumber: { answer: 'no', number: '' },
  documentsSeen: ['passport'],
});

const newStation = (clock = createFakeClock()) => ({
  store: createMemoryStationStore(),
  witness: createClockWitness(clock),
});

describe('registering a residence', () => {
  it('saves what the form says, read by the rules, and queues it', async () => {
    const station = newStation();
    const saved = await registerResidence(station, practiceId(1), form, context);
    expect(saved).toMatchObject({
      ok: true,
      value: {
        id: practiceId(1),
        series: 'practice',
        person: { cpr: '0101455009', name: 'Amina Øvelse', sex: 'male', citizenship: 'SYR' },
        permit: { citation: '§ 8, stk. 2', end: { kind: 'not-stated' } },
        coverage: { coverage: 'covered', group: '2', listVersion: list.version },
        residence: { printed: ['Øvelsesvej 9C, 1. tv', '6000 Kolding'], moveInDate: '2026-11-20' },
        provenance: { cpr: { source: 'typed', confirmed: true } },
      },
    });
    expect(await station.store.countQueue()).toMatchObject({ created: 1, waiting: 1 });
  });

  it('keeps what the machine knew of the time, and corrects none of it', async () => {
    const clock = createFakeClock('2026-11-23T08:00:00.000Z');
    const station = newStation(clock);
    station.witness.hearServer(instant('2026-11-23T07:48:00.000Z'));
    clock.advance(90);
    await registerResidence(station, practiceId(1), form, context);
    const { registration } = (await station.store.findRecord(practiceId(1))) ?? {};
    expect(registration?.recordedAt).toBe('2026-11-23T08:01:30.000Z');
    expect(registration?.clock).toEqual({
      wall: '2026-11-23T08:01:30.000Z',
      monotonic: 90_000,
      server: { time: '2026-11-23T07:48:00.000Z', monotonic: 0 },
    });
  });

  it('saves nothing while a problem stands', async () => {
    const station = newStation();
    const saved = await registerResidence(station, practiceId(1), typeInto(form, 'cpr', '1'), context);
    expect(saved).toMatchObject({ ok: false, error: { kind: 'form' } });
    expect(await station.store.countQueue()).toMatchObject({ created: 0 });
  });

  it('answers a second Enter like the first', async () => {
    const station = newStation();
    await registerResidence(station, practiceId(1), form, context);
    expect(await registerResidence(station, practiceId(1), form, context)).toMatchObject({ ok: true });
    expect(await station.store.countQueue()).toMatchObject({ created: 1 });
  });

  it('stops at the same CPR number, whatever the clerk says of it', async () => {
    const station = newStation();
    await registerResidence(station, practiceId(1), form, context);
    const insisting = { ...form, distinctFrom: [practiceId(1)], distinctBecause: 'Det er en anden' };
    expect(await registerResidence(station, practiceId(2), insisting, context)).toMatchObject({
      ok: false,
      error: { kind: 'same-person', hits: [{ why: 'same-cpr', entry: { id: practiceId(1) } }] },
    });
  });

  it('stops at a namesake born on the same day, until somebody writes how it was settled', async () => {
    const station = newStation();
    await registerResidence(station, practiceId(1), form, context);
    const namesake = typeInto(typeInto(form, 'cpr', '010145-5017'), 'name', 'Øvelse, Amina');
    expect(await registerResidence(station, practiceId(2), namesake, context)).toMatchObject({
      error: { kind: 'same-person', hits: [{ why: 'same-name-and-birth-date' }] },
    });
    const unsaid = { ...namesake, distinctFrom: [practiceId(1)], distinctBecause: '  ' };
    expect(await registerResidence(station, practiceId(2), unsaid, context)).toMatchObject({ ok: false });
    const settled = { ...unsaid, distinctBecause: 'Begge har vist pas' };
    expect(await registerResidence(station, practiceId(2), settled, context)).toMatchObject({
      ok: true,
      value: { distinctFrom: { registrations: [practiceId(1)], because: 'Begge har vist pas' } },
    });
  });

  it('stops at a number that another office has, until the clerk has seen that very record', async () => {
    const asked: unknown[] = [];
    const hit = {
      why: 'same-cpr',
      id: practiceId(7),
      office: 'Borgerservice Nord',
      receivedOn: calendarDate('2026-11-20'),
    } as const;
    const guard: KommuneGuard = {
      async find(person, except) {
        asked.push([person, except]);
        return [hit];
      },
      findHeardAt: async () => undefined,
    };
    const station = { ...newStation(), guard };
    const problem = { ok: false, error: { kind: 'in-kommune', hits: [hit] } };
    expect(await registerResidence(station, practiceId(1), form, context)).toEqual(problem);
    expect(asked).toMatchObject([[{ cpr: '0101455009', name: 'Amina Øvelse' }, []]]);
    for (const other of [
      { ...form, seenInKommune: [practiceId(8)] },
      // An account of two persons is no answer to one number.
      { ...form, distinctFrom: [hit.id], distinctBecause: 'Det er en anden' },
    ]) {
      expect(await registerResidence(station, practiceId(1), other, context)).toEqual(problem);
    }
    expect(await station.store.countQueue()).toMatchObject({ created: 0 });
    // A draft keeps it as JSON.
    const seen = findStoredForm(JSON.parse(JSON.stringify({ ...form, seenInKommune: [hit.id] })));
    const saved = await registerResidence(station, practiceId(1), seen ?? form, context);
    expect(saved).toMatchObject({ ok: true });
    expect(saved).not.toHaveProperty('value.distinctFrom');
  });

  it('stops at a namesake at another office, until somebody writes how it was settled', async () => {
    const hit = {
      why: 'same-name-and-birth-date',
      id: practiceId(7),
      office: '',
      receivedOn: calendarDate('2026-11-20'),
    } as const;
    const guard: KommuneGuard = { find: async () => [hit], findHeardAt: async () => undefined };
    const station = { ...newStation(), guard };
    for (const unsettled of [
      form,
      { ...form, seenInKommune: [hit.id] },
      { ...form, distinctFrom: [hit.id], distinctBecause: ' ' },
      { ...form, distinctFrom: [practiceId(8)], distinctBecause: 'Begge har vist pas' },
    ]) {
      expect(await registerResidence(station, practiceId(1), unsettled, context)).toMatchObject({
        error: { kind: 'in-kommune', hits: [hit] },
      });
    }
    const settled = { ...form, distinctFrom: [hit.id], distinctBecause: 'Begge har vist pas' };
    expect(await registerResidence(station, practiceId(1), settled, context)).toMatchObject({
      value: { distinctFrom: { registrations: [hit.id], because: 'Begge har vist pas' } },
    });
  });

  it('asks of no record that it corrects, nor of itself', async () => {
    const excepted: (readonly string[])[] = [];
    const guard: KommuneGuard = {
      async find(_, except) {
        excepted.push(except);
        const receivedOn = calendarDate('2026-11-20');
        return [{ why: 'same-cpr', id: practiceId(3), office: 'Nord', receivedOn }];
      },
      findHeardAt: async () => undefined,
    };
    const correction = { ...form, corrects: practiceId(2), correctsInTurn: [practiceId(1)] };
    const saved = await registerResidence({ ...newStation(), guard }, practiceId(3), correction, context);
    expect(saved).toMatchObject({ ok: true });
    expect(excepted).toEqual([[practiceId(2), practiceId(1)]]);
  });

  it('says that there is no room, and keeps the form to itself', async () => {
    const station = newStation();
    station.store.setFull(true);
    expect(await registerResidence(station, practiceId(1), form, context)).toEqual({
      ok: false,
      error: { kind: 'no-room' },
    });
    station.store.setFull(false);
    expect(await registerResidence(station, practiceId(1), form, context)).toMatchObject({ ok: true });
  });
});

describe('correcting a registration', () => {
  const nameOfCountry = (code: string): string => (code === 'SYR' ? 'Syrien' : code);

  it('starts from what was saved and loses none of it', async () => {
    const station = newStation();
    const first = await registerResidence(station, practiceId(1), form, context);
    if (!first.ok) throw new Error('The first was saved');
    const correction = correctRegistration(first.value, nameOfCountry);
    const second = await registerResidence(station, practiceId(2), correction, context);
    const { id: _, recordedAt: __, corrects, ...same } = second.ok ? second.value : first.value;
    expect(corrects).toBe(practiceId(1));
    expect(first.value).toMatchObject(same);
    expect(await station.store.findRecord(practiceId(1))).toMatchObject({ state: 'withdrawn' });
    expect(await station.store.countQueue()).toMatchObject({ created: 2, waiting: 1, withdrawn: 1 });
  });

  it('names the whole line of corrections, newest first', () => {
    const third = correctRegistration(
      buildRegistration({ nth: 3, corrects: practiceId(2), correctsInTurn: [practiceId(1)] }),
      nameOfCountry,
    );
    expect(third.corrects).toBe(practiceId(3));
    expect(third.correctsInTurn).toEqual([practiceId(2), practiceId(1)]);
  });
});
