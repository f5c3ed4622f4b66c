import type { AddressAnswer, AddressRegister, RegisterInfo } from '../address-register.ts';
import type { LoadProgress } from '../register-session.ts';
import type { PackStorage } from './pack-storage.ts';
import { createWorkerLink, type WorkerLike } from './worker-link.ts';

export interface BrowserRegisterOptions {
  readonly storage: PackStorage;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** The stored pack cannot be read or a new one not be kept; the register works until the next start. */
  readonly onStorageTrouble?: (cause: unknown) => void;
  /** Another worker than the module's own, for tests. */
  readonly createWorker?: () => WorkerLike;
}

export interface BrowserAddressRegister extends AddressRegister {
  /** Ends the worker. */
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: AddressAnswer) => void;
  readonly reject: (cause: unknown) => void;
}

const newWorker = (): WorkerLike =>
  new Worker(new URL('./address.worker.ts', import.meta.url), { type: 'module' });

/**
 * The register in a worker of its own. Start-up opens the stored pack. While one search runs, only the
 * newest of those that follow is kept: the promises of the ones it replaces get its answer.
 */
export function createBrowserAddressRegister(options: BrowserRegisterOptions): BrowserAddressRegister {
  const { storage, onProgress, onStorageTrouble = () => undefined } = options;
  let info: RegisterInfo | undefined;
  const link = createWorkerLink(options.createWorker ?? newWorker, onProgress);

  async function openStored(): Promise<void> {
    let pack: ArrayBuffer | undefined;
    try {
      pack = await storage.load();
    } catch (cause) {
      onStorageTrouble(cause);
    }
    if (pack === undefined) return;
    const opened = await link.ask('open', pack, [pack]);
    if (opened.ok) info = opened.value;
    else onStorageTrouble(new Error('The stored register is damaged'));
  }
  // A worker that ended takes its register with it; the next one opens the stored pack again.
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
    info = undefined;
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

  return {
    async findInfo() {
      await whenReady();
      return info;
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
    async load(file) {
      await whenReady();
      const result = await link.ask('load', file);
      if (!result.ok) return result;
      info = result.value.loaded.info;
      try {
        await storage.save(result.value.pack);
      } catch (cause) {
        onStorageTrouble(cause);
      }
      return { ok: true, value: result.value.loaded };
    },
    close: () => link.close(),
  };
}
