import { type FetchRegisterPorts, fetchRegister } from '../../application/address-register/fetch-register.ts';
import type { RegisterFetch } from '../../application/ports/register-fetch-book.ts';
import { StoreFailure } from '../../application/ports/station-store.ts';

/** Address registers from the kommune's server, fetched behind the clerk's back and told in the settings. */
export interface StationRegisterFetch {
  /** How it stands, the same in all windows. */
  find(): Promise<RegisterFetch>;
  /** Nothing that is more urgent waits: goes on, or asks whether there is something new. */
  nudge(): void;
  /** For now, and through restarts, until somebody resumes it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Stops for good; resolves when nothing is under way. */
  stop(): Promise<void>;
}

interface RegisterFetchParts {
  /** Of the lock that one window has. */
  readonly name: string;
  readonly ports: Omit<FetchRegisterPorts, 'mustWait'>;
  /** Registrations are on their way. */
  readonly isBusy: () => boolean;
  readonly isWanted: () => Promise<boolean>;
  /** Has the server looked at now: registrations first, and this when they are through. */
  readonly askServer: () => void;
  readonly onFault: (error: unknown) => void;
}

export function createRegisterFetch({
  name,
  ports,
  isBusy,
  isWanted,
  askServer,
  onFault,
}: RegisterFetchParts): StationRegisterFetch {
  const { book, clock } = ports;
  let stopped = false;
  let running: Promise<void> | undefined;

  const mustWait = async (): Promise<boolean> =>
    stopped || isBusy() || (await book.find()).paused === true || !(await isWanted());

  async function run(): Promise<void> {
    try {
      await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        // Another window is at it.
        if (lock !== null && !(await mustWait())) await fetchRegister({ ...ports, mustWait });
      });
    } catch (error) {
      // What it worked with has been let go of.
      if (stopped) return;
      if (!(error instanceof StoreFailure)) return onFault(error);
      const last = { at: clock.now(), outcome: { kind: 'not-kept' } } as const;
      // Where the disk is full, not even this is kept; the station says so itself.
      await book.note({ last }).catch(() => undefined);
    }
  }

  return {
    find: () => book.find(),
    nudge() {
      if (stopped) return;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    pause: () => book.note({ paused: true }),
    async resume() {
      await book.note({ paused: undefined });
      askServer();
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
