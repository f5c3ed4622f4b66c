import { useLiveQuery } from 'dexie-react-hooks';

/** Rows as they are now and whenever they change; undefined while the first answer is on its way. */
export const useStored = <Value>(
  query: () => Promise<Value>,
  dependencies: readonly unknown[],
): Value | undefined => useLiveQuery(query, [...dependencies]);
