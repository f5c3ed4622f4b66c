import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Machine } from '../load-files.ts';
import { createRegisterSession, type RegisterSession } from '../register-session.ts';

export { leaveOutIndexes, restoreIndexes } from '../lean-register.ts';
export { isRegisterAt, openFileSource } from './file-source.ts';
export { type FilesToImport, type ImportProblem, importFiles } from './import-files.ts';
export { makeSuccessor, type Successor } from './make-successor.ts';
export {
  type DescribedFile,
  type DiffProblem,
  describeRegisterFile,
  diffRegisterFiles,
} from './register-files.ts';

export const nodeMachine: Machine = {
  newDecoder: (encoding, strict) => new TextDecoder(encoding, { fatal: strict }),
  async *gunzip(packed) {
    const source = Readable.from(packed);
    const unpacked = createGunzip();
    source.on('error', (cause) => unpacked.destroy(cause));
    source.pipe(unpacked);
    for await (const piece of unpacked) yield new Uint8Array(piece as Buffer);
  },
  hash: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

/** A register in this process, for the command line and for tests. */
export const createNodeRegisterSession = (): RegisterSession => createRegisterSession(nodeMachine);
