import { describe, expect, it } from 'vitest';
import type { LetterReader, ReadLetter } from '../../application/ports/letter-reader.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import { parseCprNumber } from '../../domain/cpr-number.ts';
import type { Intake, IntakeId } from '../../domain/intake.ts';
import type { LetterReading, PersonReading, ReadProblem } from '../../domain/permit-letter.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { makeTicket } from '../../domain/ticket.ts';
import type { TakenIntake, TakeProblem } from '../host/kiosk-host.ts';
import { createCitizenSession } from './citizen-session.ts';
import type { LetterTrouble } from './visit.ts';

const today = calendarDate('2026-11-26');
const ticket = makeTicket([1, 2, 3, 4, 5]);

function person(cpr: string, name: string): PersonReading {
  const parsed = parseCprNumber(cpr, { today, series: 'practice' });
  if (!parsed.ok) throw new Error('Not a practice number');
  const seen = { confidence: 0.9, certainty: 'look', rule: 'label', runnersUp: [] } as const;
  return {
    cpr: { ...seen, value: parsed.value.number, raw: cpr },
    name: { ...seen, value: name, raw: name },
  };
}
const letter = (...persons: readonly PersonReading[]): LetterReading => ({
  kind: 'permit-letter',
  persons,
  notes: [],
});
const read = (reading: LetterReading): Result<ReadLetter, ReadProblem> => ok({ reading, pages: [] });

function begin(
  answers: {
    readonly letter?: Result<ReadLetter, ReadProblem>;
    readonly taken?: Result<TakenIntake, TakeProblem> | 'throws';
  } = {},
) {
  const closed: string[] = [];
  const taken: Intake[] = [];
  let release: (() => void) | undefined;
  const reader: LetterReader & { close(): Promise<void> } = {
    async read(_files, { cancellation, onProgress }) {
      onProgress?.({ stage: 'recognising', done: 0.5, page: 0, pages: 1 });
      await new Promise<void>((resolve) => {
        release = resolve;
        cancellation?.addEventListener('abort', resolve);
      });
      return answers.letter ?? fail({ kind: 'no-text' });
    },
    close: async () => void closed.push('reader'),
  };
  const session = createCitizenSession('uk', {
    host: {
      async take(intake) {
        taken.push(intake);
        if (answers.taken === 'throws') throw new Error('the disk has gone');
        return answers.taken ?? ok({ ticket, handedOver: true, officeIsFull: false });
      },
    },
    createReader: () => reader,
    openRegister: () => ({
      search: async () => ({ suggestions: [] }),
      findInfo: async () => undefined,
      close: () => closed.push('register'),
    }),
    kommuneCode: '0621',
    series: 'practice',
    today: () => today,
    now: () => '2026-11-26T08:00:00.000Z' as Instant,
    newIntakeId: () => '01935d3c-0000-7000-8000-000000000001' as IntakeId,
    nameOfCountry: (code) => code,
  });
  const give = async (): Promise<void> => {
    session.dispatch({ kind: 'way-chosen', way: 'camera' });
    const reading = session.readLetter([{ name: 'kamera.png', bytes: new Uint8Array() }]);
    release?.();
    await reading;
  };
  return {
    session,
    closed,
    taken,
    give,
    finish: () => release?.(),
    step: () => session.state.getState().visit.step,
  };
}

describe('a citizen’s session', () => {
  it('fills in what one person’s letter says, and marks what to look at twice', async () => {
    const { session, give } = begin({ letter: read(letter(person('010145-5009', 'Åse Prøvesen'))) });
    await give();
    expect(session.state.getState().visit).toMatchObject({
      step: 'confirm',
      given: 'read',
      fields: {
        cpr: { text: '010145-5009', readAs: '010145-5009', confidence: 0.9 },
        name: { text: 'Åse Prøvesen' },
      },
      doubted: ['cpr', 'name'],
    });
  });

  it('asks who of several it is', async () => {
    const two = letter(person('010145-5009', 'Åse Prøvesen'), person('150640-5005', 'Øvine Prøvesen'));
    const { session, give, step } = begin({ letter: read(two) });
    await give();
    expect(step()).toBe('who');
    session.choosePerson(1);
    expect(session.state.getState().visit.fields.name?.text).toBe('Øvine Prøvesen');
  });

  const answers: readonly (readonly [LetterTrouble, Result<ReadLetter, ReadProblem>])[] = [
    ['unread', fail({ kind: 'damaged-file' })],
    ['other-paper', fail({ kind: 'not-a-permit-letter', paper: 'lease' })],
    ['other-paper', read({ ...letter(person('010145-5009', 'Åse')), kind: 'other', paper: 'refusal' })],
    ['no-number', read(letter({}))],
    ['no-number', read(letter())],
  ];
  it.each(answers)('says %s, and leaves the way on open', async (trouble, answer) => {
    const { session, give } = begin({ letter: answer });
    await give();
    expect(session.state.getState().visit).toMatchObject({ step: 'trouble', trouble, fields: {} });
  });

  it('takes no answer of a reading that the citizen has left', async () => {
    const { session, step } = begin({ letter: read(letter(person('010145-5009', 'Åse Prøvesen'))) });
    session.dispatch({ kind: 'way-chosen', way: 'camera' });
    const reading = session.readLetter([]);
    session.dispatch({ kind: 'back' });
    await reading;
    expect(step()).toBe('how');
    expect(session.state.getState().visit.fields).toEqual({});
  });

  it('seals what was told, and says nothing more of it', async () => {
    const { session, give, taken } = begin({ letter: read(letter(person('010145-5009', 'Åse Prøvesen'))) });
    await give();
    session.dispatch({ kind: 'confirmed' });
    session.dispatch({ kind: 'address-chosen', address: { kind: 'typed', text: 'Lærkevej 9' } });
    session.dispatch({ kind: 'day-chosen', day: today });
    session.dispatch({ kind: 'companions-told', companions: [{ name: 'Ea' }] });
    await session.send();
    expect(taken).toMatchObject([
      { language: 'uk', given: 'read', moveInDate: today, companions: [{ name: 'Ea' }] },
    ]);
    expect(taken[0]).not.toHaveProperty('reading');
    expect(JSON.stringify(session.state.getState())).not.toMatch(/Åse|Lærkevej|Ea|010145/);
  });

  it.each([
    ['there is no room', fail({ kind: 'no-room' } as const)],
    ['the disk fails', 'throws' as const],
  ])('goes back to the last page where %s, and can be sent again', async (_why, answer) => {
    const { session, taken, step } = begin({ taken: answer });
    session.dispatch({ kind: 'way-chosen', way: 'without' });
    session.dispatch({ kind: 'address-chosen', address: { kind: 'none' } });
    session.dispatch({ kind: 'day-chosen', day: undefined });
    session.dispatch({ kind: 'companions-told', companions: [] });
    await session.send();
    expect(step()).toBe('check');
    await session.send();
    expect(taken).toHaveLength(2);
  });

  it('ends with its workers, and knows nothing afterwards, whatever still comes', async () => {
    const { session, closed } = begin({ letter: read(letter(person('010145-5009', 'Åse Prøvesen'))) });
    await session.search('lær');
    session.dispatch({ kind: 'way-chosen', way: 'camera' });
    const reading = session.readLetter([]);
    session.end();
    await reading;
    session.dispatch({ kind: 'number-typed', number: '010145-5009' });
    expect(closed).toEqual(['reader', 'register']);
    expect(session.state.getState().visit).toMatchObject({ step: 'how', fields: {}, companions: [] });
  });
});
