import {
  emptyForm,
  findStoredForm,
  type RegistrationForm,
} from '../../../application/registration-form/form.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import type { Station } from '../../app/station.ts';
import { createSession, type RegistrationSession } from './session.ts';

export type OpenedSession =
  | { readonly kind: 'open'; readonly session: RegistrationSession }
  /** The draft is open in another window: two hands on one form would overwrite each other. */
  | { readonly kind: 'open-elsewhere' }
  /** It is damaged, or was written by a newer program. What is there is left alone. */
  | { readonly kind: 'unreadable' };

/** The forms that are open in this window. A letter goes on being read while the clerk looks elsewhere. */
export interface Sessions {
  start(form?: RegistrationForm): RegistrationSession;
  open(id: RegistrationId): Promise<OpenedSession>;
  close(id: RegistrationId): void;
}

export function createSessions(station: Station): Sessions {
  const opened = new Map<RegistrationId, { session: RegistrationSession; release: () => void }>();

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
    start(form) {
      const stored = form === undefined ? undefined : { startedAt: station.clock.now(), form, pages: [] };
      const session = createSession(station, station.ids.newRegistrationId(), stored);
      // Nobody else can know a new id, so the lock is ours without waiting.
      const locked = lock(session.id);
      opened.set(session.id, { session, release: () => void locked.then((release) => release?.()) });
      return session;
    },
    async open(id) {
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
      const form = draft === undefined ? emptyForm : findStoredForm(draft.form);
      if (form === undefined) {
        release();
        return { kind: 'unreadable' };
      }
      // Without a draft nothing had been typed yet when the page was reloaded: the same empty form again.
      const startedAt = draft?.startedAt ?? station.clock.now();
      const session = createSession(station, id, { startedAt, form, pages });
      opened.set(id, { session, release });
      return { kind: 'open', session };
    },
    close(id) {
      opened.get(id)?.release();
      opened.delete(id);
    },
  };
}
