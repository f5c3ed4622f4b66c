import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { LetterReading } from '../../domain/permit-letter.ts';
import { makeTicket } from '../../domain/ticket.ts';
import {
  advance,
  beginVisit,
  canGoBack,
  progressOf,
  type Step,
  type Visit,
  type VisitEvent,
} from './visit.ts';

const reading: LetterReading = { kind: 'permit-letter', persons: [], notes: [] };
const read = {
  fields: {
    cpr: { text: '010145-5009', readAs: '010145-5009', confidence: 0.9 },
    name: { text: 'Åse Prøvesen' },
  },
  unlimited: false,
  doubted: ['name' as const],
};
const ticket = makeTicket([1, 2, 3, 4, 5]);
const day = calendarDate('2026-11-20');

const run = (...events: readonly VisitEvent[]): Visit => events.reduce(advance, beginVisit('ar'));
const throughLetter: readonly VisitEvent[] = [
  { kind: 'way-chosen', way: 'camera' },
  { kind: 'letter-given' },
  { kind: 'letter-read', reading, only: read },
  { kind: 'confirmed' },
];
const throughRest: readonly VisitEvent[] = [
  { kind: 'address-chosen', address: { kind: 'typed', text: 'Lærkevej 9' } },
  { kind: 'day-chosen', day },
  { kind: 'companions-told', companions: [{ name: 'Ea' }] },
];

describe('a visit', () => {
  it('leads from the letter to the ticket, and then knows nothing of the citizen', () => {
    const checked = run(...throughLetter, ...throughRest);
    expect(checked).toMatchObject({
      step: 'check',
      language: 'ar',
      given: 'read',
      fields: read.fields,
      address: { kind: 'typed', text: 'Lærkevej 9' },
      moveInDate: day,
      companions: [{ name: 'Ea' }],
    });
    const done = advance(advance(checked, { kind: 'send' }), { kind: 'taken', ticket, officeIsFull: false });
    expect(done).toEqual({ ...beginVisit('ar'), step: 'ticket', ticket });
  });

  it('leads to a ticket without a letter, an address or a day', () => {
    const visit = run(
      { kind: 'way-chosen', way: 'without' },
      { kind: 'address-chosen', address: { kind: 'none' } },
      { kind: 'day-chosen', day: undefined },
      { kind: 'companions-told', companions: [] },
    );
    expect(visit).toMatchObject({ step: 'check', given: 'typed', fields: {}, address: { kind: 'none' } });
    expect(visit).not.toHaveProperty('moveInDate');
  });

  it('asks who of several persons it is', () => {
    const who = run(
      { kind: 'way-chosen', way: 'scanner' },
      { kind: 'letter-given' },
      { kind: 'letter-read', reading },
    );
    expect(who.step).toBe('who');
    expect(advance(who, { kind: 'person-chosen', person: read })).toMatchObject({
      step: 'confirm',
      doubted: ['name'],
    });
  });

  it('keeps beside the corrected number what the letter was read as', () => {
    const corrected = [...throughLetter.slice(0, 3), { kind: 'denied' } as const].reduce(
      advance,
      beginVisit('da'),
    );
    expect(advance(corrected, { kind: 'number-typed', number: '020245-5005' }).fields.cpr).toEqual({
      text: '020245-5005',
      readAs: '010145-5009',
      confidence: 0.9,
    });
  });

  it('drops what one letter said before it takes another', () => {
    const again = [...throughLetter.slice(0, 3), { kind: 'back' } as const].reduce(advance, beginVisit('da'));
    expect(again.step).toBe('how');
    expect(advance(again, { kind: 'way-chosen', way: 'number' }).fields).toEqual({});
  });

  it('returns to the last page after one thing was changed, or was not', () => {
    const checked = run(...throughLetter, ...throughRest);
    const moved = advance(advance(checked, { kind: 'change', step: 'move-in' }), {
      kind: 'day-chosen',
      day: undefined,
    });
    expect(moved.step).toBe('check');
    expect(moved).not.toHaveProperty('moveInDate');
    expect(advance(advance(checked, { kind: 'change', step: 'address' }), { kind: 'back' })).toEqual(checked);
  });

  it('leads on from a camera that is missing as from a letter that led no further', () => {
    const atCamera = run({ kind: 'way-chosen', way: 'camera' });
    const trouble = advance(atCamera, { kind: 'camera-missing' });
    expect(trouble).toMatchObject({ step: 'trouble', trouble: 'no-camera' });
    expect(advance(trouble, { kind: 'way-chosen', way: 'number' }).step).toBe('number');
    expect(advance(trouble, { kind: 'camera-missing' })).toBe(trouble);
  });

  it('tells with the ticket whether the counter can find it yet', () => {
    const sent = advance(run(...throughLetter, ...throughRest), { kind: 'send' });
    for (const officeIsFull of [true, false]) {
      expect(advance(sent, { kind: 'taken', ticket, officeIsFull })).toMatchObject({ ticket, officeIsFull });
    }
  });

  it('says that it was not taken, and can be sent again', () => {
    const failed = [{ kind: 'send' }, { kind: 'not-taken' }] as const;
    const visit = failed.reduce<Visit>(advance, run(...throughLetter, ...throughRest));
    expect(visit).toMatchObject({ step: 'check', sendFailed: true, fields: read.fields });
    expect(advance(visit, { kind: 'send' })).toMatchObject({ step: 'sending', sendFailed: false });
  });
});

const anyEvent = fc.constantFrom<VisitEvent>(
  ...throughLetter,
  ...throughRest,
  { kind: 'way-chosen', way: 'number' },
  { kind: 'way-chosen', way: 'without' },
  { kind: 'way-chosen', way: 'scanner' },
  { kind: 'letter-read', reading },
  { kind: 'letter-failed', trouble: 'unread' },
  { kind: 'person-chosen', person: read },
  { kind: 'number-typed', number: '010145-5009' },
  { kind: 'denied' },
  { kind: 'change', step: 'how' },
  { kind: 'change', step: 'household' },
  { kind: 'back' },
  { kind: 'send' },
  { kind: 'taken', ticket, officeIsFull: false },
  { kind: 'not-taken' },
);

describe('whatever happens in whatever order', () => {
  it('a ticket is shown only after sending, and ends the visit', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let visit = beginVisit('ti');
        for (const event of events) {
          const next = advance(visit, event);
          expect(next.step === 'ticket').toBe(next.ticket !== undefined);
          if (next.step === 'ticket' && visit.step !== 'ticket') {
            expect(visit.step).toBe('sending');
            expect(next).toEqual({ ...beginVisit('ti'), step: 'ticket', ticket });
          }
          if (visit.step === 'ticket') expect(next).toBe(visit);
          if (visit.step === 'sending') expect(['sending', 'ticket', 'check']).toContain(next.step);
          visit = next;
        }
      }),
    );
  });

  it('what was read of one letter is not sent with another’s number', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const visit = events.reduce(advance, beginVisit('ti'));
        if (visit.given === 'typed') expect(visit.fields).not.toHaveProperty('name');
      }),
    );
  });

  it('the way on is open from every page, and back ends at the first', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let visit = events.reduce(advance, beginVisit('ti'));
        if (visit.step === 'sending' || visit.step === 'ticket') return;
        for (let pages = 0; pages < 8 && canGoBack(visit); pages += 1)
          visit = advance(visit, { kind: 'back' });
        expect(['how', 'check']).toContain(visit.isChanging ? 'check' : visit.step);
      }),
    );
  });
});

it('counts six parts, and never backwards', () => {
  const way: readonly Step[] = [
    'how',
    'camera',
    'reading',
    'confirm',
    'address',
    'move-in',
    'household',
    'check',
    'ticket',
  ];
  expect(way.map((step) => progressOf(step).step)).toEqual([1, 1, 1, 1, 2, 3, 4, 5, 6]);
});
