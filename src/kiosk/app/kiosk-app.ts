import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskHost, KioskStanding, TakeProblem } from '../host/kiosk-host.ts';
import type { PageLock } from '../lock/page-lock.ts';
import { type CitizenSession, createCitizenSession, type SessionPorts } from '../session/citizen-session.ts';
import type { ScannerFolder } from './scanner-folder.ts';

export interface KioskState {
  /** `closed`: it could not seal what a citizen would tell, so it asks for nothing. */
  readonly place: 'starting' | 'closed' | 'open';
  /** Why it is closed. */
  readonly problem: TakeProblem['kind'] | undefined;
  readonly session: CitizenSession | undefined;
}

export interface KioskApp {
  readonly state: StoreApi<KioskState>;
  readonly host: KioskHost;
  readonly lock: PageLock;
  /** The folder that staff has shown for the scanner. */
  scanner(): ScannerFolder | undefined;
  setScanner(folder: ScannerFolder | undefined): void;
  /** Looks whether the kiosk could take an intake now. */
  look(): Promise<void>;
  /** A citizen has chosen a language. */
  begin(language: string): Promise<void>;
  /** Finished, stopped, or gone: nothing of the citizen stays. */
  readonly endSession: () => void;
}

export interface KioskPorts {
  readonly host: KioskHost;
  readonly lock: PageLock;
  /** What belongs to the kiosk's world, once it is known. */
  readonly sessionPorts: (standing: KioskStanding) => SessionPorts;
}

export function createKioskApp({ host, lock, sessionPorts }: KioskPorts): KioskApp {
  const state = createStore<KioskState>(() => ({
    place: 'starting',
    problem: undefined,
    session: undefined,
  }));
  let scanner: ScannerFolder | undefined;

  async function look(): Promise<boolean> {
    const problem = await host.findTakeProblem();
    state.setState({ place: problem === undefined ? 'open' : 'closed', problem: problem?.kind });
    return problem === undefined;
  }
  return {
    state,
    host,
    lock,
    scanner: () => scanner,
    setScanner(folder) {
      scanner = folder;
    },
    async look() {
      await look();
    },
    async begin(language) {
      // Asked again before anybody is asked for anything: keys may have gone, or the disk be full.
      if (!(await look())) return;
      const standing = await host.findStanding();
      if (standing === undefined || state.getState().session !== undefined) return;
      state.setState({ session: createCitizenSession(language, sessionPorts(standing)) });
    },
    endSession() {
      const { session } = state.getState();
      state.setState({ session: undefined });
      session?.end();
      void look();
    },
  };
}
