import type { Session } from 'electron';
import type { Log } from '../log.ts';
import { isMadeByPage, mayPageLoad } from './page-network.ts';
import { isPermitted } from './permissions.ts';

type LockableSession = Pick<
  Session,
  | 'on'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Takes from the page's session all that the page does not need. */
export function lockSession(session: LockableSession, developerTools: boolean, log: Log): void {
  session.setPermissionRequestHandler((_, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { isMainFrame, requestingUrl: url } = details;
    const permitted = isPermitted({ permission, url, isMainFrame, media });
    if (!permitted) log('permission-denied', { permission });
    answer(permitted);
  });
  session.setPermissionCheckHandler((_, permission, requestingOrigin, details) => {
    const { isMainFrame, mediaType } = details;
    return (
      isPermitted({ permission, url: requestingOrigin, isMainFrame, media: [mediaType] }) &&
      details.embeddingOrigin === undefined
    );
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayPageLoad(details.url, developerTools);
    if (cancel) log('page-request-blocked', { type: details.resourceType });
    answer({ cancel });
  });
  // What is typed here must not travel to a dictionary server, not even by way of a download.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
  session.on('will-download', (event, item) => {
    // Backups and exports, made by the page in memory. The system asks where to put them.
    if (isMadeByPage(item.getURL())) return;
    event.preventDefault();
    log('download-refused');
  });
}
