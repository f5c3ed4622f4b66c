import { createStore, type StoreApi } from 'zustand/vanilla';

/** So long a number may lie on the clipboard. Milliseconds. */
export const holdFor = 60_000;

export type ClipboardState =
  /** Nothing of ours lies there, as far as we know. */
  | { readonly kind: 'clear' }
  /** The number lies there; it goes when the clock shows `until`. */
  | { readonly kind: 'holds'; readonly until: number }
  /** Its time is up, and the browser has not let us empty the clipboard: the page was not in front. */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'emptied' }
  /** The browser does not let us write there at all. */
  | { readonly kind: 'refused' };

export interface ClipboardPorts {
  /** Rejects where the page is not in front, or may not write. */
  readonly write: (text: string) => Promise<void>;
  /** The same at once, for the end of a page; says nothing of how it went. */
  readonly writeNow: (text: string) => void;
  /** What lies there; undefined where the browser would have to ask the person first. */
  readonly read: () => Promise<string | undefined>;
  /** Milliseconds of the wall clock: it goes on while the machine sleeps. */
  readonly now: () => number;
  /** Runs once, some time at or after so many milliseconds; called off by what it gives. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Remembers, without the number, that one lies there: for a page that is opened after this one has died. */
  readonly keepUntil: (until: number | undefined) => void;
  readonly keptUntil: number | undefined;
}

export interface ClipboardGuard {
  readonly state: StoreApi<ClipboardState>;
  copy(number: string): Promise<void>;
  /** The page is in front again: what is overdue goes, and what was replaced meanwhile is no more our business. */
  readonly wake: () => void;
  /** Somebody pressed something on the page: some browsers let it write only then. */
  readonly press: () => void;
  /** The person signs out: the number goes whatever time is left. */
  readonly clear: () => Promise<void>;
  /** The page is being closed: there is one turn, and nothing to wait for. */
  readonly leave: () => void;
  /** Something else was copied on this page: what lies there is not ours any more. */
  readonly noteOtherCopy: () => void;
}

/** A page that comes after one that died does not know which number it was. */
const looksLikeNumber = (text: string): boolean => /^\d{6}-?\d{4}$/.test(text.trim());

/**
 * Puts a CPR number on the clipboard and takes it away again after a minute. A browser lets a page write there
 * only while it is in front, and the person who copies a number goes to another window with it: so what is due
 * is tried again at every sign that the page is looked at. What somebody else has put there meanwhile is left
 * alone where the browser tells us of it.
 */
export function createClipboardGuard(ports: ClipboardPorts): ClipboardGuard {
  const state = createStore<ClipboardState>(() => ({ kind: 'clear' }));
  let held: { readonly isOurs: (text: string) => boolean; until: number } | undefined;
  let callOff = (): void => {};
  let emptying: Promise<void> | undefined;

  function hold(isOurs: (text: string) => boolean, until: number): void {
    callOff();
    held = { isOurs, until };
    ports.keepUntil(until);
    state.setState({ kind: 'holds', until }, true);
    waitFor(until);
  }

  function waitFor(until: number): void {
    callOff = ports.after(Math.max(0, until - ports.now()), () => {
      // A timer may come early, and the clock may have been set.
      if (ports.now() < until) waitFor(until);
      else void emptyOnce();
    });
  }

  function letGo(next: ClipboardState): void {
    callOff();
    held = undefined;
    ports.keepUntil(undefined);
    state.setState(next, true);
  }

  async function empty(): Promise<void> {
    const mine = held;
    if (mine === undefined) return;
    const lies = await ports.read().catch(() => undefined);
    // Another number was copied while we looked: that one has its own minute.
    if (held !== mine) return;
    if (lies !== undefined && !mine.isOurs(lies)) {
      letGo({ kind: 'clear' });
      return;
    }
    try {
      await ports.write('');
      if (held === mine) letGo({ kind: 'emptied' });
    } catch {
      if (held === mine) state.setState({ kind: 'overdue' }, true);
    }
  }

  function emptyOnce(): Promise<void> {
    emptying ??= empty().finally(() => {
      emptying = undefined;
    });
    return emptying;
  }

  async function look(): Promise<void> {
    const mine = held;
    const lies = await ports.read().catch(() => undefined);
    if (mine !== undefined && held === mine && lies !== undefined && !mine.isOurs(lies)) {
      letGo({ kind: 'clear' });
    }
  }

  // A page before this one was closed or died with a number on the clipboard. Nobody waits for it any more.
  if (ports.keptUntil !== undefined) {
    hold(looksLikeNumber, Math.min(ports.keptUntil, ports.now() + holdFor));
    void clearWhatLooksLikeIt();
  }

  /** At once where the browser tells that a number lies there; else when its minute is over. */
  async function clearWhatLooksLikeIt(): Promise<void> {
    const lies = await ports.read().catch(() => undefined);
    if (lies === undefined || held?.isOurs !== looksLikeNumber) return;
    held.until = 0;
    await emptyOnce();
  }

  return {
    state,
    async copy(number) {
      try {
        await ports.write(number);
      } catch {
        if (held === undefined) state.setState({ kind: 'refused' }, true);
        return;
      }
      hold((text) => text === number, ports.now() + holdFor);
    },
    wake() {
      if (held === undefined) return;
      void (ports.now() >= held.until ? emptyOnce() : look());
    },
    press() {
      if (state.getState().kind === 'overdue') void emptyOnce();
    },
    async clear() {
      if (held === undefined) return;
      held.until = 0;
      await emptyOnce();
    },
    leave() {
      if (held === undefined) return;
      // Not looked at first: it was when the page came to the front, and nobody copies elsewhere while it is.
      const mine = held;
      // Neither way is promised to go through here: a page that is opened later makes up for it.
      ports.writeNow('');
      void ports.write('').then(
        () => {
          if (held === mine) letGo({ kind: 'emptied' });
        },
        () => undefined,
      );
    },
    noteOtherCopy() {
      if (held !== undefined) letGo({ kind: 'clear' });
    },
  };
}
