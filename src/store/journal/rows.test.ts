import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftRow, outboxRow, registrationRow } from '../testing/test-rows.ts';
import { decodeEntry, encodeEntry, isSameRow, keyOf, type RowChange } from './rows.ts';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(undefined),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(
      tie('any').filter((part) => part !== undefined),
      { maxLength: 3 },
    ),
    fc.dictionary(
      fc.string({ maxLength: 4 }).filter((name) => name !== '__proto__'),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;

const roundTrip = (row: unknown): unknown => {
  const changes = [{ table: 'outbox', row }] as unknown as RowChange[];
  const entry = decodeEntry(encodeEntry({ kind: 'changes', seq: 1, changes }));
  const [change] = entry?.kind === 'changes' ? entry.changes : [];
  return change !== undefined && 'row' in change ? change.row : undefined;
};

describe('A row in the journal', () => {
  it('comes back as the same row, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), value), (row) => {
        expect(isSameRow(roundTrip(row), row)).toBe(true);
      }),
    );
  });

  it('keeps the bytes of the first version, which lie in no view', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const row = { id: 'x', content: { nonce: bytes, data: bytes.slice().buffer } };
    expect(roundTrip(row)).toEqual({ id: 'x', content: { nonce: bytes, data: bytes } });
    expect(isSameRow(row, roundTrip(row))).toBe(true);
  });

  it('is another where anything in it is', () => {
    const row = { id: 'x', list: [1, 2], content: { data: Uint8Array.of(1, 2) }, gone: undefined };
    expect(isSameRow(row, { id: 'x', list: [1, 2], content: { data: Uint8Array.of(1, 2) } })).toBe(true);
    for (const other of [
      { ...row, id: 'y' },
      { ...row, more: 1 },
      { ...row, list: [1] },
      { ...row, list: [2, 1] },
      { ...row, list: { 0: 1, 1: 2 } },
      { ...row, content: { data: Uint8Array.of(1, 3) } },
      { ...row, content: { data: Uint8Array.of(1) } },
      { ...row, content: { data: [1, 2] } },
      { ...row, content: null },
      undefined,
      null,
      'x',
    ]) {
      expect(isSameRow(row, other)).toBe(false);
      expect(isSameRow(other, row)).toBe(false);
    }
  });

  it('is known by its id, its name or its number', () => {
    expect(keyOf(registrationRow(1))).toBe(registrationRow(1).row['id' as never]);
    expect(keyOf({ table: 'counters', row: { name: 'created', value: 1 } })).toBe('created');
    expect(keyOf({ table: 'audit', gone: 7 })).toBe(7);
    expect(() => keyOf({ table: 'outbox', row: {} } as never)).toThrow('no key');
    expect(keyOf(draftRow(2, 1))).toBe(keyOf(outboxRow(2)));
  });

  it('is none where the bytes are no entry', () => {
    expect(decodeEntry(Uint8Array.of(0xc1))).toBeUndefined();
    expect(decodeEntry(new Uint8Array(0))).toBeUndefined();
    expect(decodeEntry(Uint8Array.of(0xc0))).toBeUndefined();
    expect(decodeEntry(encodeEntry({ kind: 'novel' } as never))).toBeUndefined();
  });
});
