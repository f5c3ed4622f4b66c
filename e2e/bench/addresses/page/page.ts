import {
  type BrowserAddressRegister,
  createBrowserAddressRegister,
} from '../../../../src/addresses/browser/index.ts';
import { fillDexie, findInDexie } from './dexie-rows.ts';

const shelf = 'bopael-bench-addresses';
const options = { limit: 8 };
/** Times that the worker itself has measured. */
const took: number[] = [];

/** The station's own worker, or the same with its times. */
const open = (timed: boolean): BrowserAddressRegister =>
  createBrowserAddressRegister(
    timed
      ? {
          shelf,
          createWorker() {
            const worker = new Worker(new URL('./timed.worker.ts', import.meta.url), { type: 'module' });
            worker.addEventListener('message', ({ data }: MessageEvent<{ readonly took?: number }>) => {
              if (data.took !== undefined) took.push(data.took);
            });
            return worker;
          },
        }
      : { shelf },
  );

interface Measured {
  readonly times: readonly number[];
  /** The first line of each answer. */
  readonly firsts: readonly (string | undefined)[];
}

/** A body's lines, by the piece in which they come. */
function linesOf({ body }: Response): ReadableStream<readonly string[]> {
  if (body === null) throw new Error('Nothing was lent');
  let begun = '';
  return body.pipeThrough(new TextDecoderStream()).pipeThrough(
    new TransformStream<string, readonly string[]>({
      transform(piece, controller) {
        const lines = (begun + piece).split('\n');
        begun = lines.pop() ?? '';
        controller.enqueue(lines);
      },
      flush(controller) {
        if (begun !== '') controller.enqueue([begun]);
      },
    }),
  );
}

/** Asks SQLite's worker, which lies among the peers and knows nothing of ours. */
let sqlite: Worker | undefined;
function askSqlite(order: string, values: readonly unknown[]): Promise<unknown> {
  sqlite ??= new Worker('/peers/sqlite.worker.mjs', { type: 'module' });
  const worker = sqlite;
  return new Promise((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ readonly value?: unknown; readonly error?: string }>) => {
        if (data.error === undefined) resolve(data.value);
        else reject(new Error(data.error));
      },
      { once: true },
    );
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    worker.postMessage({ order, values });
  });
}

const orders = {
  /** Loads a register from an address, as a file that a clerk has chosen; the station stores it. */
  async load(address: string): Promise<number> {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const register = open(false);
    const loaded = await register.load([{ name: 'measured.register', bytes }]);
    register.close();
    if (!loaded.ok) throw new Error(loaded.error.kind);
    return loaded.value.info.addresses;
  },

  /** From nothing but the stored register to the first answer; milliseconds. */
  async start(text: string): Promise<number> {
    const from = performance.now();
    const register = open(false);
    const { suggestions } = await register.search(text, options);
    const milliseconds = performance.now() - from;
    if (suggestions.length === 0) throw new Error('Nothing was found');
    register.close();
    return milliseconds;
  },

  /**
   * Searches for each text, one after the other. `timed`: milliseconds within the worker; else from the question to the
   * answer, as the page has it.
   */
  async search(texts: readonly string[], warmUp: number, timed: boolean): Promise<Measured> {
    const register = open(timed);
    for (const text of texts.slice(0, warmUp)) await register.search(text, options);
    took.length = 0;
    const times: number[] = [];
    const firsts: (string | undefined)[] = [];
    for (const text of texts) {
      const from = performance.now();
      const { suggestions } = await register.search(text, options);
      times.push(performance.now() - from);
      firsts.push(suggestions[0]?.label);
    }
    register.close();
    return { times: timed ? [...took] : times, firsts };
  },

  /** Bytes that page and worker hold, with an open register and without one. */
  async weigh(text: string): Promise<{ readonly without: number; readonly open: number }> {
    const { measureUserAgentSpecificMemory } = performance as unknown as {
      readonly measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }>;
    };
    const measure = async (): Promise<number> =>
      (await measureUserAgentSpecificMemory.call(performance)).bytes;
    const without = await measure();
    const register = open(false);
    await register.search(text, options);
    const bytes = await measure();
    register.close();
    return { without, open: bytes };
  },

  /** Brings addresses into Dexie, the words of one a line; milliseconds. */
  fillDexie: async (address: string): Promise<number> => fillDexie(linesOf(await fetch(address))),

  /** As `search`, for as many texts as there is time for. */
  async searchDexie(texts: readonly string[], milliseconds: number) {
    for (const text of texts.slice(0, 20)) await findInDexie(text);
    const until = performance.now() + milliseconds;
    const times: number[] = [];
    const found: (readonly number[])[] = [];
    for (const text of texts) {
      const from = performance.now();
      if (from > until) break;
      found.push(await findInDexie(text));
      times.push(performance.now() - from);
    }
    return { times, found };
  },

  /** Brings a file of SQLite's in; milliseconds. */
  fillSqlite: (address: string) => askSqlite('fill', [address]),

  /** As `searchDexie`, by one of SQLite's two indexes, for texts that are cut into words already. */
  searchSqlite: (
    way: 'prefix' | 'trigram',
    texts: readonly (readonly string[])[],
    warmUp: number,
    milliseconds: number,
  ) => askSqlite('search', [way, texts, warmUp, milliseconds]),
};

export type AddressOrders = typeof orders;
Object.assign(window, { bench: orders });
