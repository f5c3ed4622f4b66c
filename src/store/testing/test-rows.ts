import type { HandOverState } from '../../domain/registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import type { RowPut } from '../merge.ts';

const at = instant('2026-11-23T08:00:00.000Z');
const sealed = (...data: number[]) => ({
  nonce: new Uint8Array(12).fill(data[0] ?? 0),
  data: Uint8Array.from(data),
});

/** Rows that no vault opens, for what only keeps rows and does not look into them. */
export const registrationRow = (nth: number, ...data: number[]): RowPut => ({
  table: 'registrations',
  row: {
    id: practiceId(nth),
    cprKey: `cpr-${nth}`,
    nameBirthKey: `name-${nth}`,
    content: sealed(nth, ...data),
  },
});

export const outboxRow = (nth: number, state: HandOverState = 'waiting', attempts = 0): RowPut => ({
  table: 'outbox',
  row: { id: practiceId(nth), state, savedAt: at, changedAt: at, attempts },
});

export const draftRow = (nth: number, revision: number, ...data: number[]): RowPut => ({
  table: 'drafts',
  row: { id: practiceId(nth), startedAt: at, changedAt: at, revision, form: sealed(nth, ...data) },
});
