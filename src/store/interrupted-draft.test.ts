import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { instant, practiceId } from '../testing/fake-machine.ts';
import type { JournalMark } from './journal/journal.ts';
import { openStationDatabase } from './station-database.ts';
import { buildClerk, createTestMachine } from './testing/test-station.ts';

const id = practiceId(1);
const at = (second: number) => instant(`2026-11-23T08:00:0${second}.000Z`);
const draft = (second: number) => ({
  id,
  startedAt: at(0),
  changedAt: at(second),
  form: { typed: second },
});

describe('A process that is killed while a draft goes into the journal', () => {
  it('does not lose what was typed meanwhile: the database had it first', async () => {
    const machine = createTestMachine();
    const first = await machine.open();
    await first.drafts.saveDraft(draft(1));
    await first.close();
    const before = await readMark(machine.name);
    const second = await machine.open();
    await second.drafts.saveDraft(draft(2));
    await second.close();
    // The kill came before the mark was written, and after the next keystroke.
    const third = await machine.open();
    await third.drafts.saveDraft(draft(3));
    await writeMark(machine.name, before);

    const after = await machine.open();
    expect((await after.drafts.findDraft(id))?.form).toEqual({ typed: 3 });
    await after.close();
  });

  it('does not undo that the draft was handed over', async () => {
    const machine = createTestMachine();
    const colleague = buildClerk(2);
    const first = await machine.open();
    await first.drafts.saveDraft(draft(1));
    await first.close();
    const database = await openStationDatabase(machine.name);
    const row = await database.drafts.get(id);
    const before = await readMark(machine.name);
    const second = await machine.open();
    await second.drafts.handDraftOver(id, colleague.id);
    await second.close();
    if (row !== undefined) await database.drafts.put(row);
    database.close();
    await writeMark(machine.name, before);

    const after = await machine.open(colleague);
    expect((await after.drafts.findDraft(id))?.form).toEqual({ typed: 1 });
    await after.close();
  });
});

async function readMark(name: string): Promise<JournalMark> {
  const database = await openStationDatabase(name);
  const mark = (await database.findMark('journal'))?.mark;
  database.close();
  if (mark === undefined) throw new Error('An open station has a mark');
  return mark;
}

async function writeMark(name: string, mark: JournalMark): Promise<void> {
  const database = await openStationDatabase(name);
  await database.marks.put({ name: 'journal', mark });
  database.close();
}
