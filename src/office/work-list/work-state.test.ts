import { describe, expect, it } from 'vitest';
import type { WorkItem, WorkPage } from '../../contract/office-api.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { addPage, noticeOf, putBack, remove, step, takePage } from './work-state.ts';

const at = instant('2026-11-23T08:00:00.000Z');
const item = (nth: number, openedBy?: string): WorkItem => ({
  id: practiceId(nth),
  sequence: nth + 1,
  receivedAt: at,
  office: 'Nord',
  task: 'new',
  name: `Øvelse ${nth}`,
  ...(openedBy === undefined ? {} : { openedBy: { by: openedBy, at } }),
});
const page = (...items: WorkItem[]): WorkPage => ({ items, more: false, waiting: items.length, offices: [] });

describe('the list of what is to be entered', () => {
  it('begins with the first that nobody else has before them', () => {
    expect(takePage(page(item(0, 'BO'), item(1), item(2))).chosen).toBe(practiceId(1));
    expect(takePage(page(item(0, 'BO'), item(1, 'BO'))).chosen).toBe(practiceId(0));
    expect(takePage(page()).chosen).toBeUndefined();
  });

  it('goes on to the next when one is done, past what others have, and round to those before', () => {
    const state = takePage(page(item(0), item(1, 'BO'), item(2)));
    const second = remove(state, practiceId(0));
    expect([second.chosen, second.waiting]).toEqual([practiceId(2), 2]);
    const third = remove(second, practiceId(2));
    expect(third.chosen).toBe(practiceId(1));
    expect(remove(third, practiceId(1))).toMatchObject({ items: [], waiting: 0 });
    expect(remove(third, practiceId(1)).chosen).toBeUndefined();
  });

  it('keeps what is chosen when another record goes', () => {
    const state = takePage(page(item(0), item(1)));
    expect(remove(state, practiceId(1)).chosen).toBe(practiceId(0));
    expect(remove(state, practiceId(9))).toBe(state);
  });

  it('steps through the list and stops at its ends', () => {
    const state = takePage(page(item(0), item(1), item(2)));
    expect(step(state, 1).chosen).toBe(practiceId(1));
    expect(step(state, -1).chosen).toBe(practiceId(0));
    expect(step(state, 99).chosen).toBe(practiceId(2));
  });

  it('puts back what was taken back, in its own place', () => {
    const state = remove(takePage(page(item(0), item(1), item(2))), practiceId(1));
    const back = putBack(state, item(1));
    expect(back.items.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect([back.chosen, back.waiting]).toEqual([practiceId(1), 3]);
    expect(putBack(back, item(1)).waiting).toBe(3);
  });

  it('adds what is new without doubling what it has', () => {
    const state = takePage(page(item(0), item(1)));
    const more = addPage(state, { ...page(item(1), item(2)), waiting: 3 });
    expect(more.items.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect([more.chosen, more.waiting]).toEqual([practiceId(0), 3]);
  });

  it('tells the second of two clerks who was first, and a clerk of a correction that came meanwhile', () => {
    const mark = { kind: 'entered', by: 'BO', at } as const;
    expect(noticeOf(item(0), { mark, already: true, task: 'done' }, 'ANNA')).toMatchObject({
      kind: 'was-entered',
      by: 'BO',
    });
    // The answer to the first try was lost: it was one's own.
    expect(noticeOf(item(0), { mark, already: true, task: 'done' }, 'BO').kind).toBe('entered');
    expect(noticeOf(item(0), { mark, already: false, task: 'done' }, 'BO').kind).toBe('entered');
    expect(noticeOf(item(0), { mark, already: false, task: 'replaced' }, 'BO').kind).toBe(
      'corrected-meanwhile',
    );
  });
});
