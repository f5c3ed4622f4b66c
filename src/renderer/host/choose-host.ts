import { createBrowserHost } from './browser-host.ts';
import { findElectronBridge } from './electron-bridge.ts';
import { createElectronHost } from './electron-host.ts';
import type { StationHost } from './station-host.ts';

/** Electron where its preload has put a bridge, the browser everywhere else. */
export function chooseHost(): StationHost {
  const bridge = findElectronBridge();
  if (bridge === undefined) return createBrowserHost();
  return createElectronHost(bridge, navigator.storage);
}
