import { useEffect } from 'react';

/** A file that misses its box must not make the browser leave the station. */
export function useNoStrayDrops(): void {
  useEffect(() => {
    const keep = (event: Event): void => event.preventDefault();
    document.addEventListener('dragover', keep);
    document.addEventListener('drop', keep);
    return () => {
      document.removeEventListener('dragover', keep);
      document.removeEventListener('drop', keep);
    };
  }, []);
}
