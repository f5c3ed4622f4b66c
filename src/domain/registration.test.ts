import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countQueue,
  findNextState,
  type HandOverEvent,
  type HandOverState,
  isConserved,
  needsAPerson,
  parseRegistrationId,
} from './registration.ts';

const states: readonly HandOverState[] = [
  'waiting',
  'sending',
  'acknowledged',
  'conflict',
  'refused',
  'quarantined',
  'withdrawn',
];
const events: readonly HandOverEvent[] = [
  'send',
  'acknowledge',
  'find-conflict',
  'refuse',
  'put-back',
  'quarantine',
  'send-again',
  'withdraw',
  'offer-again',
];

const run = (steps: readonly HandOverEvent[]): HandOverState =>
  steps.reduce<HandOverState>((state, event) => findNextState(state, event) ?? state, 'waiting');

describe('a record on its way', () => {
  test('an acknowledged record stays so, unless the server has it no more', () => {
    expect(events.filter((event) => findNextState('acknowledged', event) !== undefined)).toEqual([
      'offer-again',
    ]);
    expect(findNextState('acknowledged', 'offer-again')).toBe('waiting');
  });

  test('a withdrawn record stays so, unless the server has it all the same', () => {
    expect(events.filter((event) => findNextState('withdrawn', event) !== undefined)).toEqual([
      'acknowledge',
    ]);
  });

  test('is acknowledged wherever it was thought to be: a receipt is the truth', () => {
    for (const state of states.filter((other) => other !== 'acknowledged')) {
      expect(findNextState(state, 'acknowledge')).toBe('acknowledged');
    }
  });

  test('is never withdrawn while the answer to it is on its way', () => {
    expect(findNextState('sending', 'withdraw')).toBeUndefined();
  });

  test('from every state a way leads on to the server', () => {
    const reaches = (from: HandOverState, seen: readonly HandOverState[] = []): boolean =>
      from === 'acknowledged' ||
      events.some((event) => {
        const next = findNextState(from, event);
        return next !== undefined && !seen.includes(next) && reaches(next, [...seen, from]);
      });
    expect(states.filter((state) => !reaches(state))).toEqual([]);
  });

  test('what needs a person is moved on only by a person, or by a receipt', () => {
    const moves: readonly HandOverEvent[] = ['acknowledge', 'send-again', 'withdraw'];
    for (const state of states.filter(needsAPerson)) {
      expect(events.filter((event) => findNextState(state, event) !== undefined)).toEqual(moves);
    }
    expect(states.filter(needsAPerson)).toEqual(['conflict', 'refused', 'quarantined']);
  });
});

describe('the queue', () => {
  const anyRun = fc.array(fc.constantFrom(...events), { maxLength: 30 });

  test('loses and doubles nothing, whatever happens to the records', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 40 }), (runs) => {
        const count = countQueue(runs.map(run), runs.length);
        expect(isConserved(count)).toBe(true);
        expect(
          Math.min(count.acknowledged, count.waiting, count.needsAPerson, count.withdrawn),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('counts every state in its own place', () => {
    expect(countQueue(states, 7)).toEqual({
      created: 7,
      acknowledged: 1,
      waiting: 2,
      needsAPerson: 3,
      withdrawn: 1,
    });
  });

  test('a record that is missing or there twice breaks the law', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states)), fc.integer({ min: 1, max: 3 }), (all, off) => {
        expect(isConserved(countQueue(all, all.length + off))).toBe(false);
        expect(isConserved(countQueue(all, all.length - off))).toBe(false);
      }),
    );
  });
});

describe('the id of a registration', () => {
  test('is a UUID of version 7', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), (id) => {
        expect(parseRegistrationId(id)).toBe(id);
      }),
    );
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (id) => {
        expect(parseRegistrationId(id)).toBeUndefined();
      }),
    );
  });

  test.each([
    undefined,
    7,
    '',
    '0190B3A0-0000-7000-8000-000000000000',
    ' 0190b3a0-0000-7000-8000-000000000000',
  ])('is not %j', (id) => {
    expect(parseRegistrationId(id)).toBeUndefined();
  });
});
