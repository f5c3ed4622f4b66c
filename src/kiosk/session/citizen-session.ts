import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AddressAnswer, AddressRegister } from '../../application/ports/address-register.ts';
import type { LetterFile, LetterReader } from '../../application/ports/letter-reader.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { LetterReading, ReadProblem } from '../../domain/permit-letter.ts';
import type { Instant } from '../../domain/registration.ts';
import type { KioskHost } from '../host/kiosk-host.ts';
import { makeIntake } from './make-intake.ts';
import { readPerson } from './read-person.ts';
import { advance, beginVisit, type LetterTrouble, type Visit, type VisitEvent } from './visit.ts';

type Register = Pick<AddressRegister, 'search' | 'findInfo'> & { close(): void };
type Reader = LetterReader & { close(): Promise<void> };

export interface SessionPorts {
  readonly host: Pick<KioskHost, 'take'>;
  /** A reader and a register of this citizen's own: their workers end with the session, and all that they hold. */
  readonly createReader: () => Reader;
  readonly openRegister: () => Register;
  readonly kommuneCode: string;
  readonly series: NumberSeries;
  readonly today: () => CalendarDate;
  readonly now: () => Instant;
  readonly newIntakeId: () => IntakeId;
  readonly nameOfCountry: (code: string) => string;
}

export interface SessionState {
  readonly visit: Visit;
  /** 0-1 while a letter is read. */
  readonly progress: number;
}

/** One citizen at the kiosk. All that they tell is in here, and nowhere else. */
export interface CitizenSession {
  readonly state: StoreApi<SessionState>;
  readonly ports: SessionPorts;
  dispatch(event: VisitEvent): void;
  /** The pages of one letter. Says what came of it by an event. */
  readLetter(files: readonly LetterFile[]): Promise<void>;
  choosePerson(person: number): void;
  search(text: string): Promise<AddressAnswer>;
  findRegisterDate(): Promise<string>;
  /** Seals what was told. Says what came of it by an event. */
  send(): Promise<void>;
  /** Drops everything: what is read, what is told, and the workers. Nothing happens afterwards. */
  end(): void;
}

export function createCitizenSession(language: string, ports: SessionPorts): CitizenSession {
  const state = createStore<SessionState>(() => ({ visit: beginVisit(language), progress: 0 }));
  let isEnded = false;
  let reading: AbortController | undefined;
  let reader: Reader | undefined;
  let register: Register | undefined;
  const openRegister = (): Register => {
    register ??= ports.openRegister();
    return register;
  };

  function dispatch(event: VisitEvent): void {
    if (isEnded) return;
    const visit = advance(state.getState().visit, event);
    if (visit.step !== 'reading') reading?.abort();
    state.setState({ visit });
  }
  const read = (letter: LetterReading, person: number) => readPerson(letter, person, ports.nameOfCountry);

  return {
    state,
    ports,
    dispatch,
    async readLetter(files) {
      dispatch({ kind: 'letter-given' });
      if (state.getState().visit.step !== 'reading' || isEnded) return;
      const cancellation = new AbortController();
      reading = cancellation;
      state.setState({ progress: 0 });
      reader ??= ports.createReader();
      const reads = reader.read(files, {
        today: ports.today(),
        series: ports.series,
        cancellation: cancellation.signal,
        onProgress: ({ done }) => {
          if (!isEnded && !cancellation.signal.aborted) state.setState({ progress: done });
        },
      });
      const result = await reads.catch(() => undefined);
      if (cancellation.signal.aborted || isEnded) return;
      if (result === undefined) return dispatch({ kind: 'letter-failed', trouble: 'unread' });
      const trouble = result.ok ? findTrouble(result.value.reading) : troubleOf(result.error);
      if (trouble !== undefined) return dispatch({ kind: 'letter-failed', trouble });
      if (!result.ok) return;
      const { reading: letter } = result.value;
      const only = letter.persons.length === 1 ? { only: read(letter, 0) } : {};
      dispatch({ kind: 'letter-read', reading: letter, ...only });
    },
    choosePerson(person) {
      const { reading: letter } = state.getState().visit;
      if (letter !== undefined) dispatch({ kind: 'person-chosen', person: read(letter, person) });
    },
    search: (text) => openRegister().search(text, { limit: 8, kommuneCode: ports.kommuneCode }),
    findRegisterDate: async () => (await openRegister().findInfo())?.date ?? '',
    async send() {
      dispatch({ kind: 'send' });
      const { visit } = state.getState();
      if (isEnded || visit.step !== 'sending') return;
      // A disk that fails in the middle must not leave the citizen before a page without a way on.
      const intake = makeIntake(visit, ports.newIntakeId(), ports.now());
      const taken = await ports.host.take(intake).catch(() => undefined);
      dispatch(
        taken === undefined
          ? { kind: 'not-taken' }
          : taken.ok
            ? { kind: 'taken', ticket: taken.value.ticket, officeIsFull: taken.value.officeIsFull }
            : { kind: 'not-taken' },
      );
    },
    end() {
      if (isEnded) return;
      isEnded = true;
      reading?.abort();
      void reader?.close();
      register?.close();
      reader = undefined;
      register = undefined;
      state.setState({ visit: beginVisit(language), progress: 0 }, true);
    },
  };
}

/** A letter that was read, and leads no further by itself. */
function findTrouble(letter: LetterReading): LetterTrouble | undefined {
  if (letter.kind === 'other') return 'other-paper';
  return letter.persons.some(({ cpr }) => cpr !== undefined) ? undefined : 'no-number';
}

const troubleOf = ({ kind }: ReadProblem): LetterTrouble =>
  kind === 'not-a-permit-letter' ? 'other-paper' : 'unread';
