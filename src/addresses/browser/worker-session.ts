import type { RegisterInUse } from '../address-register.ts';
import { type BaseRegister, loadFiles, type Machine } from '../load-files.ts';
import { findAddress, openRegister, type RegisterData } from '../register-data.ts';
import { createRegisterKeeper, type RegisterKeeper } from '../register-keeper.ts';
import type { RegisterShelf } from '../register-shelf.ts';
import { renewPack } from '../renew-pack.ts';
import { searchAddresses } from '../search.ts';
import type {
  FromWorker,
  PutRegister,
  QuestionKind,
  Questions,
  Started,
  ToWorker,
} from './worker-messages.ts';

const browserMachine: Machine = {
  newDecoder: (encoding, strict) => new TextDecoder(encoding, { fatal: strict }),
  async *gunzip(packed) {
    const pieces = packed[Symbol.asyncIterator]();
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    });
    yield* stream.pipeThrough(new DecompressionStream('gzip'));
  },
  async hash(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};

const damaged = 'The stored register is damaged';

/** Whoever types meanwhile is answered. */
const takeTurns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

type Post = (message: FromWorker, transfer: Transferable[]) => void;

/**
 * The worker's side. One worker answers while somebody types; another, of the same make, loads, so that it can be
 * ended without loss.
 */
export function createWorkerSession(
  post: Post,
  openShelf: (name: string) => Promise<RegisterShelf>,
): (message: ToWorker) => Promise<void> {
  let data: RegisterData | undefined;
  let keeper: RegisterKeeper | undefined;
  let last: Promise<void> = Promise.resolve();

  async function start(name: string): Promise<Started> {
    try {
      const shelf = await openShelf(name);
      keeper = createRegisterKeeper(shelf);
      const opened = await keeper.start();
      if (opened !== undefined) {
        data = opened.data;
        return { inUse: opened.inUse };
      }
      if ((await shelf.readPointer()) === undefined) return { inUse: await takeEarlier(keeper, shelf) };
      return { inUse: undefined, trouble: damaged };
    } catch (cause) {
      return { inUse: undefined, trouble: String(cause) };
    }
  }

  async function check(): Promise<Started> {
    if (keeper === undefined || data === undefined) return { inUse: undefined };
    const checked = await keeper.check(takeTurns);
    data = checked?.data;
    return checked === undefined
      ? { inUse: undefined, trouble: damaged }
      : { inUse: checked.inUse, ...(checked.inUse.insteadOf && { trouble: damaged }) };
  }

  /** What an earlier version of the program has kept becomes the first on the shelf. */
  async function takeEarlier(to: RegisterKeeper, shelf: RegisterShelf): Promise<RegisterInUse | undefined> {
    const pack = await shelf.earlier?.find();
    const renewed = pack && renewPack(pack);
    if (renewed === undefined) {
      if (pack !== undefined) throw new Error('The register of an earlier version is damaged');
      return undefined;
    }
    const sha256 = await browserMachine.hash(renewed);
    const opened = await to.take(await to.put(renewed, sha256), sha256, 'none');
    data = opened.data;
    await shelf.earlier?.forget().catch(() => undefined);
    return opened.inUse;
  }

  async function load(
    { shelf: name, files }: Questions['load']['ask'],
    id: number,
  ): Promise<Questions['load']['answer']> {
    // Changes are to the register that counts.
    const own = await openShelf(name)
      .then(createRegisterKeeper)
      .catch(() => undefined);
    const findBase = async (): Promise<BaseRegister | undefined> => {
      const base = (await own?.start().catch(() => undefined)) && (await own?.check(takeTurns));
      return base && { data: base.data, sha256: base.kept.sha256 };
    };
    const built = await loadFiles(browserMachine, files, findBase, (progress) => post({ id, progress }, []));
    if (!built.ok) return built;
    const { bytes, sha256, bad, badCount, needsTotal } = built.value;
    const { about, signature } = built.value.data.file;
    const put = await keep(own, bytes, sha256);
    own?.close();
    return { ok: true, value: { statement: { sha256, about, signature }, bad, badCount, needsTotal, put } };
  }

  async function keep(
    own: RegisterKeeper | undefined,
    bytes: Uint8Array<ArrayBuffer>,
    sha256: string,
  ): Promise<PutRegister['put']> {
    try {
      if (own === undefined) throw new Error('There is no place to keep a register in');
      return { file: await own.put(bytes, sha256) };
    } catch (cause) {
      return { bytes: bytes.buffer, trouble: String(cause) };
    }
  }

  async function take({
    file,
    sha256,
    signature,
  }: Questions['take']['ask']): Promise<Questions['take']['answer']> {
    try {
      if (keeper === undefined) throw new Error('There is no place to keep a register in');
      const opened = await keeper.take(file, sha256, signature);
      data = opened.data;
      return { inUse: opened.inUse };
    } catch (cause) {
      return { trouble: String(cause) };
    }
  }

  function use({ bytes, sha256, signature }: Questions['use']['ask']): RegisterInUse {
    const opened = openRegister(bytes);
    if (!opened.ok) throw new Error('A register that was just built does not open');
    data = opened.value;
    return { ...data.info, sha256, signature };
  }

  async function answer(message: ToWorker): Promise<void> {
    const { id } = message;
    const reply = <Kind extends QuestionKind>(
      _kind: Kind,
      value: Questions[Kind]['answer'],
      transfer: Transferable[] = [],
    ): void => post({ id, answer: value }, transfer);
    switch (message.kind) {
      case 'start':
        return reply('start', await start(message.ask));
      case 'check':
        return reply('check', await check());
      case 'search':
        return reply(
          'search',
          data === undefined
            ? { suggestions: [] }
            : searchAddresses(data, message.ask.text, message.ask.options),
        );
      case 'findById':
        return reply('findById', data && findAddress(data, message.ask));
      case 'take':
        return reply('take', await take(message.ask));
      case 'use':
        return reply('use', use(message.ask));
      case 'load': {
        const loaded = await load(message.ask, id);
        const bytes = loaded.ok && 'bytes' in loaded.value.put ? [loaded.value.put.bytes] : [];
        return reply('load', loaded, bytes);
      }
    }
  }

  return (message) => {
    const run = async (): Promise<void> => {
      try {
        await answer(message);
      } catch (cause) {
        post({ id: message.id, failure: cause instanceof Error ? cause.message : String(cause) }, []);
      }
    };
    // A search need not wait for a new register: the one in use goes on answering.
    if (message.kind === 'search' || message.kind === 'findById' || message.kind === 'check') return run();
    last = last.then(run);
    return last;
  };
}
