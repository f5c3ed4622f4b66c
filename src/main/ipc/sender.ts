import { appOrigin, isAppUrl } from '../app-origin.ts';

/** What of Electron's event the check looks at. */
export interface IpcSender {
  readonly sender: { readonly id: number };
  /** Null where the frame has gone away meanwhile. */
  readonly senderFrame: {
    readonly url: string;
    readonly origin: string;
    readonly parent: unknown;
    readonly detached: boolean;
  } | null;
}

/** Whether a message comes from the main frame of a window that we made, at our own origin. */
export function isOwnPage({ sender, senderFrame }: IpcSender, ownContents: ReadonlySet<number>): boolean {
  return (
    ownContents.has(sender.id) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    !senderFrame.detached &&
    senderFrame.origin === appOrigin &&
    isAppUrl(senderFrame.url)
  );
}
