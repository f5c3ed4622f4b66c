import type * as Electron from 'electron';
import type { KioskStart } from './kiosk-address.ts';
import { type KioskElectron, prepareKiosk, type StartKioskOptions, startKiosk } from './start-kiosk.ts';

interface OpenKioskOptions extends Omit<StartKioskOptions, 'electron' | 'kiosk'> {
  readonly electron: KioskElectron & Pick<typeof Electron, 'dialog'>;
  readonly kiosk: KioskStart;
  readonly policyFile: string;
}

/** Opens the kiosk before Electron is ready. One that has no server says so to whoever sets it up. */
export function openKiosk({ electron, kiosk: { address }, policyFile, ...options }: OpenKioskOptions): void {
  const { app, dialog } = electron;
  if (address === undefined) {
    void app.whenReady().then(() => {
      const what = `Angiv serverUrl i ${policyFile}, eller start med --server=ADRESSE.`;
      dialog.showErrorBox('Bopæl: kiosken har ingen server', what);
      app.exit(1);
    });
    return;
  }
  prepareKiosk(electron);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  startKiosk({ ...options, electron, kiosk: address }).catch((error: unknown) => {
    options.log('start-failed', { name: error instanceof Error ? error.name : typeof error });
    // Whatever supervises the kiosk starts it again.
    app.exit(1);
  });
}
