import { createStore, type StoreApi } from 'zustand/vanilla';

export interface IdleState {
  /** Seconds until the lock, in its last minute; undefined before. */
  readonly left: number | undefined;
}

/** Counts how long nobody has done anything at the station, in any of its windows. */
export interface IdleWatch {
  readonly state: StoreApi<IdleState>;
  /** Somebody did something, here or in another window. */
  readonly noteActivity: () => void;
  /** How long the station waits, as IT has set it. */
  setMinutes(minutes: number): void;
  /** Begins to count. */
  start(): void;
  stop(): void;
}

export interface IdlePorts {
  /**
   * Two clocks in milliseconds. The steady one may stand still while the machine sleeps, and the wall
   * clock may be set: the one that has gone further counts.
   */
  readonly wall: () => number;
  readonly steady: () => number;
  /** Runs every second or so until it is called off. */
  readonly every: (run: () => void, milliseconds: number) => () => void;
  readonly onIdle: () => void;
}

/** The clocks of the page itself. */
export const pageClocks: Omit<IdlePorts, 'onIdle'> = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  every(run, milliseconds) {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
};

const longestWarning = 60;

export function createIdleWatch({ wall, steady, every, onIdle }: IdlePorts, minutes: number): IdleWatch {
  const state = createStore<IdleState>(() => ({ left: undefined }));
  let limit = minutes * 60;
  let lastWall = wall();
  let lastSteady = steady();
  let ended = true;

  function look(): void {
    if (ended) return;
    const idle = Math.max(wall() - lastWall, steady() - lastSteady) / 1000;
    const left = Math.ceil(limit - idle);
    if (left <= 0) {
      stop();
      onIdle();
      return;
    }
    // A short limit is not all warning.
    const shown = left <= Math.min(longestWarning, limit / 2) ? left : undefined;
    if (shown !== state.getState().left) state.setState({ left: shown });
  }

  let callOff = (): void => {};
  function stop(): void {
    ended = true;
    callOff();
    state.setState({ left: undefined });
  }

  return {
    state,
    start() {
      ended = false;
      lastWall = wall();
      lastSteady = steady();
      callOff = every(look, 500);
    },
    noteActivity() {
      lastWall = wall();
      lastSteady = steady();
      look();
    },
    setMinutes(next) {
      limit = Math.max(1, next) * 60;
      look();
    },
    stop,
  };
}
