import type { WebPreferences } from 'electron';

export interface WebPreferencesOptions {
  readonly preload: string;
  readonly developerTools: boolean;
}

/** The only place where a window's powers are set; most are Electron's defaults, written out to stay so. */
export const createWebPreferences = ({ preload, developerTools }: WebPreferencesOptions): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  // A letter that is dropped beside its field must not replace the page.
  navigateOnDragDrop: false,
  disableDialogs: true,
  devTools: developerTools,
  // The outbox goes on while the window is behind another.
  backgroundThrottling: false,
});
