import type { Result } from '../domain/result.ts';
import type { RegisterInUse, RegisterSignature } from './address-register.ts';
import type { ByteSource } from './byte-source.ts';
import { answers, openRegister, openToSearch, type RegisterData } from './register-data.ts';
import type { FileDamage } from './register-file.ts';
import type { RegisterShelf } from './register-shelf.ts';

/** What the pointer says of a file. */
export interface KeptRegister {
  readonly file: string;
  /** Of its content. */
  readonly sha256: string;
  readonly name: string;
  readonly date: string;
  readonly signature: RegisterSignature;
}

export interface OpenedRegister {
  readonly data: RegisterData;
  readonly kept: KeptRegister;
  readonly inUse: RegisterInUse;
}

/** The station's registers on their shelf: the current one, and the one before it for when that is damaged. */
export interface RegisterKeeper {
  /**
   * The current register, or the one before it where that one is damaged or gone; undefined where there is none. What
   * is searched of it has been read; the rest is still to be checked.
   */
  start(): Promise<OpenedRegister | undefined>;
  /**
   * Reads the rest of the register in use, a megabyte at a time and a rest between. The one before it where that is damaged,
   * undefined where there is none; the same where it is whole.
   */
  check(rest: () => Promise<void>): Promise<OpenedRegister | undefined>;
  /** Puts a register beside the others and reads it back; what it is called there. Rejects where it cannot. */
  put(bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<string>;
  /** Makes a register current that was put there, once it has answered. The one in use becomes the one before it. */
  take(file: string, sha256: string, signature: RegisterSignature): Promise<OpenedRegister>;
  /** Lets go of the open file. */
  close(): void;
}

interface Held {
  readonly data: RegisterData;
  readonly kept: KeptRegister;
  readonly source: { close(): void };
}

interface Pointer {
  readonly current: KeptRegister;
  readonly previous?: KeptRegister;
}

/**
 * A register is written whole under a new name, read back, opened and asked; the pointer to it is written last.
 * Whatever ends before that leaves the old pointer, and files that nobody points to: the next one that is taken
 * removes them.
 */
export function createRegisterKeeper(shelf: RegisterShelf): RegisterKeeper {
  let open: Held | undefined;
  let opened: OpenedRegister | undefined;
  /** What is current by the pointer, and what was before it. */
  let known: Pointer | undefined;

  /** Undefined where it is gone, damaged, or does not answer. */
  async function tryOpen(
    kept: KeptRegister,
    openIt: (source: ByteSource) => Result<RegisterData, FileDamage> = openRegister,
  ): Promise<Held | undefined> {
    let source: (ByteSource & { close(): void }) | undefined;
    try {
      source = await shelf.open(kept.file);
      const found = openIt(source);
      if (found.ok && answers(found.value)) return { data: found.value, kept, source };
    } catch {
      // Gone, or the disk does not give it: as good as damaged.
    }
    source?.close();
    return undefined;
  }

  function use(held: Held): OpenedRegister {
    open?.source.close();
    open = held;
    const { data, kept } = held;
    opened = { data, kept, inUse: { ...data.info, sha256: kept.sha256, signature: kept.signature } };
    return opened;
  }

  /** In place of the current one. */
  async function useEarlier(): Promise<OpenedRegister | undefined> {
    const before = known?.previous && (await tryOpen(known.previous));
    if (known === undefined || before === undefined) return undefined;
    const { name, date } = known.current;
    const used = use(before);
    opened = { ...used, inUse: { ...used.inUse, insteadOf: { name, date } } };
    return opened;
  }

  async function findWithoutPointer(): Promise<Held | undefined> {
    const names = [...(await shelf.list())].sort((a, b) => numberOf(b) - numberOf(a));
    for (const file of names) {
      const held = await tryOpen({ file, sha256: '', name: '', date: '', signature: 'none' });
      if (held !== undefined) return held;
    }
    return undefined;
  }

  async function check(rest: () => Promise<void>): Promise<OpenedRegister | undefined> {
    const checked = open;
    while (checked !== undefined && open === checked) {
      const more = checkMore(checked.data);
      if (more === 'damaged') {
        open.source.close();
        [open, opened] = [undefined, undefined];
        return useEarlier();
      }
      if (more === 'whole') return opened;
      await rest();
    }
    return opened;
  }

  return {
    async start() {
      const text = await shelf.readPointer();
      if (text === undefined) return undefined;
      const pointer = readPointer(text);
      // The files say themselves whether they are whole.
      if (pointer === undefined) {
        const held = await findWithoutPointer();
        return held && use(held);
      }
      known = pointer;
      const held = await tryOpen(pointer.current, openToSearch);
      return held === undefined ? useEarlier() : use(held);
    },
    check,
    async put(bytes, sha256) {
      const numbers = (await shelf.list()).map(numberOf);
      // Two windows may put two at once.
      const file = `${Math.max(0, ...numbers) + 1}-${sha256.slice(0, 16)}.register`;
      await shelf.write(file, bytes);
      const source = await shelf.open(file);
      const read = openRegister(source);
      source.close();
      if (!read.ok) throw new Error('The register was not kept as it was written');
      return file;
    },
    async take(file, sha256, signature) {
      // What is kept as the one before has been read to its end.
      const previous = (await check(async () => undefined))?.kept;
      const held = await tryOpen({ file, sha256, name: '', date: '', signature });
      if (held === undefined) throw new Error(`The register ${file} does not open`);
      const { name, date } = held.data.info;
      const kept: KeptRegister = { ...held.kept, name, date };
      const pointer: Pointer = { current: kept, ...(previous === undefined ? {} : { previous }) };
      try {
        await shelf.writePointer(JSON.stringify(pointer));
      } catch (cause) {
        held.source.close();
        throw cause;
      }
      // One that another window still has open stays until the next time.
      const others = await shelf.list().catch(() => []);
      for (const other of others)
        if (other !== file && other !== previous?.file) await shelf.remove(other).catch(() => undefined);
      known = pointer;
      // The last step: until then the old one is still asked.
      return use({ ...held, kept });
    },
    close() {
      open?.source.close();
      [open, opened] = [undefined, undefined];
    },
  };
}

function checkMore({ file }: RegisterData): 'damaged' | 'more' | 'whole' {
  try {
    const checked = file.checkMore();
    return checked.ok ? (checked.value ? 'more' : 'whole') : 'damaged';
  } catch {
    // The disk does not give it.
    return 'damaged';
  }
}

const numberOf = (file: string): number => Number.parseInt(file, 10) || 0;

function readPointer(text: string): Pointer | undefined {
  try {
    const { current, previous } = JSON.parse(text) as Record<string, unknown>;
    const kept = readKept(current);
    if (kept === undefined) return undefined;
    const before = readKept(previous);
    return { current: kept, ...(before === undefined ? {} : { previous: before }) };
  } catch {
    return undefined;
  }
}

function readKept(value: unknown): KeptRegister | undefined {
  const { file, sha256, name, date, signature } = (value ?? {}) as Record<string, unknown>;
  const texts = [file, sha256, name, date].every((text) => typeof text === 'string');
  const signed = signature === 'by-server' || signature === 'unchecked' || signature === 'none';
  return texts && signed ? (value as KeptRegister) : undefined;
}
