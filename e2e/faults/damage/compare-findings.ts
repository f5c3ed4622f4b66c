import type { AlignReport } from '../../../src/store/align.ts';
import { type Findings, hasReturned } from '../telling.ts';

/** What is missing or other than before the damage. */
export function findLosses(before: Findings, after: Findings): readonly string[] {
  const faults: string[] = [];
  const there = new Map(after.records.map((record) => [record.id, record]));
  let gone = 0;
  let changed = 0;
  for (const { id, sum, state, changedAt } of before.records) {
    const record = there.get(id);
    if (record === undefined) gone += 1;
    else if (record.sum !== sum) changed += 1;
    else if (hasReturned(state, record)) continue;
    else if (record.state !== state || record.changedAt !== changedAt) changed += 1;
  }
  if (gone > 0) faults.push(`${gone} saved records gone`);
  if (changed > 0) faults.push(`${changed} saved records changed`);
  if (there.size > before.records.length) faults.push('records that nobody saved');
  const drafts = new Map(after.drafts.map((draft) => [draft.id, draft.version]));
  const lostDrafts = before.drafts.filter(({ id, version }) => drafts.get(id) !== version).length;
  if (lostDrafts > 0 || drafts.size !== before.drafts.length) {
    faults.push(`${lostDrafts} of ${before.drafts.length} drafts lost, ${drafts.size} there`);
  }
  if (after.pages.length !== before.pages.length) faults.push(`letters: ${after.pages.length}`);
  if (after.auditSeq < before.auditSeq) faults.push(`audit: ${after.auditSeq} of ${before.auditSeq} entries`);
  if (after.chainFault !== undefined) faults.push(`audit chain: ${JSON.stringify(after.chainFault)}`);
  if (after.conservation !== undefined) faults.push(`conservation: ${JSON.stringify(after.conservation)}`);
  if (after.created !== after.queued) faults.push(`${after.created} created, ${after.queued} in the queue`);
  faults.push(...after.indexFaults.map((fault) => `index ${fault}`));
  return faults;
}

const reportsOf = ({ opened, compared }: Findings): readonly AlignReport[] =>
  compared === undefined ? [opened] : [opened, compared];

/** Whether people are told that something was mended. */
export const saysSo = (found: Findings): boolean =>
  reportsOf(found).some(({ restored, mended, lost }) => restored + mended + lost > 0);

export const isQuiet = (found: Findings): boolean =>
  reportsOf(found).every(
    ({ restored, mended, lost, journalled }) => restored + mended + lost + journalled === 0,
  );

export const reportText = (found: Findings): string =>
  reportsOf(found)
    .map(
      ({ restored, mended, journalled, lost, rebuilt }) =>
        `${restored} restored, ${mended} mended, ${journalled} journalled, ${lost} lost${rebuilt ? ', rebuilt' : ''}`,
    )
    .join(' / ');
