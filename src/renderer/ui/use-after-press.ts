import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs something at once, or, while a button of the mouse is held down, right after its click. Whoever presses a button
 * straight from a field leaves the field by that: were its error shown then, the button would move away from under the
 * pointer, and the press would count for nothing.
 */
export function useAfterPress(): (run: () => void) => void {
  const isHeld = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = (): void => {
      isHeld.current = true;
    };
    const letGo = (): void => {
      isHeld.current = false;
      // The click comes with the release, before any timer.
      setTimeout(() => {
        for (const run of waiting.current.splice(0)) run();
      });
    };
    // What is dragged away or pressed while another window comes up is never let go here.
    const ends = ['mouseup', 'dragend', 'blur'] as const;
    window.addEventListener('mousedown', press, true);
    for (const end of ends) window.addEventListener(end, letGo, end !== 'blur');
    return () => {
      window.removeEventListener('mousedown', press, true);
      for (const end of ends) window.removeEventListener(end, letGo, end !== 'blur');
    };
  }, []);
  return useCallback((run) => {
    if (isHeld.current) waiting.current.push(run);
    else run();
  }, []);
}
