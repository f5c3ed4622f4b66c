/** The windows of one station: they lock together, and whoever works in one of them keeps all of them open. */
export interface WindowCircle {
  tell(what: 'locked' | 'active'): void;
  /** Told of the others only. Returns how to stop listening. */
  hear(what: 'locked' | 'active', listener: () => void): () => void;
  close(): void;
}

export function createWindowCircle(name: string): WindowCircle {
  const channel = new BroadcastChannel(name);
  return {
    tell: (what) => channel.postMessage(what),
    hear(what, listener) {
      const receive = ({ data }: MessageEvent<unknown>): void => {
        if (data === what) listener();
      };
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
    close: () => channel.close(),
  };
}
