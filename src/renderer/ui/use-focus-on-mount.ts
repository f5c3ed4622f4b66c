import { type RefObject, useEffect, useRef } from 'react';

/** Moves focus to an element when it appears, e.g. a page's heading, so that reading starts there. */
export function useFocusOnMount<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const ref = useRef<Kind>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
