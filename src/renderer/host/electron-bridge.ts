import type { StationBridge } from '../../contract/ipc/requests.ts';

/** What the preload script put on the page; undefined in a browser. */
export const findElectronBridge = (): StationBridge | undefined =>
  (globalThis as { readonly bopaelStation?: StationBridge }).bopaelStation;
