import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare const self: {
  readonly __OFFLINE_FILES__: readonly PrecacheEntry[];
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
};

// The build writes the list in. All pages live at `/` behind a hash, so it answers every navigation.
precacheAndRoute([...self.__OFFLINE_FILES__]);
cleanupOutdatedCaches();

// A new version waits until the clerk agrees: nobody's screen changes in the middle of a registration.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
