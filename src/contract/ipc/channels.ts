/**
 * Everything that the page may ask of the desktop station's main process. Kept apart from the schemas:
 * the preload script needs the names and nothing else.
 */
export const ipcChannels = [
  'station:load',
  'station:connect',
  'station:standing',
  'station:take-number',
  'station:sign-bundle',
  'station:agree',
  'keys:earlier',
  'keys:forget-earlier',
  'device:bind',
  'files:list',
  'files:read',
  'files:append',
  'files:truncate',
  'files:remove',
  'intake:probe',
  'intake:hand-over',
  'intake:compare',
  'intake:updates',
  'intake:kiosk',
  'intake:register',
  'intake:register-part',
] as const;

export type IpcChannel = (typeof ipcChannels)[number];
