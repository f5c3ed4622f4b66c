import { useEffect, useState } from 'react';

/** Whole seconds until a wait is over, and a way to begin one. */
export function useCountdown(): readonly [left: number, begin: (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [left]);
  return [
    left,
    (seconds) => {
      const begun = performance.now();
      setNow(begun);
      setUntil(begun + seconds * 1000);
    },
  ];
}
