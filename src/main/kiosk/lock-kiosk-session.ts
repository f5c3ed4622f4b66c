import type { Session } from 'electron';
import type { Log } from '../log.ts';
import { isKioskPage, mayKioskLoad } from './kiosk-address.ts';

type LockableSession = Pick<
  Session,
  | 'on'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Takes from the kiosk's session all but the camera and its own server. */
export function lockKioskSession(session: LockableSession, kiosk: string, log: Log): void {
  const { origin } = new URL(kiosk);
  session.setPermissionRequestHandler((_, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isCamera = permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
    const permitted = isCamera && details.isMainFrame && isKioskPage(details.requestingUrl, kiosk);
    if (!permitted) log('permission-denied', { permission });
    answer(permitted);
  });
  session.setPermissionCheckHandler(
    (_, permission, requestingOrigin, { isMainFrame, mediaType, embeddingOrigin }) =>
      permission === 'media' &&
      mediaType === 'video' &&
      isMainFrame &&
      embeddingOrigin === undefined &&
      URL.canParse(requestingOrigin) &&
      new URL(requestingOrigin).origin === origin,
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayKioskLoad(details.url, kiosk);
    if (cancel) log('page-request-blocked', { type: details.resourceType });
    answer({ cancel });
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download-refused');
  });
}
