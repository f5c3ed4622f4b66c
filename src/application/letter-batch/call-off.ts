import type { Cancellation } from '../../domain/cancellation.ts';

/** A cancellation that this room can give itself: it has no platform to take one from. */
export interface CallOff extends Cancellation {
  callOff(): void;
}

export function createCallOff(): CallOff {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    callOff() {
      if (aborted) return;
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
