import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../domain/result.ts';
import { placeParts } from '../dar-places.ts';
import { type Difference, diffRegisters } from '../diff-registers.ts';
import type { Machine } from '../load-files.ts';
import { type FileAbout, readAbout } from '../register-about.ts';
import { openRegister } from '../register-data.ts';
import { type FileDamage, type FileSignature, findDamage, openRegisterFile } from '../register-file.ts';
import { openFileSource } from './file-source.ts';

/** What a file says of itself, once all of it was found whole. */
export interface DescribedFile {
  readonly about: FileAbout;
  /** Of its content. */
  readonly sha256: string;
  readonly signature: FileSignature | undefined;
  readonly bytes: number;
  /** Of a register: whether it knows DAR's ids of roads, post districts and supplerende bynavne. */
  readonly knowsDarIds: boolean;
}

const pieceBytes = 1 << 20;

/** A register or a file of changes; throws what the system says where it cannot be read. */
export function describeRegisterFile(path: string): Result<DescribedFile, FileDamage> {
  const source = openFileSource(path);
  try {
    const opened = openRegisterFile(source);
    if (!opened.ok) return opened;
    const { about: text, contentSize, signature } = opened.value;
    const damage = findDamage(opened.value);
    if (damage !== undefined) return fail(damage);
    const about = readAbout(text);
    if (about === undefined) return fail({ kind: 'damaged' });
    const hash = createHash('sha256');
    for (let at = 0; at < contentSize; at += pieceBytes)
      hash.update(source.read(at, Math.min(pieceBytes, contentSize - at)));
    return ok({
      about,
      sha256: hash.digest('hex'),
      signature,
      bytes: source.size,
      knowsDarIds: opened.value.part(placeParts.all) !== undefined,
    });
  } finally {
    source.close();
  }
}

export type DiffProblem =
  | (FileDamage & { readonly path: string })
  /** A file of changes where a register is asked for. */
  | { readonly kind: 'no-total'; readonly path: string }
  | { readonly kind: 'too-large' };

/** The changes from one register file to a later one. */
export async function diffRegisterFiles(
  earlier: string,
  later: string,
  hash: Machine['hash'],
): Promise<Result<Difference, DiffProblem>> {
  const sources: ReturnType<typeof openFileSource>[] = [];
  try {
    const known = [];
    for (const path of [earlier, later]) {
      const described = describeRegisterFile(path);
      if (!described.ok) return fail({ ...described.error, path });
      if (described.value.about.kind !== 'register') return fail({ kind: 'no-total', path });
      const source = openFileSource(path);
      sources.push(source);
      const opened = openRegister(source);
      if (!opened.ok) return fail({ ...opened.error, path });
      known.push({ data: opened.value, sha256: described.value.sha256 });
    }
    const [one, other] = known;
    if (one === undefined || other === undefined) throw new Error('Two registers are compared');
    return await diffRegisters(one, other, hash);
  } finally {
    for (const source of sources) source.close();
  }
}
