import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clerk, Role } from '../domain/clerk.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import type { OpenedStore } from './open-store.ts';
import { buildClerk, createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const refused = { ok: false, error: { kind: 'unavailable' } };

const canaryOf = ({ id }: Clerk, of: RegistrationId): string => `Kanariefugl ${id} ${of}`;

async function fill({ drafts }: OpenedStore, clerk: Clerk, id: RegistrationId): Promise<boolean> {
  const canary = canaryOf(clerk, id);
  const saved = await drafts.saveDraft({ id, startedAt: now, changedAt: now, form: { canary } });
  const bytes = new TextEncoder().encode(canary);
  const page = { width: 1, height: 1, mediaType: 'image/png', bytes } as const;
  const pages = await drafts.saveLetterPages(id, [page]);
  expect(pages.ok).toBe(saved.ok);
  return saved.ok;
}

/** Everything that the store says to a clerk of a draft. */
async function tellAll({ drafts }: OpenedStore, id: RegistrationId): Promise<string> {
  const pages = await drafts.findLetterPages(id);
  const found = await drafts.findDraft(id);
  return JSON.stringify([found, pages.map(({ bytes }) => new TextDecoder().decode(bytes))]);
}

const roleOf = (nth: number): Role =>
  nth === 0 ? 'supervisor' : nth === 18 ? 'it-administrator' : nth === 19 ? 'kiosk' : 'clerk';
const people: readonly Clerk[] = Array.from({ length: 20 }, (_, nth) => buildClerk(nth + 1, roleOf(nth)));

/** A machine at which people sign in and out; each stays signed in in a window of their own. */
async function createWindows() {
  const machine: TestMachine = createTestMachine();
  const windows = new Map<Clerk, OpenedStore>();
  return async (clerk: Clerk): Promise<OpenedStore> => {
    const there = windows.get(clerk) ?? (await machine.open(clerk));
    windows.set(clerk, there);
    return there;
  };
}

describe('Twenty clerks at one machine', () => {
  it("never reach each other's drafts, through 2,000 switches", async () => {
    const windowOf = await createWindows();
    const random = fc.sample(fc.nat({ max: 1_000_000 }), { numRuns: 8000, seed: 20_261_123 });
    const next = (below: number): number => (random.pop() ?? 0) % below;
    /** Whose each draft is by right, and with what in it. */
    const owners = new Map<RegistrationId, Clerk>();
    const texts = new Map<RegistrationId, string>();
    let looks = 0;

    for (let turn = 0; turn < 2000; turn += 1) {
      const clerk = people[next(people.length)] as Clerk;
      const station = await windowOf(clerk);
      const id = practiceId(1 + next(60));
      const owner = owners.get(id);
      const isTheirs = owner === clerk || clerk.role === 'supervisor';
      const { drafts } = station;
      switch (next(5)) {
        case 0: {
          const saved = await fill(station, clerk, id);
          expect(saved).toBe(owner === undefined || isTheirs);
          if (!saved) break;
          owners.set(id, owner ?? clerk);
          texts.set(id, canaryOf(clerk, id));
          break;
        }
        case 1: {
          expect((await drafts.discardDraft(id)).ok).toBe(true);
          if (owner !== undefined && isTheirs) owners.delete(id);
          break;
        }
        case 2: {
          const to = people[next(people.length)] as Clerk;
          const given = await drafts.handDraftOver(id, to.id);
          expect(given).toEqual(owner !== undefined && isTheirs ? { ok: true, value: undefined } : refused);
          if (given.ok) owners.set(id, to);
          break;
        }
        case 3: {
          const told = await tellAll(station, id);
          looks += 1;
          if (owner === undefined || !isTheirs) expect(told).toBe('[null,[]]');
          else expect(told.split(texts.get(id) ?? 'nothing')).toHaveLength(3);
          break;
        }
        default: {
          const listed = await drafts.listDrafts();
          const rights = [...owners].filter(([, whose]) => whose === clerk || clerk.role === 'supervisor');
          expect(listed.map((draft) => draft.id).sort()).toEqual(rights.map(([draft]) => draft).sort());
          for (const draft of listed) {
            expect(draft.owner).toBe(owners.get(draft.id)?.id);
            expect(JSON.stringify(draft.form)).toContain(texts.get(draft.id));
          }
        }
      }
    }
    expect(looks).toBeGreaterThan(300);
  });
});

describe('A draft', () => {
  it('that is handed over is the new owner’s at once, with its letter, also in an open window', async () => {
    const windowOf = await createWindows();
    const [, one, other] = people as [Clerk, Clerk, Clerk];
    const [mine, theirs] = [await windowOf(one), await windowOf(other)];
    await fill(mine, one, practiceId(1));
    expect(await tellAll(theirs, practiceId(1))).toBe('[null,[]]');
    expect((await mine.drafts.handDraftOver(practiceId(1), other.id)).ok).toBe(true);
    expect(await tellAll(mine, practiceId(1))).toBe('[null,[]]');
    expect(await tellAll(theirs, practiceId(1))).toContain(canaryOf(one, practiceId(1)));
    // A late keystroke of the old owner is not taken, and is not said to be.
    expect(await fill(mine, one, practiceId(1))).toBe(false);
    expect(await mine.countDrafts(one.id)).toBe(0);
    expect(await mine.countDrafts(other.id)).toBe(1);
  });

  it('typed in by a supervisor stays its owner’s', async () => {
    const windowOf = await createWindows();
    const [supervisor, clerk] = people as [Clerk, Clerk];
    const [above, mine] = [await windowOf(supervisor), await windowOf(clerk)];
    await fill(mine, clerk, practiceId(1));
    await fill(above, supervisor, practiceId(1));
    const [draft] = await mine.drafts.listDrafts();
    expect(draft).toMatchObject({ owner: clerk.id, form: { canary: canaryOf(supervisor, practiceId(1)) } });
  });

  it('whose letter comes before its first keystroke shows the letter to nobody else', async () => {
    const windowOf = await createWindows();
    const [supervisor, one, other] = people as [Clerk, Clerk, Clerk];
    const [mine, theirs] = [await windowOf(one), await windowOf(other)];
    const page = { width: 1, height: 1, mediaType: 'image/png', bytes: Uint8Array.of(1) } as const;
    expect((await mine.drafts.saveLetterPages(practiceId(1), [page])).ok).toBe(true);
    expect(await theirs.drafts.findLetterPages(practiceId(1))).toEqual([]);
    expect(await theirs.drafts.saveLetterPages(practiceId(1), [])).toEqual(refused);
    await theirs.drafts.discardDraft(practiceId(1));
    // Nor does a draft of their own under that id lead to it.
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: {} };
    expect(await theirs.drafts.saveDraft(draft)).toEqual(refused);
    expect(await mine.drafts.findLetterPages(practiceId(1))).toEqual([page]);
    expect(await (await windowOf(supervisor)).drafts.findLetterPages(practiceId(1))).toEqual([page]);
  });

  it('whose owner was changed behind the program’s back does not open', async () => {
    const machine = createTestMachine();
    const [, one, other] = people as [Clerk, Clerk, Clerk];
    await fill(await machine.open(one), one, practiceId(1));
    const database = await machine.look();
    await database.drafts.update(practiceId(1), { owner: other.id });
    const theirs = await machine.open(other);
    expect(await theirs.drafts.findDraft(practiceId(1))).not.toMatchObject({
      form: { canary: expect.anything() },
    });
  });

  it('handed over while a supervisor types in it opens for its new owner', async () => {
    const windowOf = await createWindows();
    const [supervisor, one, other] = people as [Clerk, Clerk, Clerk];
    const [above, mine] = [await windowOf(supervisor), await windowOf(one)];
    await fill(mine, one, practiceId(1));
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: { text: 'both' } };
    const [given, saved] = await Promise.all([
      mine.drafts.handDraftOver(practiceId(1), other.id),
      above.drafts.saveDraft(draft),
    ]);
    expect([given.ok, saved.ok]).toEqual([true, true]);
    const found = await (await windowOf(other)).drafts.findDraft(practiceId(1));
    expect(found?.form).toBeDefined();
  });
});
