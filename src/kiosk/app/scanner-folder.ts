import type { LetterFile } from '../../application/ports/letter-reader.ts';

/** The folder that a scanner writes into, as staff has shown it to the page. */
export interface ScannerFolder {
  /**
   * Waits for a page that is not there yet, hands its bytes over, and deletes the file: the kiosk keeps no letter.
   * Gives what ends the waiting.
   */
  awaitPage(onPage: (file: LetterFile) => void): () => void;
}

/** What is used of the platform's `FileSystemDirectoryHandle`. */
export interface FolderHandle {
  keys(): AsyncIterable<string>;
  getFileHandle(name: string): Promise<{ getFile(): Promise<Blob> }>;
  removeEntry(name: string): Promise<void>;
}

export interface FolderPorts {
  /** Runs every so often until it is called off. */
  readonly every: (run: () => void) => () => void;
}

const isPage = (name: string): boolean => /\.(pdf|png|jpe?g)$/i.test(name);

export function watchScannerFolder(folder: FolderHandle, { every }: FolderPorts): ScannerFolder {
  return {
    awaitPage(onPage) {
      let isOver = false;
      let isLooking = false;
      /** Sizes at the last look: a scanner may still be writing. */
      let before: ReadonlyMap<string, number> | undefined;

      async function look(): Promise<void> {
        const now = new Map<string, number>();
        const whole: string[] = [];
        for await (const name of folder.keys()) {
          if (!isPage(name)) continue;
          const { size } = await (await folder.getFileHandle(name)).getFile();
          now.set(name, size);
          if (before !== undefined && size > 0 && before.get(name) === size) whole.push(name);
        }
        before = now;
        const [name] = whole.toSorted((one, other) => one.localeCompare(other));
        if (name === undefined || isOver) return;
        const file = await (await folder.getFileHandle(name)).getFile();
        const bytes = new Uint8Array(await file.arrayBuffer());
        await folder.removeEntry(name);
        if (isOver) return;
        stop();
        onPage({ name, bytes });
      }
      const callOff = every(() => {
        if (isLooking || isOver) return;
        isLooking = true;
        // A folder that is away for a moment is looked at again.
        void look()
          .catch(() => undefined)
          .finally(() => {
            isLooking = false;
          });
      });
      function stop(): void {
        isOver = true;
        callOff();
      }
      return stop;
    },
  };
}
