import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare const self: {
  readonly __OFFLINE_FILES__: readonly PrecacheEntry[];
  skipWaiting(): Promise<void>;
};

// The build writes the list in: the kiosk's own files, and the letter reader that the station's pages share.
precacheAndRoute([...self.__OFFLINE_FILES__]);
cleanupOutdatedCaches();

// A kiosk has nobody to ask, and its page is opened anew at every start: a new version is there at the next one.
void self.skipWaiting();
