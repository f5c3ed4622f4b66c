/** A field that is there only where it was found. */
export const present = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> => (value === undefined ? {} : ({ [key]: value } as Record<Key, Value>));

export const sameText = <Value>(left: Value, right: Value): boolean => left === right;
