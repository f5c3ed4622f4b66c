import { useEffect, useState } from 'react';

/** A way to switch to a new version that has been fetched and waits; undefined while there is none. */
export function useNewVersion(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    let gone = false;
    const look = (registration: ServiceWorkerRegistration): void => {
      // Without a controller this is the first installation: there is nothing to switch from.
      const show = (): void => {
        if (!gone && registration.waiting !== null && navigator.serviceWorker.controller !== null) {
          setWaiting(registration.waiting);
        }
      };
      show();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', show);
      });
    };
    void navigator.serviceWorker.ready.then(look);
    return () => {
      gone = true;
    };
  }, []);
  if (waiting === undefined) return undefined;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  };
}
