import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ByteSource } from '../byte-source.ts';
import { isRegisterFile } from '../register-file.ts';

/** A file that is read in parts and held open; throws what the system says where there is none. */
export function openFileSource(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  return {
    size: fstatSync(file).size,
    read(from, length) {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const read = readSync(file, bytes, done, length - done, from + done);
        if (read === 0) throw new RangeError(`The file ends before ${from + length}`);
        done += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}

/** Whether a file begins as a register file does; rejects where it cannot be read. */
export async function isRegisterAt(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0);
    return isRegisterFile(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
