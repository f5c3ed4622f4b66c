import { expect, test } from 'vitest';
import type { AddressAnswer } from '../address-register.ts';
import { registerCsv } from '../register.fixture.ts';
import { createBrowserAddressRegister } from './browser-address-register.ts';
import type { PackStorage } from './pack-storage.ts';
import type { WorkerLike } from './worker-link.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';
import { createWorkerSession } from './worker-session.ts';

/** The worker's own code behind messages that are copied, as between page and worker. */
class WorkerInPage implements WorkerLike {
  readonly asked: ToWorker['kind'][] = [];
  readonly #messages: ((event: MessageEvent<FromWorker>) => void)[] = [];
  readonly #errors: ((event: { readonly message?: string }) => void)[] = [];
  readonly #answer = createWorkerSession((message, transfer) => {
    const data = structuredClone(message, { transfer });
    for (const listener of this.#messages) listener(new MessageEvent('message', { data }));
  });

  postMessage(message: ToWorker, transfer: Transferable[]): void {
    this.asked.push(message.kind);
    const data = structuredClone(message, { transfer });
    queueMicrotask(() => void this.#answer(data));
  }
  addEventListener(type: 'message' | 'error', listener: never): void {
    (type === 'message' ? this.#messages : this.#errors).push(listener);
  }
  terminate(): void {
    this.#messages.length = 0;
  }
  breakDown(): void {
    for (const listener of this.#errors) listener({ message: 'out of memory' });
  }
}

function storageOf(stored?: ArrayBuffer): PackStorage & { kept: ArrayBuffer | undefined } {
  return {
    kept: stored,
    async load() {
      return this.kept?.slice(0);
    },
    async save(pack) {
      this.kept = pack;
    },
  };
}

function station(storage: PackStorage) {
  const workers: WorkerInPage[] = [];
  const troubles: unknown[] = [];
  const stages: string[] = [];
  const register = createBrowserAddressRegister({
    storage,
    onProgress: ({ stage }) => stages.push(stage),
    onStorageTrouble: (cause) => troubles.push(cause),
    createWorker: () => {
      const worker = new WorkerInPage();
      workers.push(worker);
      return worker;
    },
  });
  return { register, workers, troubles, stages };
}

const csv = registerCsv([
  { street: 'Møllevej', number: '1' },
  { street: 'Åvej', number: '2' },
]);
const file = { name: 'register.csv', bytes: new TextEncoder().encode(csv) };
const labels = ({ suggestions }: AddressAnswer): string[] => suggestions.map(({ label }) => label);

test('a station without a register says so and finds nothing', async () => {
  const { register, troubles } = station(storageOf());
  expect(await register.findInfo()).toBeUndefined();
  expect(await register.search('møllevej', { limit: 5 })).toEqual({ suggestions: [] });
  expect(troubles).toEqual([]);
});

test('a loaded register answers, tells its progress, and is there again after a restart', async () => {
  const storage = storageOf();
  const first = station(storage);
  const loaded = await first.register.load(file);
  expect(loaded).toMatchObject({ ok: true, value: { info: { name: 'register', addresses: 2 } } });
  expect(first.stages).toEqual(['reading', 'building']);
  expect(file.bytes.length).toBeGreaterThan(0);
  first.register.close();

  const second = station(storage);
  expect(await second.register.findInfo()).toMatchObject({ addresses: 2 });
  const answer = await second.register.search('aavej 2', { limit: 5 });
  expect(labels(answer)).toEqual(['Åvej 2']);
  const [found] = answer.suggestions;
  if (found?.kind !== 'address') throw new Error('Not an address');
  expect(await second.register.findById(found.address.id)).toEqual(found.address);
});

test('a gzipped register is unpacked in the worker', async () => {
  const packed = new Response(new Blob([csv]).stream().pipeThrough(new CompressionStream('gzip')));
  const { register } = station(storageOf());
  const bytes = new Uint8Array(await packed.arrayBuffer());
  expect(await register.load({ name: 'a.csv.gz', bytes })).toMatchObject({ ok: true });
  expect(await register.load({ name: 'a.csv.gz', bytes: bytes.slice(0, -9) })).toEqual({
    ok: false,
    error: { kind: 'damaged' },
  });
});

test('a file that is no register leaves the register and its stored pack as they were', async () => {
  const storage = storageOf();
  const { register } = station(storage);
  await register.load(file);
  const kept = storage.kept;
  const refused = await register.load({ name: 'letter.txt', bytes: new TextEncoder().encode('Kære borger') });
  expect(refused).toEqual({ ok: false, error: { kind: 'not-a-register' } });
  expect(storage.kept).toBe(kept);
  expect(labels(await register.search('møllevej 1', { limit: 5 }))).toEqual(['Møllevej 1']);
  expect(await register.findInfo()).toMatchObject({ name: 'register' });
});

test('keystrokes that were overtaken are not searched for; their promises get the newest answer', async () => {
  const { register, workers } = station(storageOf());
  await register.load(file);
  const typed = ['m', 'mø', 'møl', 'møll', 'å'].map((text) => register.search(text, { limit: 5 }));
  const answers = (await Promise.all(typed)).map(labels);
  expect(answers).toEqual([['Møllevej'], ['Åvej'], ['Åvej'], ['Åvej'], ['Åvej']]);
  expect(workers[0]?.asked.filter((kind) => kind === 'search')).toHaveLength(2);
});

test('a damaged stored pack is told of, and a new register can be loaded', async () => {
  const { register, troubles } = station(storageOf(new ArrayBuffer(64)));
  expect(await register.findInfo()).toBeUndefined();
  expect(troubles).toHaveLength(1);
  expect(await register.load(file)).toMatchObject({ ok: true });
});

test('where the browser keeps nothing, the register works until the next start and the trouble is told', async () => {
  const full: PackStorage = {
    load: () => Promise.reject(new Error('refused')),
    save: () => Promise.reject(new Error('no room')),
  };
  const { register, troubles } = station(full);
  expect(await register.load(file)).toMatchObject({ ok: true });
  expect(labels(await register.search('møllevej 1', { limit: 5 }))).toEqual(['Møllevej 1']);
  expect(troubles.map(String)).toEqual(['Error: refused', 'Error: no room']);
});

test('after a broken worker the next search starts another with the stored register', async () => {
  const { register, workers } = station(storageOf());
  await register.load(file);
  const lost = register.search('møllevej', { limit: 5 });
  const refused = expect(lost).rejects.toThrow('out of memory');
  // The question is on its way once the promises before it have settled.
  while (workers[0]?.asked.at(-1) !== 'search') await Promise.resolve();
  workers[0]?.breakDown();
  await refused;
  expect(labels(await register.search('møllevej', { limit: 5 }))).toEqual(['Møllevej']);
  expect(workers).toHaveLength(2);
});
