/** What was asked for last, so that the same question does not cost twice; the oldest makes room. */
export interface Memory<Key, Value> {
  /** As remembered, or as it is made now. */
  get(key: Key, make: () => Value): Value;
  /** Undefined where it is not remembered. */
  peek(key: Key): Value | undefined;
}

/** Each keystroke asks nearly all that the one before has asked. */
export function createMemory<Key, Value extends object>(most: number): Memory<Key, Value> {
  const known = new Map<Key, Value>();
  return {
    peek: (key) => known.get(key),
    get(key, make) {
      const before = known.get(key);
      if (before !== undefined) return before;
      const value = make();
      if (known.size >= most)
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      known.set(key, value);
      return value;
    },
  };
}
