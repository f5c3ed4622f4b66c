import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LetterFile, PageImage, ReadProgress } from '../../../application/ports/letter-reader.ts';
import type { StoreProblem } from '../../../application/ports/station-store.ts';
import {
  emptyForm,
  fillFromLetter,
  type RegistrationForm,
} from '../../../application/registration-form/form.ts';
import type { LetterReading, ReadProblem } from '../../../domain/permit-letter.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import type { Station } from '../../app/station.ts';
import { createLatestSaver } from './latest-saver.ts';

export type LetterState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'reading';
      readonly progress: ReadProgress | undefined;
      /** What has been found so far, to be looked at while the rest is read. */
      readonly found?: LetterReading;
    }
  | { readonly kind: 'failed'; readonly problem: ReadProblem }
  | { readonly kind: 'read' };

export type Step = 'letter' | 'residence' | 'review';

export interface SessionState {
  readonly form: RegistrationForm;
  readonly step: Step;
  readonly letter: LetterState;
  readonly pages: readonly PageImage[];
  /** A letter for several persons: the whole reading, until the session ends. */
  readonly reading: LetterReading | undefined;
  /** Whether all that is typed is also stored. */
  readonly stored: boolean;
  /** Why the last store failed; undefined after one that went through. */
  readonly saveProblem: StoreProblem | undefined;
}

/** One form being filled: what is typed now, and the draft that follows it into the store. */
export interface RegistrationSession {
  readonly id: RegistrationId;
  readonly state: StoreApi<SessionState>;
  change(change: (form: RegistrationForm) => RegistrationForm): void;
  goToStep(step: Step): void;
  readLetter(files: readonly LetterFile[]): Promise<void>;
  cancelReading(): void;
  choosePerson(person: number): void;
  /** Waits until the last keystroke is stored, or could not be. */
  settle(): Promise<void>;
  /** Waits for a letter that is being read, but not for ever. */
  finishReading(): Promise<void>;
  /** Stores again what could not be stored. */
  storeAgain(): void;
  /** Stores the whole form and these pages, as if they had just been typed and read. */
  keepUnstored(pages: readonly PageImage[]): Promise<void>;
  /** What lies in this window alone, because the store would not take it; undefined where nothing does. */
  findUnstored(): UnstoredForm | undefined;
}

export interface UnstoredForm {
  readonly form: RegistrationForm;
  /** The letter's pages, where they are not stored either. */
  readonly pages: readonly PageImage[];
}

interface StoredDraft {
  readonly startedAt: Instant;
  readonly form: RegistrationForm;
  readonly pages: readonly PageImage[];
  readonly step?: Step | undefined;
  readonly reading?: LetterReading | undefined;
}

/** A letter takes seconds; one that takes longer is put in again after the lock. */
const longestReading = 10_000;

export function createSession(
  station: Pick<Station, 'drafts' | 'clock' | 'reader' | 'series' | 'names' | 'health'>,
  id: RegistrationId,
  stored: StoredDraft | undefined,
): RegistrationSession {
  const { drafts, clock, reader, series, names, health } = station;
  const startedAt = stored?.startedAt ?? clock.now();
  const pages = stored?.pages ?? [];
  const state = createStore<SessionState>(() => ({
    form: stored?.form ?? emptyForm,
    step: stored?.step ?? 'letter',
    letter: { kind: pages.length > 0 ? 'read' : 'none' },
    pages,
    reading: stored?.reading,
    stored: true,
    saveProblem: undefined,
  }));
  let cancel: AbortController | undefined;
  let reading: Promise<void> = Promise.resolve();
  /** Pages that the store would not take. */
  let loosePages: readonly PageImage[] = [];

  const saver = createLatestSaver(async (form: RegistrationForm) => {
    const saved = await drafts.saveDraft({ id, startedAt, changedAt: clock.now(), form });
    if (!saved.ok) hear(saved.error);
    state.setState((now) => ({
      stored: saved.ok && now.form === form,
      saveProblem: saved.ok ? undefined : saved.error,
    }));
  });

  /** One keystroke that found no room stops all saving, and begins the search for room. */
  function hear(problem: StoreProblem): void {
    if (problem.kind === 'no-room') health.setState({ hasRoom: false });
  }

  const change: RegistrationSession['change'] = (apply) => {
    const form = apply(state.getState().form);
    state.setState({ form, stored: false });
    saver.save(form);
  };

  async function keepPages(read: readonly PageImage[]): Promise<void> {
    loosePages = read;
    const kept = await drafts.saveLetterPages(id, read);
    // A newer letter may have come meanwhile.
    if (kept.ok && loosePages === read) loosePages = [];
    if (kept.ok) return;
    hear(kept.error);
    state.setState({ saveProblem: kept.error });
  }

  const tell = (news: Partial<Extract<LetterState, { kind: 'reading' }>>): void =>
    state.setState(({ letter }) => ({
      letter: { progress: undefined, ...(letter.kind === 'reading' ? letter : {}), ...news, kind: 'reading' },
    }));

  async function readLetter(files: readonly LetterFile[]): Promise<void> {
    cancel?.abort();
    const ours = new AbortController();
    cancel = ours;
    state.setState({ letter: { kind: 'reading', progress: undefined } });
    const answer = await reader.read(files, {
      today: clock.today(),
      series,
      cancellation: ours.signal,
      onProgress: (progress) => {
        if (cancel === ours) tell({ progress });
      },
      onFound: (found) => {
        if (cancel === ours) tell({ found });
      },
    });
    if (cancel !== ours) return;
    cancel = undefined;
    if (!answer.ok) {
      const problem = answer.error;
      state.setState({
        letter: problem.kind === 'cancelled' ? { kind: 'none' } : { kind: 'failed', problem },
      });
      return;
    }
    const { reading, pages: read } = answer.value;
    if (reading.kind === 'other') {
      // Some other paper fills in nothing. It is shown, in case it is a letter all the same, but not kept.
      state.setState((now) => ({
        letter: { kind: 'failed', problem: { kind: 'not-a-permit-letter', paper: reading.paper } },
        pages: now.pages.length > 0 ? now.pages : read,
      }));
      return;
    }
    state.setState({ letter: { kind: 'read' }, pages: read, reading });
    change((form) => fillFromLetter(form, reading, 0, names.nameOfCountry));
    await keepPages(read);
  }

  return {
    id,
    state,
    change,
    goToStep: (step) => state.setState({ step }),
    readLetter(files) {
      reading = readLetter(files);
      return reading;
    },
    cancelReading() {
      cancel?.abort();
      cancel = undefined;
      state.setState({ letter: { kind: state.getState().pages.length > 0 ? 'read' : 'none' } });
    },
    choosePerson(person) {
      const { reading } = state.getState();
      if (reading !== undefined) change((form) => fillFromLetter(form, reading, person, names.nameOfCountry));
    },
    settle: () => saver.settle(),
    async finishReading() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, longestReading);
      await Promise.race([reading.catch(() => undefined), late]);
      clearTimeout(timer);
    },
    storeAgain() {
      if (loosePages.length > 0) void keepPages(loosePages);
      if (!state.getState().stored) saver.save(state.getState().form);
    },
    async keepUnstored(loose) {
      change((form) => form);
      if (loose.length > 0) await keepPages(loose);
      await saver.settle();
    },
    findUnstored() {
      const { form, stored: isStored } = state.getState();
      return isStored && loosePages.length === 0 ? undefined : { form, pages: loosePages };
    },
  };
}
