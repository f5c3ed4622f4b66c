import { fail, ok, type Result } from '../../domain/result.ts';
import type {
  AddressAnswer,
  AddressRegister,
  LoadProgress,
  RegisterFile,
  RegisterInUse,
  RegisterProblem,
  RegisterSignature,
} from '../address-register.ts';
import { createWorkerLink, type WorkerLike, type WorkerLink } from './worker-link.ts';
import type { PutRegister, RegisterStatement } from './worker-messages.ts';

export interface BrowserRegisterOptions {
  /** The name that the registers are kept under on the machine. */
  readonly shelf: string;
  /** Judges the signature of a register that has one; without it, nobody is known who could have signed. */
  readonly verify?: (statement: RegisterStatement) => Promise<RegisterSignature | 'wrong'>;
  /** The stored register cannot be read or a new one not be kept; that one works until the next start. */
  readonly onStorageTrouble?: (cause: unknown) => void;
  /** Another worker than the module's own, for tests. */
  readonly createWorker?: () => WorkerLike;
}

export interface BrowserAddressRegister extends AddressRegister {
  /** Ends the workers. */
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: AddressAnswer) => void;
  readonly reject: (cause: unknown) => void;
}

const newWorker = (): WorkerLike =>
  new Worker(new URL('./address.worker.ts', import.meta.url), { type: 'module' });

/**
 * The register in a worker of its own, and another worker while one is loaded: typing is answered all the while.
 * While one search runs, only the newest of those that follow is kept: the promises of the ones it replaces get its
 * answer.
 */
export function createBrowserAddressRegister(options: BrowserRegisterOptions): BrowserAddressRegister {
  const { shelf, verify, createWorker = newWorker, onStorageTrouble = () => undefined } = options;
  let inUse: RegisterInUse | undefined;
  const link = createWorkerLink(createWorker);
  let loading: { readonly link: WorkerLink; readonly cancelled: () => void } | undefined;

  /** Searches are answered before all of the register has been read; what is said of it is said after that. */
  let checked: Promise<void> | undefined;

  async function openStored(): Promise<void> {
    const started = await link.ask('start', shelf);
    inUse = started.inUse;
    if (started.trouble !== undefined) onStorageTrouble(new Error(started.trouble));
    checked = checkRest(inUse);
    // Whoever asks for it hears of a worker that ended.
    checked.catch(() => undefined);
  }

  async function checkRest(started: RegisterInUse | undefined): Promise<void> {
    if (started === undefined) return;
    const rest = await link.ask('check', undefined);
    // Another one may have been loaded meanwhile.
    if (inUse === started) inUse = rest.inUse;
    if (rest.trouble !== undefined) onStorageTrouble(new Error(rest.trouble));
  }
  // A worker that ended takes its register with it; the next one opens the stored one again.
  let ready: Promise<void> | undefined;
  const whenReady = (): Promise<void> => {
    ready ??= openStored().catch((cause: unknown) => {
      ready = undefined;
      throw cause;
    });
    return ready;
  };
  link.onEnd(() => {
    ready = undefined;
    inUse = undefined;
  });

  type Search = Parameters<AddressRegister['search']>;
  let running = false;
  let next: { readonly asked: Search; readonly waiting: readonly Waiting[] } | undefined;

  async function runSearch([text, searchOptions]: Search): Promise<AddressAnswer> {
    running = true;
    try {
      await whenReady();
      return await link.ask('search', { text, options: searchOptions });
    } finally {
      running = false;
      const following = next;
      next = undefined;
      if (following !== undefined) {
        runSearch(following.asked).then(
          (answer) => {
            for (const { resolve } of following.waiting) resolve(answer);
          },
          (cause: unknown) => {
            for (const { reject } of following.waiting) reject(cause);
          },
        );
      }
    }
  }

  /** What the files give, put on the shelf by a worker that ends with it. */
  async function put(
    files: readonly RegisterFile[],
    onProgress: ((progress: LoadProgress) => void) | undefined,
  ): Promise<Result<PutRegister, RegisterProblem>> {
    const own = createWorkerLink(createWorker, onProgress);
    try {
      return await new Promise((resolve, reject) => {
        loading = { link: own, cancelled: () => resolve(fail({ kind: 'cancelled' })) };
        own.ask('load', { shelf, files }).then(resolve, reject);
      });
    } finally {
      if (loading?.link === own) loading = undefined;
      own.close();
    }
  }

  async function take(
    { put: where, statement: { sha256 } }: PutRegister,
    signature: RegisterSignature,
  ): Promise<Result<RegisterInUse, RegisterProblem>> {
    if ('bytes' in where) {
      onStorageTrouble(new Error(where.trouble));
      const { bytes } = where;
      return ok(await link.ask('use', { bytes, sha256, signature }, [bytes]));
    }
    const taken = await link.ask('take', { file: where.file, sha256, signature });
    if ('inUse' in taken) return ok(taken.inUse);
    onStorageTrouble(new Error(taken.trouble));
    return fail({ kind: 'not-kept' });
  }

  let lastLoad: Promise<unknown> = Promise.resolve();
  const loadNow: AddressRegister['load'] = async (files, onProgress, only) => {
    const result = await put(files, onProgress);
    if (!result.ok) return result;
    const { statement, bad, badCount, needsTotal } = result.value;
    if (only !== undefined && statement.sha256 !== only.sha256) return fail({ kind: 'other-result' });
    const signature =
      statement.signature === undefined ? 'none' : ((await verify?.(statement)) ?? 'unchecked');
    if (signature === 'wrong') return fail({ kind: 'wrong-signature' });
    await whenReady();
    const taken = await take(result.value, signature);
    if (!taken.ok) return taken;
    inUse = taken.value;
    return ok({ info: inUse, bad, badRowCount: badCount, needsTotal });
  };

  return {
    async findInfo() {
      await whenReady();
      await checked;
      return inUse;
    },
    search(...asked) {
      if (!running) return runSearch(asked);
      return new Promise((resolve, reject) => {
        next = { asked, waiting: [...(next?.waiting ?? []), { resolve, reject }] };
      });
    },
    async findById(id) {
      await whenReady();
      return link.ask('findById', id);
    },
    load(...given) {
      const run = lastLoad.then(() => loadNow(...given));
      lastLoad = run.catch(() => undefined);
      return run;
    },
    cancelLoad() {
      loading?.cancelled();
    },
    close() {
      loading?.cancelled();
      link.close();
    },
  };
}
