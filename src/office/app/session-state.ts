import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { OfficeSession } from '../../contract/office-api.ts';
import { createWindowCircle, type WindowCircle } from '../../renderer/app/window-circle.ts';
import type { OfficeClient } from '../api/office-client.ts';
import type { ClipboardGuard } from '../clipboard/clipboard-guard.ts';

/** `ended`: the server says so, because nobody did anything for long or the day is over. */
export type SignOutCause = 'by-hand' | 'idle' | 'ended';

export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-out'; readonly because?: SignOutCause }
  | { readonly kind: 'signed-in'; readonly session: OfficeSession };

export interface SessionState {
  readonly state: StoreApi<{ readonly now: Session; readonly world?: StationSettings }>;
  /** The other windows of this browser. */
  readonly circle: WindowCircle;
  /** Finds out whether somebody is signed in already. */
  start(): Promise<void>;
  readonly enter: (session: OfficeSession) => void;
  /** Clears the screen and the clipboard at once, and then tells the server. */
  readonly leave: (because: SignOutCause) => void;
}

/** Somebody has signed out here, and the server may not know. */
const leftKey = 'bopael-kontor-left';

export function createSessionState(client: OfficeClient, clipboard: ClipboardGuard): SessionState {
  const circle = createWindowCircle('bopael-kontor');
  const state = createStore<{ readonly now: Session; readonly world?: StationSettings }>(() => ({
    now: { kind: 'starting' },
  }));

  function clear(because: SignOutCause): void {
    if (state.getState().now.kind !== 'signed-in') return;
    void clipboard.clear();
    state.setState({ now: { kind: 'signed-out', because } });
  }

  /** Told again at the next start until the server has heard it: only it can end the session. */
  async function tellServer(): Promise<void> {
    const answer = await client.signOut();
    if (answer.ok || answer.error.kind === 'not-signed-in') localStorage.removeItem(leftKey);
  }

  client.whenSignedOut(() => clear('ended'));
  circle.hear('locked', () => clear('ended'));
  // A browser may put the page back as it was when it was left, with whoever stood on it.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void client.session();
  });

  return {
    state,
    circle,
    async start() {
      if (localStorage.getItem(leftKey) !== null) await tellServer();
      const [settings, session] = await Promise.all([client.settings(), client.session()]);
      state.setState({
        now: session.ok ? { kind: 'signed-in', session: session.value } : { kind: 'signed-out' },
        ...(settings.ok ? { world: settings.value } : {}),
      });
    },
    enter(session) {
      localStorage.removeItem(leftKey);
      state.setState({ now: { kind: 'signed-in', session } });
    },
    leave(because) {
      clear(because);
      circle.tell('locked');
      localStorage.setItem(leftKey, 'yes');
      void tellServer();
    },
  };
}
