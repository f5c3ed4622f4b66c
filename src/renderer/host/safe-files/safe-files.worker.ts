import type { SafeFiles } from '../../../application/ports/safe-files.ts';
import type { FileAnswer, FileQuestion } from './messages.ts';
import { createPrivateFolder } from './private-folder.ts';

declare const self: {
  addEventListener(type: 'message', listener: (event: MessageEvent<FileQuestion>) => void): void;
  postMessage(message: FileAnswer, transfer?: Transferable[]): void;
};

const folders = new Map<string, SafeFiles>();

function folderOf(name: string): SafeFiles {
  const known = folders.get(name);
  if (known !== undefined) return known;
  const made = createPrivateFolder(async () => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(name, { create: true });
  });
  folders.set(name, made);
  return made;
}

self.addEventListener('message', ({ data: { id, folder, operation, given } }) => {
  const run = folderOf(folder)[operation] as (...given: readonly unknown[]) => Promise<unknown>;
  run(...given).then(
    (answer) => self.postMessage({ id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []),
    (error: unknown) => self.postMessage({ id, failure: error instanceof Error ? error.name : 'Error' }),
  );
});
