import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { practiceId } from '../testing/fake-machine.ts';
import { buildClerk, createTestMachine } from './testing/test-station.ts';

it('shows a draft to its owner and to supervisors, and tells others only that it is a colleague’s', async () => {
  const machine = createTestMachine();
  const [owner, colleague, supervisor] = [buildClerk(1), buildClerk(2), buildClerk(3, 'supervisor')];
  const id = practiceId(1);
  const at = machine.clock.now();

  const first = await machine.open(owner);
  await first.drafts.saveDraft({ id, startedAt: at, changedAt: at, form: { step: 1 } });
  expect(await first.drafts.isAnothers(id)).toBe(false);
  expect(await first.drafts.isAnothers(practiceId(2))).toBe(false);
  await first.close();

  const second = await machine.open(colleague);
  expect(await second.drafts.findDraft(id)).toBeUndefined();
  expect(await second.drafts.listDrafts()).toEqual([]);
  expect(await second.drafts.isAnothers(id)).toBe(true);
  await second.close();

  const third = await machine.open(supervisor);
  expect((await third.drafts.findDraft(id))?.owner).toBe(owner.id);
  expect(await third.drafts.isAnothers(id)).toBe(false);
  await third.drafts.handDraftOver(id, colleague.id);
  await third.close();

  const fourth = await machine.open(owner);
  expect(await fourth.drafts.isAnothers(id)).toBe(true);
  await fourth.close();
});
