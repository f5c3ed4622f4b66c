import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Audience } from '../contract/wire-values.ts';
import { appScheme } from './app-origin.ts';
import { createSafeFolder } from './files/safe-folder.ts';
import { systemErrorCode } from './files/system-error.ts';
import { handleRequests } from './ipc/handle.ts';
import { createHandlers } from './ipc/handlers.ts';
import { isOwnPage } from './ipc/sender.ts';
import { createDeviceSecret } from './keys/device-secret.ts';
import { createEarlierKeys } from './keys/earlier-keys.ts';
import { createSecretBox } from './keys/secret-box.ts';
import type { Log } from './log.ts';
import type { Policy } from './policy/policy.ts';
import { createAppServer } from './protocol/serve-app.ts';
import { lockSession } from './security/lock-session.ts';
import { createCertificateJudge, type PinnedAuthority } from './security/server-certificate.ts';
import { createStation } from './station/station.ts';
import { stationFiles } from './station-files.ts';
import { createSessionWeb } from './transport/session-web.ts';
import { guardContents } from './windows/guard-contents.ts';
import { createMenuTemplate } from './windows/menu.ts';
import { openStationWindow, showStation } from './windows/station-window.ts';

export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'protocol' | 'safeStorage' | 'session'
>;

export interface StartOptions {
  readonly electron: ElectronParts;
  readonly audience: Audience;
  readonly policy: Policy;
  /** The authority of the policy's server, where it names one. */
  readonly pinnedAuthority: PinnedAuthority | undefined;
  readonly practiceServer: string | undefined;
  /** Where the station's own small files lie; each world has its own. */
  readonly directory: string;
  readonly page: { readonly root: string; readonly preload: string };
  readonly platform: NodeJS.Platform;
  readonly stationName: string;
  readonly log: Log;
}

/** What must be said before Electron is ready: afterwards it is too late. */
export function prepareElectron({ app, protocol }: Pick<ElectronParts, 'app' | 'protocol'>): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Puts the station together and opens its window. Resolves when the page has loaded. */
export async function startStation(options: StartOptions): Promise<void> {
  const { audience, policy, log, platform, directory, page } = options;
  const { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, session } = options.electron;
  const developerTools = !app.isPackaged;
  const ownContents = new Set<number>();
  app.on('web-contents-created', (_, contents) => guardContents(contents, log));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  lockSession(session.defaultSession, developerTools, log);
  protocol.handle(appScheme, createAppServer({ root: page.root, findFile: findFileBytes }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenuTemplate(platform)));

  // Practice and training know fictive persons only: a machine without a key ring may still practise.
  const allowPlainText = policy.allowPlainTextKeyStore || audience !== 'production';
  if (platform === 'linux' && allowPlainText) safeStorage.setUsePlainTextEncryption(true);
  const box = createSecretBox({ safeStorage, platform, allowPlainText });
  const files = stationFiles;
  const earlierKeys = createEarlierKeys({ path: join(directory, 'keys.json'), files, box, log });
  const device = createDeviceSecret({ path: join(directory, 'device.json'), files, box, randomBytes, log });
  const policyStation = policy.station?.audience === audience ? policy.station : undefined;
  // No `persist:`: cookies and caches of the transport live in memory only.
  const transportSession = session.fromPartition('transport', { cache: false });
  if (policyStation !== undefined && options.pinnedAuthority !== undefined) {
    const judge = createCertificateJudge(options.pinnedAuthority, () => new Date());
    transportSession.setCertificateVerifyProc(judge);
  }
  const station = createStation({
    audience,
    directory,
    files,
    box,
    web: createSessionWeb(transportSession),
    now: Date.now,
    log,
    policy: policyStation,
    practiceServer: audience === 'practice' ? options.practiceServer : undefined,
    stationName: options.stationName,
  });
  handleRequests({
    ipcMain,
    isTrusted: (sender) => isOwnPage(sender, ownContents),
    handlers: createHandlers({
      station,
      earlierKeys,
      device,
      files: createSafeFolder(join(directory, 'safe'), { log }),
      log,
    }),
    log,
  });

  const window = openStationWindow({ BrowserWindow, audience, preload: page.preload, developerTools });
  const { id } = window.webContents;
  ownContents.add(id);
  window.on('closed', () => ownContents.delete(id));
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  await showStation(window, audience);
}

async function findFileBytes(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
