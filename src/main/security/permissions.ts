import { isAppUrl } from '../app-origin.ts';

export interface PermissionQuestion {
  readonly permission: string;
  /** Of the frame that asks. */
  readonly url: string | undefined;
  readonly isMainFrame: boolean;
  readonly media: readonly (string | undefined)[];
}

/**
 * Denied unless named here, and asked by our own page itself: the camera, without the microphone, to take
 * a picture of a letter; and storage that the system does not clear by itself.
 */
export function isPermitted({ permission, url, isMainFrame, media }: PermissionQuestion): boolean {
  if (!isMainFrame || url === undefined || !isAppUrl(url)) return false;
  if (permission === 'persistent-storage') return true;
  return permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
}
