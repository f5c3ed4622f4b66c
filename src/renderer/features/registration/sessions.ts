import type { StoreProblem } from '../../../application/ports/station-store.ts';
import {
  emptyForm,
  findStoredForm,
  type RegistrationForm,
} from '../../../application/registration-form/form.ts';
import type { AuditEvent } from '../../../domain/audit.ts';
import type { ClerkId } from '../../../domain/clerk.ts';
import { parseCprNumber } from '../../../domain/cpr-number.ts';
import type { LetterReading } from '../../../domain/permit-letter.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { fail, type Result } from '../../../domain/result.ts';
import { noteEvent } from '../../app/note-event.ts';
import type { Station } from '../../app/station.ts';
import type { Places } from './places.ts';
import { createSession, type RegistrationSession, type SessionState, type UnstoredForm } from './session.ts';

export type OpenedSession =
  | { readonly kind: 'open'; readonly session: RegistrationSession }
  /** The draft is open in another window: two hands on one form would overwrite each other. */
  | { readonly kind: 'open-elsewhere' }
  /** It is damaged, or was written by a newer program. What is there is left alone. */
  | { readonly kind: 'unreadable' }
  /** There is none that the clerk may see. */
  | { readonly kind: 'not-here' };

/** The forms that are open in this window. A letter goes on being read while the clerk looks elsewhere. */
export interface Sessions {
  /** `letter`: where the form was filled from one that is read already. */
  start(form?: RegistrationForm, letter?: StartedFrom): RegistrationSession;
  /** Each opening by a screen is noted in the audit trail; the first after `start` is that start. */
  open(id: RegistrationId): Promise<OpenedSession>;
  close(id: RegistrationId): void;
  /** Gives the draft to a colleague: what was typed last goes with it, and the form is closed here. */
  handOver(
    id: RegistrationId,
    to: ClerkId,
  ): Promise<Result<void, StoreProblem | { readonly kind: 'open-elsewhere' }>>;
  /** Goes on with a form that could not be stored before a lock, and tries to store it now. */
  takeUp(id: RegistrationId, unstored: UnstoredForm): Promise<void>;
  /** Stores what is typed and lets go of all drafts. Answers with the forms that could not be stored. */
  closeAll(): Promise<ReadonlyMap<RegistrationId, UnstoredForm>>;
}

type SessionPorts = Pick<
  Station,
  'drafts' | 'clock' | 'reader' | 'series' | 'names' | 'ids' | 'health' | 'trail'
>;

/** A letter for several persons, of whom another has been registered. */
export type StartedFrom = Pick<SessionState, 'pages' | 'reading'>;

interface Opened {
  readonly session: RegistrationSession;
  readonly release: () => void;
}

/** `findReading` gives what a letter for several persons says, where it was read elsewhere in this window. */
export function createSessions(
  station: SessionPorts,
  places: Places,
  findReading: (id: RegistrationId) => LetterReading | undefined,
): Sessions {
  const opened = new Map<RegistrationId, Opened>();
  const justStarted = new Set<RegistrationId>();

  // Whoever waits with a half-typed form need not press a key when there is room again.
  const leaveHealth = station.health.subscribe(({ hasRoom }, before) => {
    if (hasRoom && !before.hasRoom) for (const { session } of opened.values()) session.storeAgain();
  });

  function keep(session: RegistrationSession, release: () => void): void {
    opened.set(session.id, { session, release });
    const { id, state } = session;
    places.note(id, { step: state.getState().step, stored: places.find(id)?.stored ?? false });
    state.subscribe(({ step, stored }, before) => {
      const isStored = places.find(id)?.stored === true || (stored && !before.stored);
      if (step !== before.step || isStored !== places.find(id)?.stored) {
        places.note(id, { step, stored: isStored });
      }
    });
  }

  async function note(action: AuditEvent['action'], { id, state }: RegistrationSession): Promise<void> {
    const { cpr } = state.getState().form.fields;
    const number = parseCprNumber(cpr.text, { today: station.clock.today(), series: station.series });
    const person = number.ok ? { person: await station.trail.personKey(number.value.number) } : {};
    await noteEvent(station, { action, record: id, ...person });
  }

  /** Holds the draft's lock until it is released; false where another window has it. */
  function lock(id: RegistrationId): Promise<(() => void) | undefined> {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    return new Promise((answer) => {
      void navigator.locks.request(`bopael-draft-${id}`, { ifAvailable: true }, async (granted) => {
        answer(granted === null ? undefined : release);
        if (granted !== null) await held;
      });
    });
  }

  return {
    start(form, letter) {
      const pages = letter?.pages ?? [];
      const stored =
        form === undefined
          ? undefined
          : { startedAt: station.clock.now(), form, pages, reading: letter?.reading };
      const session = createSession(station, station.ids.newRegistrationId(), stored);
      // Nobody else can know a new id, so the lock is ours without waiting.
      const locked = lock(session.id);
      keep(session, () => void locked.then((release) => release?.()));
      justStarted.add(session.id);
      void note('started-draft', session);
      // A correction begins with a form that is filled already, and must outlive a lock as it is.
      if (form !== undefined) void session.keepUnstored(pages);
      return session;
    },
    async open(id) {
      const answer = await openHere(id);
      if (answer.kind === 'open' && !justStarted.delete(id)) void note('opened-draft', answer.session);
      return answer;
    },
    close,
    async handOver(id, to) {
      const session = opened.get(id)?.session;
      if (session !== undefined) {
        session.cancelReading();
        // Also a form in which nothing has been typed yet becomes a draft that can be given away.
        await session.keepUnstored(session.findUnstored()?.pages ?? []);
        const { saveProblem } = session.state.getState();
        if (session.findUnstored() !== undefined) return fail(saveProblem ?? { kind: 'unavailable' });
        const handed = await station.drafts.handDraftOver(id, to);
        if (handed.ok) close(id);
        return handed;
      }
      const release = await lock(id);
      if (release === undefined) return fail({ kind: 'open-elsewhere' });
      const handed = await station.drafts.handDraftOver(id, to);
      release();
      if (handed.ok) places.forget(id);
      return handed;
    },
    async takeUp(id, { form, pages }) {
      const release = await lock(id);
      const [draft, stored] = await Promise.all([
        station.drafts.findDraft(id),
        station.drafts.findLetterPages(id),
      ]);
      const startedAt = draft?.startedAt ?? station.clock.now();
      const known = {
        startedAt,
        form,
        pages: pages.length > 0 ? pages : stored,
        step: places.find(id)?.step,
      };
      const session = createSession(station, id, known);
      keep(session, () => release?.());
      await session.keepUnstored(pages);
    },
    async closeAll() {
      leaveHealth();
      const unstored = new Map<RegistrationId, UnstoredForm>();
      const close = async (id: RegistrationId, { session, release }: Opened): Promise<void> => {
        await session.finishReading();
        session.cancelReading();
        await session.settle();
        const left = session.findUnstored();
        if (left !== undefined) unstored.set(id, left);
        release();
      };
      await Promise.all([...opened].map(([id, one]) => close(id, one)));
      opened.clear();
      return unstored;
    },
  };

  function close(id: RegistrationId): void {
    opened.get(id)?.release();
    opened.delete(id);
    justStarted.delete(id);
    places.forget(id);
  }

  async function openHere(id: RegistrationId): Promise<OpenedSession> {
    const here = opened.get(id);
    if (here !== undefined) return { kind: 'open', session: here.session };
    const release = await lock(id);
    const again = opened.get(id);
    if (again !== undefined) return { kind: 'open', session: again.session };
    if (release === undefined) return { kind: 'open-elsewhere' };
    const [draft, pages] = await Promise.all([
      station.drafts.findDraft(id),
      station.drafts.findLetterPages(id),
    ]);
    const place = places.find(id);
    // What this window had open may have been handed over in another. What was stored and is gone may yet
    // be rebuilt from the journal: an empty form under its id would be written over it.
    const isGone = place === undefined || place.stored || (await station.drafts.isAnothers(id));
    if (draft === undefined && isGone) {
      release();
      return { kind: 'not-here' };
    }
    const form = draft === undefined ? emptyForm : findStoredForm(draft.form);
    if (form === undefined) {
      release();
      return { kind: 'unreadable' };
    }
    // Without a draft nothing had been typed yet when the page was reloaded: the same empty form again.
    const startedAt = draft?.startedAt ?? station.clock.now();
    const session = createSession(station, id, {
      startedAt,
      form,
      pages,
      step: place?.step,
      reading: findReading(id),
    });
    keep(session, release);
    return { kind: 'open', session };
  }
}
