import { describe, expect, it } from 'vitest';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import type { JournalRows } from './journal/journal.ts';
import type { RowChange, RowKey } from './journal/rows.ts';
import { mergeRows } from './merge.ts';
import type { OutboxRow } from './station-database.ts';

const id = '00000000-0000-4000-8000-000000000001' as RegistrationId;
const other = '00000000-0000-4000-8000-000000000002' as RegistrationId;
const [early, late] = ['2026-03-02T08:00:00.000Z', '2026-03-02T09:00:00.000Z'] as [Instant, Instant];

const receipt = { id, sequence: 7, receivedAt: early, contentHash: '0'.repeat(64) };

const rowOf = (fields: Partial<OutboxRow> & Pick<OutboxRow, 'state'>): OutboxRow => ({
  id,
  savedAt: early,
  changedAt: early,
  attempts: 1,
  ...fields,
});

const rowsOf = (row: OutboxRow): JournalRows =>
  new Map([['outbox', new Map<RowKey, RowChange>([[id, { table: 'outbox', row }]])]]);

/** What is left where the database and the journal say different things, and neither is known to be whole. */
async function chosen(stored: OutboxRow, journalled: OutboxRow): Promise<unknown> {
  const { rows } = await mergeRows({
    stored: rowsOf(stored),
    journalled: rowsOf(journalled),
    trusted: false,
    opens: async () => true,
  });
  return rows.find(({ table }) => table === 'outbox')?.row;
}

const acknowledged = rowOf({ state: 'acknowledged', receipt });
const orders: readonly [string, OutboxRow, OutboxRow][] = [
  ['acknowledged, of one that waits later', acknowledged, rowOf({ state: 'waiting', changedAt: late })],
  [
    'offered again, of one that is acknowledged',
    rowOf({ state: 'waiting', earlierReceipts: [receipt] }),
    { ...acknowledged, changedAt: late },
  ],
  [
    'acknowledged anew, of one that was offered again',
    rowOf({ state: 'acknowledged', receipt: { ...receipt, sequence: 8 }, earlierReceipts: [receipt] }),
    rowOf({ state: 'waiting', earlierReceipts: [receipt], changedAt: late }),
  ],
  ['a receipt, of one that was withdrawn here', acknowledged, rowOf({ state: 'withdrawn', changedAt: late })],
  [
    'withdrawn, of one that needs a person',
    rowOf({ state: 'withdrawn' }),
    rowOf({ state: 'conflict', changedAt: late }),
  ],
  [
    'corrected, of the same before',
    { ...acknowledged, correctedBy: other },
    { ...acknowledged, changedAt: late },
  ],
  [
    'taken back, of the same before',
    { ...acknowledged, withdrawnBy: other },
    { ...acknowledged, changedAt: late },
  ],
  ['purged, of the same before', { ...acknowledged, purgedAt: early }, { ...acknowledged, changedAt: late }],
  [
    'the later one, of two that wait',
    rowOf({ state: 'waiting', changedAt: late }),
    rowOf({ state: 'waiting' }),
  ],
];

describe('two rows of one record', () => {
  it.each(orders)('keeps the one that is %s', async (_, further, before) => {
    expect(await chosen(further, before)).toEqual(further);
    expect(await chosen(before, further)).toEqual(further);
  });

  it('believes a journal that is whole, but for a row that opens in the database alone', async () => {
    const [stored, journalled] = [acknowledged, rowOf({ state: 'waiting' })];
    const sides = { stored: rowsOf(stored), journalled: rowsOf(journalled), trusted: true };
    const merged = await mergeRows({ ...sides, opens: async () => true });
    expect(merged.rows.find(({ table }) => table === 'outbox')?.row).toEqual(journalled);
    expect(merged.mended).toBe(1);
    const sealedAnew = { ...journalled, attempts: 2 };
    const alone = await mergeRows({
      ...sides,
      stored: rowsOf(sealedAnew),
      opens: async ({ row }) => row === sealedAnew,
    });
    expect(alone.rows.find(({ table }) => table === 'outbox')?.row).toEqual(sealedAnew);
  });
});
