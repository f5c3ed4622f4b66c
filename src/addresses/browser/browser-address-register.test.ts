import { expect, test } from 'vitest';
import type { AddressAnswer } from '../address-register.ts';
import { diffRegisters } from '../diff-registers.ts';
import { version2 } from '../earlier-packs.fixture.ts';
import { createMemoryShelf } from '../memory-shelf.fixture.ts';
import { registerBytes, registerCsv } from '../register.fixture.ts';
import type { HashBytes } from '../register-changes.ts';
import { openRegister } from '../register-data.ts';
import { withSignature } from '../register-file.ts';
import { createRegisterKeeper } from '../register-keeper.ts';
import type { RegisterShelf } from '../register-shelf.ts';
import { type BrowserRegisterOptions, createBrowserAddressRegister } from './browser-address-register.ts';
import type { WorkerLike } from './worker-link.ts';
import type { FromWorker, RegisterStatement, ToWorker } from './worker-messages.ts';
import { createWorkerSession } from './worker-session.ts';

/** The worker's own code behind messages that are copied, as between page and worker. */
class WorkerInPage implements WorkerLike {
  readonly asked: ToWorker['kind'][] = [];
  readonly #messages: ((event: MessageEvent<FromWorker>) => void)[] = [];
  readonly #errors: ((event: { readonly message?: string }) => void)[] = [];
  readonly #answer: (message: ToWorker) => Promise<void>;

  constructor(shelf: RegisterShelf | Error) {
    this.#answer = createWorkerSession(
      (message, transfer) => {
        const data = structuredClone(message, { transfer });
        for (const listener of this.#messages) listener(new MessageEvent('message', { data }));
      },
      async () => {
        if (shelf instanceof Error) throw shelf;
        return shelf;
      },
    );
  }

  postMessage(message: ToWorker, transfer: Transferable[]): void {
    this.asked.push(message.kind);
    const data = structuredClone(message, { transfer });
    queueMicrotask(() => void this.#answer(data));
  }
  addEventListener(type: 'message' | 'error', listener: never): void {
    (type === 'message' ? this.#messages : this.#errors).push(listener);
  }
  hasEnded = false;
  terminate(): void {
    this.hasEnded = true;
    this.#messages.length = 0;
  }
  breakDown(): void {
    for (const listener of this.#errors) listener({ message: 'out of memory' });
  }
}

function station(
  shelf: RegisterShelf | Error = createMemoryShelf(),
  verify?: BrowserRegisterOptions['verify'],
) {
  const workers: WorkerInPage[] = [];
  const troubles: unknown[] = [];
  const register = createBrowserAddressRegister({
    shelf: 'addresses',
    ...(verify === undefined ? {} : { verify }),
    onStorageTrouble: (cause) => troubles.push(cause),
    createWorker: () => {
      const worker = new WorkerInPage(shelf);
      workers.push(worker);
      return worker;
    },
  });
  return { register, workers, troubles };
}

const csv = registerCsv([
  { street: 'Møllevej', number: '1' },
  { street: 'Åvej', number: '2' },
]);
const file = { name: 'register.csv', bytes: new TextEncoder().encode(csv) };
const hash: HashBytes = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
const labels = ({ suggestions }: AddressAnswer): string[] => suggestions.map(({ label }) => label);

test('a station without a register says so and finds nothing', async () => {
  const { register, troubles } = station();
  expect(await register.findInfo()).toBeUndefined();
  expect(await register.search('møllevej', { limit: 5 })).toEqual({ suggestions: [] });
  expect(troubles).toEqual([]);
});

test('a loaded register answers, tells its progress, and is there again after a restart', async () => {
  const shelf = createMemoryShelf();
  const first = station(shelf);
  const stages: string[] = [];
  const loaded = await first.register.load([file], ({ stage }) => stages.push(stage));
  expect(loaded).toMatchObject({ ok: true, value: { info: { name: 'register', addresses: 2 } } });
  expect(new Set(stages)).toEqual(new Set(['reading', 'building']));
  expect(file.bytes.length).toBeGreaterThan(0);
  first.register.close();

  const second = station(shelf);
  expect(await second.register.findInfo()).toMatchObject({
    addresses: 2,
    signature: 'none',
    kommuner: [{ code: '0621', addresses: 2 }],
  });
  const answer = await second.register.search('aavej 2', { limit: 5 });
  expect(labels(answer)).toEqual(['Åvej 2']);
  const [found] = answer.suggestions;
  if (found?.kind !== 'address') throw new Error('Not an address');
  expect(await second.register.findById(found.address.id)).toEqual({
    address: found.address,
    state: 'in-force',
  });
});

test('gzipped files are unpacked in the worker, and blobs are read as they are', async () => {
  const packed = new Response(new Blob([csv]).stream().pipeThrough(new CompressionStream('gzip')));
  const { register } = station();
  const bytes = new Uint8Array(await packed.arrayBuffer());
  expect(await register.load([{ name: 'a.csv.gz', bytes }])).toMatchObject({ ok: true });
  expect(await register.load([{ name: 'a.csv.gz', bytes: new Blob([bytes]) }])).toMatchObject({ ok: true });
  expect(await register.load([{ name: 'a.csv.gz', bytes: bytes.slice(0, -9) }])).toEqual({
    ok: false,
    error: { kind: 'damaged' },
  });
});

test('several files make one register', async () => {
  const { register } = station();
  const other = registerCsv([{ street: 'Nyvej', number: '3' }]).replaceAll('00000001-', '00000009-');
  const loaded = await register.load([file, { name: 'other.csv', bytes: new TextEncoder().encode(other) }]);
  expect(loaded).toMatchObject({ ok: true, value: { info: { addresses: 3 } } });
});

test('files that are no register leave the register and what is kept as they were', async () => {
  const shelf = createMemoryShelf();
  const { register } = station(shelf);
  await register.load([file]);
  const kept = [...shelf.files];
  const letter = { name: 'letter.txt', bytes: new TextEncoder().encode('Kære borger') };
  expect(await register.load([letter])).toEqual({ ok: false, error: { kind: 'not-a-register' } });
  expect([...shelf.files]).toEqual(kept);
  expect(labels(await register.search('møllevej 1', { limit: 5 }))).toEqual(['Møllevej 1']);
  expect(await register.findInfo()).toMatchObject({ name: 'register' });
});

test('while a register is loaded the old one answers, and a cancelled one is dropped', async () => {
  const shelf = createMemoryShelf();
  const { register, workers } = station(shelf);
  await register.load([file]);
  const [kept] = shelf.files.keys();
  const other = registerCsv([{ street: 'Nyvej', number: '3' }]);
  const loading = register.load([{ name: 'other.csv', bytes: new TextEncoder().encode(other) }]);
  expect(labels(await register.search('møllevej 1', { limit: 5 }))).toEqual(['Møllevej 1']);
  register.cancelLoad();
  expect(await loading).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(await register.findInfo()).toMatchObject({ name: 'register' });
  expect(workers.at(-1)?.hasEnded).toBe(true);
  expect(workers.at(-1)?.asked).toEqual(['load']);
  expect(workers.filter(({ hasEnded }) => !hasEnded)).toHaveLength(1);
  register.close();
  expect((await createRegisterKeeper(shelf).start())?.kept.file).toBe(kept);
});

test('a signature by the kommune’s server is told, and one by another is refused', async () => {
  const unsigned = registerBytes([{ street: 'Nyvej', number: '3' }]);
  const signature = { key: '0123456789abcdef', signature: 'AAAA' };
  const signed = { name: 'r.register', bytes: withSignature(unsigned, signature) };
  const asked: RegisterStatement[] = [];
  const { register } = station(createMemoryShelf(), async (statement) => {
    asked.push(statement);
    return asked.length === 1 ? 'by-server' : 'wrong';
  });
  await register.load([signed]);
  expect(await register.findInfo()).toMatchObject({ signature: 'by-server' });
  expect(asked[0]).toMatchObject({ signature, sha256: await hash(unsigned) });
  expect(JSON.parse(asked[0]?.about ?? '')).toMatchObject({ kind: 'register', addresses: 1 });
  expect(await register.load([signed])).toEqual({ ok: false, error: { kind: 'wrong-signature' } });
  const unknowing = station();
  await unknowing.register.load([signed]);
  expect(await unknowing.register.findInfo()).toMatchObject({ signature: 'unchecked' });
});

test('changes are applied to the register in use, in their order, whichever was chosen first', async () => {
  const states = await Promise.all(
    ['1', '2', '3'].map(async (number) => {
      const bytes = registerBytes([{ street: 'Nyvej', number }], { name: 'r', date: `2026-11-0${number}` });
      const opened = openRegister(bytes.buffer);
      if (!opened.ok) throw new Error(opened.error.kind);
      return { bytes, data: opened.value, sha256: await hash(bytes) };
    }),
  );
  const [a, b, c] = states;
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three');
  const differences = await Promise.all([diffRegisters(a, b, hash), diffRegisters(b, c, hash)]);
  const [ab, bc] = differences.map((difference) => {
    if (!difference.ok) throw new Error(difference.error.kind);
    return { name: 'changes', bytes: difference.value.bytes };
  });
  if (ab === undefined || bc === undefined) throw new Error('Two');
  const { register } = station();
  expect(await register.load([ab])).toEqual({ ok: false, error: { kind: 'no-base' } });
  await register.load([{ name: 'a', bytes: a.bytes }]);
  expect(await register.load([bc])).toEqual({
    ok: false,
    error: { kind: 'other-base', base: '2026-11-01', wanted: '2026-11-02' },
  });
  expect(await register.load([bc, ab])).toMatchObject({ ok: true, value: { info: { date: '2026-11-03' } } });
  expect(labels(await register.search('nyvej 3', { limit: 5 }))).toEqual(['Nyvej 3']);
  expect(await register.load([bc])).toEqual({ ok: false, error: { kind: 'nothing-new' } });
  expect(await register.load([bc, file])).toEqual({ ok: false, error: { kind: 'mixed-files' } });
});

test('the register of an earlier version is taken over once', async () => {
  const packed = Uint8Array.from(atob(version2), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const pack = await new Response(unpacked).arrayBuffer();
  const shelf = createMemoryShelf();
  let earlier: ArrayBuffer | undefined = pack;
  const withEarlier: RegisterShelf = {
    ...shelf,
    readPointer: () => shelf.readPointer(),
    writePointer: (text) => shelf.writePointer(text),
    earlier: {
      find: async () => earlier,
      forget: async () => {
        earlier = undefined;
      },
    },
  };
  const first = station(withEarlier);
  expect(await first.register.findInfo()).toMatchObject({ name: 'Kolding', addresses: 3 });
  expect(earlier).toBeUndefined();
  first.register.close();
  expect(await station(withEarlier).register.findInfo()).toMatchObject({ name: 'Kolding', addresses: 3 });
});

test('keystrokes that were overtaken are not searched for; their promises get the newest answer', async () => {
  const { register, workers } = station();
  await register.load([file]);
  const typed = ['m', 'mø', 'møl', 'møll', 'å'].map((text) => register.search(text, { limit: 5 }));
  const answers = (await Promise.all(typed)).map(labels);
  expect(answers).toEqual([['Møllevej'], ['Åvej'], ['Åvej'], ['Åvej'], ['Åvej']]);
  expect(workers.flatMap(({ asked }) => asked).filter((kind) => kind === 'search')).toHaveLength(2);
});

test('a damaged stored register is told of, and a new one can be loaded', async () => {
  const shelf = createMemoryShelf();
  await station(shelf).register.load([file]);
  for (const bytes of shelf.files.values()) bytes.fill(0, 100);
  const { register, troubles } = station(shelf);
  expect(await register.findInfo()).toBeUndefined();
  expect(troubles).toHaveLength(1);
  expect(await register.load([file])).toMatchObject({ ok: true });
});

test('where the browser keeps nothing, the register works until the next start and the trouble is told', async () => {
  const { register, troubles } = station(new Error('refused'));
  expect(await register.load([file])).toMatchObject({ ok: true });
  expect(labels(await register.search('møllevej 1', { limit: 5 }))).toEqual(['Møllevej 1']);
  expect(troubles.map(String)).toEqual([
    'Error: Error: refused',
    'Error: Error: There is no place to keep a register in',
  ]);
});

test('after a broken worker the next search starts another with the stored register', async () => {
  const { register, workers } = station();
  await register.load([file]);
  const search = register.search('møllevej', { limit: 5 });
  const refused = expect(search).rejects.toThrow('out of memory');
  const answering = workers.find(({ hasEnded }) => !hasEnded);
  // The question is on its way once the promises before it have settled.
  while (answering?.asked.at(-1) !== 'search') await Promise.resolve();
  answering.breakDown();
  await refused;
  expect(labels(await register.search('møllevej', { limit: 5 }))).toEqual(['Møllevej']);
  expect(workers.filter(({ hasEnded }) => !hasEnded)).toHaveLength(1);
});
