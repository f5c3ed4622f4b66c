import { fail, ok, type Result } from '../../domain/result.ts';
import type { RegisterFile, RegisterInfo, RegisterProblem } from '../address-register.ts';
import { diffRegisters, type KnownRegister } from '../diff-registers.ts';
import { loadFiles, type Machine } from '../load-files.ts';
import { openRegister, type RegisterData } from '../register-data.ts';
import { type FileSignature, withSignature } from '../register-file.ts';

/** A signed register to come after another one. */
export interface Successor {
  readonly info: RegisterInfo;
  /** Of its content. */
  readonly sha256: string;
  /** What its file says of itself, to the letter. */
  readonly about: string;
  /** The whole file, the signature behind it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The earlier one, by its content. */
  readonly after: string | undefined;
  /** What leads here from that one; absent where there was none, or it is no earlier state of this. */
  readonly changes?: Uint8Array<ArrayBuffer>;
}

type Sign = (sha256: string, about: string) => FileSignature;

/**
 * The register that files give, or that changes make of the earlier one, signed, and what leads there. An address that
 * the earlier one has and the files tell nowhere is kept as closed, so that the changes lead to this very register; but
 * where a whole kommune is told no more, other ground is covered, and nothing of the earlier one is kept.
 */
export async function makeSuccessor(
  machine: Machine,
  files: readonly RegisterFile[],
  earlier: Uint8Array<ArrayBuffer> | undefined,
  sign: Sign,
): Promise<Result<Successor, RegisterProblem>> {
  const base = earlier && (await know(machine, earlier));
  const built = await loadFiles(machine, files, async () => base);
  if (!built.ok) return built;
  if (built.value.sha256 === base?.sha256) return fail({ kind: 'nothing-new' });
  const later = await signed(machine, built.value.bytes, sign);
  if (base === undefined || !isLaterState(base.data.info, later.known.data.info))
    return ok({ ...later.successor, after: base?.sha256 });
  const first = await diffRegisters(base, later.known, machine.hash);
  if (!first.ok) return first;
  if (first.value.isExact) return ok({ ...later.successor, after: base.sha256, changes: first.value.bytes });
  const told = [{ name: 'changes', bytes: first.value.bytes }];
  const changed = await loadFiles(machine, told, async () => base);
  if (!changed.ok) return changed;
  // What it keeps is all that was new in it.
  if (changed.value.sha256 === base.sha256) return fail({ kind: 'nothing-new' });
  const whole = await signed(machine, changed.value.bytes, sign);
  const again = await diffRegisters(base, whole.known, machine.hash);
  if (!again.ok) return again;
  if (!again.value.isExact) throw new Error('Changes do not lead to what they have just led to');
  return ok({ ...whole.successor, after: base.sha256, changes: again.value.bytes });
}

async function know({ hash }: Machine, bytes: Uint8Array<ArrayBuffer>): Promise<KnownRegister> {
  const data = opened(bytes);
  return { data, sha256: await hash(bytes.subarray(0, data.file.contentSize)) };
}

async function signed(
  machine: Machine,
  bytes: Uint8Array<ArrayBuffer>,
  sign: Sign,
): Promise<{ readonly known: KnownRegister; readonly successor: Omit<Successor, 'after'> }> {
  const { data, sha256 } = await know(machine, bytes);
  const { about, contentSize } = data.file;
  const whole = withSignature(bytes.subarray(0, contentSize), sign(sha256, about));
  return {
    known: { data: opened(whole), sha256 },
    successor: { info: data.info, sha256, about, bytes: whole },
  };
}

/** Of bytes that were found whole before. */
function opened(bytes: Uint8Array<ArrayBuffer>): RegisterData {
  const register = openRegister(bytes.buffer);
  if (!register.ok) throw new Error('A register that was whole does not open');
  return register.value;
}

const isLaterState = (earlier: RegisterInfo, later: RegisterInfo): boolean =>
  earlier.practice === later.practice &&
  earlier.kommuner.every(({ code }) => later.kommuner.some((kommune) => kommune.code === code));
