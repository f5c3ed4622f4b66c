import 'fake-indexeddb/auto';
import { generateStoreKeys, type StoreKeys } from '../../../src/store/keys/store-keys.ts';
import { makeEarlierStation } from '../station/earlier-station.ts';
import type { Machine } from '../station/machine.ts';
import { runSession, type SessionInput } from '../station/session.ts';
import type { Told } from '../telling.ts';
import { bareMachine, tellParent } from './bare-process.ts';

/** A station in a bare process: real files, and a database that dies with it. */
export interface ChildInput extends SessionInput {
  readonly folder: string;
  /** So many records of the version before clerks are there to be taken along. */
  readonly earlier: number;
}

const tell: (told: Told) => void = tellParent;

const input = JSON.parse(process.argv[2] ?? '') as ChildInput;
let earlierKeys: StoreKeys | undefined;

const machine: Machine = {
  ...bareMachine(input.folder),
  findEarlierKeys: async () => earlierKeys,
  async forgetEarlierKeys() {
    earlierKeys = undefined;
  },
};

const beat = 50;
let lastBeat = performance.now();
setInterval(() => {
  const late = Math.round(performance.now() - lastBeat - beat);
  lastBeat = performance.now();
  if (late > beat) tell({ kind: 'starved', milliseconds: late, when: Date.now() });
}, beat).unref();

try {
  let told = tell;
  if (input.earlier > 0) {
    earlierKeys = await generateStoreKeys();
    const { records, draft, draftVersion } = await makeEarlierStation(
      machine.name,
      earlierKeys,
      input.canaries,
      input.earlier,
    );
    for (const { id } of records) tell({ kind: 'saving', id });
    // In memory until the store has them in its journal: only then may they be called saved.
    told = (told) => {
      if (told.kind === 'found') {
        for (const record of records) tell({ kind: 'saved', ...record });
        tell({ kind: 'typed', id: draft, version: draftVersion, when: 0 });
      }
      tell(told);
    };
  }
  await runSession(machine, input, told);
} catch (error) {
  tell({ kind: 'trouble', what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exitCode = 1;
}
