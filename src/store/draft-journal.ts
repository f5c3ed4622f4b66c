import type { StoreProblem } from '../application/ports/station-store.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { RowChange } from './journal/rows.ts';
import type { StationDatabase } from './station-database.ts';
import type { Writer } from './writer.ts';

/** A draft's way into the journal: the newest form, twice a second at most. */
export interface DraftJournal {
  note(id: RegistrationId, what: 'form' | 'form-and-pages'): void;
  /** Writes what was noted, and waits for it. */
  settle(): Promise<void>;
}

export interface DraftJournalPorts {
  readonly database: StationDatabase;
  readonly writer: Writer;
  /** Runs once after so many milliseconds. */
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  readonly onProblem: (problem: StoreProblem) => void;
}

/** With the time of a write, less than the second of typing that may be lost with the whole database. */
const restMilliseconds = 500;

/**
 * Drafts are in the database with every keystroke, which survives a killed process. The journal is for a
 * database that is lost whole, and would grow by a form a keystroke.
 */
export function createDraftJournal({
  database,
  writer,
  schedule,
  onProblem,
}: DraftJournalPorts): DraftJournal {
  /** With whether its letter is to be written too: letters are large and seldom change. */
  let noted = new Map<RegistrationId, 'form' | 'form-and-pages'>();
  let callOff: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();

  const add = (id: RegistrationId, what: 'form' | 'form-and-pages'): void => {
    if (noted.get(id) !== 'form-and-pages') noted.set(id, what);
  };

  async function writeNoted(): Promise<void> {
    if (noted.size === 0) return;
    const taken = noted;
    noted = new Map();
    const outcome = await writer.journalOnly(async () => {
      const changes: RowChange[] = [];
      for (const [id, what] of taken) {
        // As the database has it now: a draft that was saved or discarded meanwhile has its own entry.
        const draft = await database.drafts.get(id);
        const pages = what === 'form' ? undefined : await database.letterPages.get(id);
        if (draft !== undefined) changes.push({ table: 'drafts', row: draft });
        if (pages !== undefined) changes.push({ table: 'letterPages', row: pages });
      }
      return changes;
    });
    if (outcome.ok) return;
    // What was noted meanwhile is newer, and is added to.
    for (const [id, what] of taken) add(id, what);
    onProblem(outcome.error);
  }

  function run(): Promise<void> {
    callOff?.();
    callOff = undefined;
    // A fault in one writing is a bug that is heard of, and stops none after it.
    writing = writing.then(writeNoted, writeNoted);
    return writing;
  }

  return {
    note(id, what) {
      add(id, what);
      callOff ??= schedule(() => void run(), restMilliseconds);
    },
    settle: run,
  };
}
