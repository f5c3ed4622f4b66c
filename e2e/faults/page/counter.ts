import { writeRegistrationContent } from '../../../src/contract/registration-content.ts';
import { type Entered, enter, type TestClerk } from '../station/machine.ts';
import { type Canaries, idOf, recordOf, sumOf } from '../station/records.ts';
import type { Tell } from '../telling.ts';
import { createWindowMachine } from './window-machine.ts';

let entered: Entered | undefined;

const getEntered = (): Entered => {
  if (entered === undefined) throw new Error('Nobody is signed in');
  return entered;
};

/** A counter that stays open between two orders. */
export const counterOrders = (tell: Tell) => {
  /** Undefined where it was saved, otherwise the kind of problem. Only what was saved is told. */
  async function save(nth: number, canaries: Canaries): Promise<string | undefined> {
    const { opened, now } = getEntered();
    const record = recordOf(nth, canaries);
    const saved = await opened.store.saveRegistration(record, now());
    if (!saved.ok) return saved.error.kind;
    tell({ kind: 'saved', id: record.id, sum: await sumOf(writeRegistrationContent(record)) });
    return undefined;
  }

  return {
    async signIn(name: string, clerk: TestClerk): Promise<void> {
      entered = await enter(createWindowMachine(name), clerk, tell);
    },

    async lock(): Promise<void> {
      await getEntered().opened.close();
      entered = undefined;
    },

    save,

    /** Without a pause. Answers who was not saved. */
    async saveMany(first: number, count: number, canaries: Canaries): Promise<readonly number[]> {
      const refused: number[] = [];
      for (let nth = first; nth < first + count; nth += 1) {
        if ((await save(nth, canaries)) !== undefined) refused.push(nth);
      }
      return refused;
    },

    async draft(nth: number, canaries: Canaries): Promise<string | undefined> {
      const { opened, now } = getEntered();
      const at = now();
      const version = Date.parse(at);
      const form = { version, person: recordOf(nth, canaries).person };
      const typed = await opened.drafts.saveDraft({ id: idOf(nth), startedAt: at, changedAt: at, form });
      if (!typed.ok) return typed.error.kind;
      tell({ kind: 'typed', id: idOf(nth), version, when: Date.now() });
      return undefined;
    },

    async scan(nth: number, bytes: number): Promise<string | undefined> {
      const { opened } = getEntered();
      const image = crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536)));
      const page = { width: 1, height: 1, mediaType: 'image/png' as const, bytes: image };
      const scanned = await opened.drafts.saveLetterPages(idOf(nth), [page]);
      return scanned.ok ? undefined : scanned.error.kind;
    },

    async compact(): Promise<string | undefined> {
      const compacted = await getEntered().opened.compact(true);
      return compacted.ok ? undefined : compacted.error.kind;
    },

    async backUp(): Promise<string | undefined> {
      const made = await getEntered().opened.backup.makeDaily();
      return made.ok ? undefined : made.error.kind;
    },
  };
};
