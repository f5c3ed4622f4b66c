import { describe, expect, it } from 'vitest';
import { createPrivateFolder } from './private-folder.ts';

const gone = (): DOMException => new DOMException('', 'NotFoundError');

interface Entry {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<Pick<File, 'size' | 'slice'>>;
}

const file = (name: string, bytes: Uint8Array<ArrayBuffer>): Entry => ({
  kind: 'file',
  name,
  getFile: async () => new Blob([bytes]),
});

/** As Chromium answers where another window has removed the file since. */
const removed = (name: string): Entry => ({ kind: 'file', name, getFile: () => Promise.reject(gone()) });

function folderOf(entries: readonly Entry[]): FileSystemDirectoryHandle {
  return {
    async *values() {
      yield* entries;
    },
    async getFileHandle(name: string) {
      const found = entries.find((entry) => entry.name === name);
      if (found === undefined) throw gone();
      return found;
    },
  } as unknown as FileSystemDirectoryHandle;
}

describe('The private folder', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  const files = createPrivateFolder(async () =>
    folderOf([removed('journal-000001.log'), file('keyring-000001.json', bytes)]),
  );

  it('lists the files that are there, though one goes meanwhile', async () => {
    expect(await files.list()).toEqual([{ name: 'keyring-000001.json', size: 4 }]);
  });

  it('reads a file that is there, and knows of none that went or never was', async () => {
    expect(await files.read('keyring-000001.json', 1, 3)).toEqual(Uint8Array.of(2, 3));
    expect(await files.read('journal-000001.log')).toBeUndefined();
    expect(await files.read('keyring-000002.json')).toBeUndefined();
  });

  it('throws what is the matter with the disk', async () => {
    const entry = {
      kind: 'file' as const,
      name: 'journal-000002.log',
      getFile: () => Promise.reject(new DOMException('', 'NotReadableError')),
    };
    const broken = createPrivateFolder(async () => folderOf([entry]));
    await expect(broken.list()).rejects.toThrow(DOMException);
    await expect(broken.read('journal-000002.log')).rejects.toThrow(DOMException);
  });

  it('asks for the folder again where it could not be opened', async () => {
    let tries = 0;
    const late = createPrivateFolder(async () => {
      tries += 1;
      if (tries === 1) throw new DOMException('', 'InvalidStateError');
      return folderOf([file('keyring-000001.json', bytes)]);
    });
    await expect(late.list()).rejects.toThrow(DOMException);
    expect(await late.list()).toHaveLength(1);
  });
});
