import type { Tell } from '../telling.ts';
import { enter, type Machine, now, type TestClerk } from './machine.ts';
import { type Canaries, idOf, recordOf } from './records.ts';

/** Fills a station as some days at the counter do, and locks it. */
export async function fillStation(
  machine: Machine,
  clerk: TestClerk,
  canaries: Canaries,
  [from, to]: readonly [from: number, to: number],
  tell: Tell,
): Promise<void> {
  const { opened } = await enter(machine, clerk, tell);
  const { store, drafts, trail, backup } = opened;
  for (let nth = from; nth < to; nth += 1) {
    const saved = await store.saveRegistration(recordOf(nth, canaries), now());
    if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
    if (nth % 20 === 0) {
      const claimed = await store.claimWaiting(now(), 12);
      const changes = claimed.map(async ({ id, text }, at) => ({
        id,
        from: 'sending' as const,
        ...(at % 4 === 0
          ? { to: 'refused' as const }
          : {
              to: 'acknowledged' as const,
              receipt: {
                id,
                sequence: nth * 100 + at,
                receivedAt: now(),
                contentHash: text?.contentHash ?? '',
              },
            }),
      }));
      await store.changeStates(await Promise.all(changes), now());
    }
    if (nth % 50 === 25) {
      const id = idOf(5000 + nth);
      const at = now();
      const form = { version: Date.parse(at), person: recordOf(5000 + nth, canaries).person };
      await drafts.saveDraft({ id, startedAt: at, changedAt: at, form });
      const bytes = new Uint8Array(4000).fill(nth);
      await drafts.saveLetterPages(id, [{ width: 1, height: 1, mediaType: 'image/png', bytes }]);
    }
    if (nth === Math.floor((from + to) / 2)) {
      await backup.makeDaily();
      await opened.compact(true);
    }
  }
  // The last word is neither a record nor a draft: whatever cuts off the end cuts this.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await trail.note({ action: 'locked' });
  await opened.close();
}
