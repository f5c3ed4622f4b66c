import type { StationBridge } from '../../contract/ipc/requests.ts';
import { fail, ok } from '../../domain/result.ts';
import { importStoreKeys } from '../../store/keys/store-keys.ts';
import { asWholeBuffer, createMainProcess } from './ask-main-process.ts';
import { createElectronDevice } from './electron-device.ts';
import { createElectronFiles } from './electron-files.ts';
import type { StationHost } from './station-host.ts';
import { systemClock } from './system-clock.ts';

/**
 * The station in Electron: what the server knows it by and the transport are the main process's, behind the
 * bridge, and so are the files and the machine's secret. The keys to its data are the page's own.
 */
export function createElectronHost(
  bridge: StationBridge,
  storage: Pick<StorageManager, 'persist' | 'persisted'>,
): StationHost {
  const main = createMainProcess(bridge);
  const files = createElectronFiles(main);
  /** As long as somebody is signed in. */
  let lending = new AbortController();
  return {
    kind: 'electron',
    clock: systemClock,
    loadIdentity: () => main.ask('station:load', undefined),
    connect: ({ serverUrl, code }) =>
      main.ask('station:connect', {
        code,
        ...(serverUrl === undefined ? {} : { serverUrl }),
      }),
    // The main process was started for one world, and has one directory for it.
    files: () => files,
    device: createElectronDevice(main),
    // The machine's secret keeps guesses off a copied disk, so digits do.
    passcodes: (audience) =>
      audience === 'production' ? { shortest: 6, shortestDigits: 6 } : { shortest: 4, shortestDigits: 4 },
    async findEarlierKeys() {
      const answer = await main.ask('keys:earlier', undefined);
      if (answer.ok) {
        const { dataKey, lookupKey } = answer.value;
        return ok(await importStoreKeys(bytesOf(dataKey), bytesOf(lookupKey)));
      }
      const { kind } = answer.error;
      return kind === 'none' ? ok(undefined) : fail({ kind });
    },
    async forgetEarlierKeys() {
      await main.ask('keys:forget-earlier', undefined);
    },
    async lendVault() {
      lending.abort();
      lending = new AbortController();
    },
    transport: {
      probe: () => orBrokenOff(main.askForValue('intake:probe', undefined), lending.signal),
      handOver: (given, along = {}, line) => {
        // A view would take along what lies beside it.
        const records = given.map((record) => ({ ...record, bytes: record.bytes.slice() }));
        const asked = { records, ...along, ...(line && { line: { isQuick: line.isQuick } }) };
        return orBrokenOff(main.askForValue('intake:hand-over', asked), lending.signal);
      },
      compareRecords: (records) =>
        orBrokenOff(main.askForValue('intake:compare', { records }), lending.signal),
      fetchUpdates: (since) => orBrokenOff(main.askForValue('intake:updates', since), lending.signal),
      askForIntakes: (question) =>
        orBrokenOff(main.askForValue('intake:kiosk', { question }), lending.signal),
      findRegister: (have) => {
        const asked = have === undefined ? {} : { have };
        return orBrokenOff(main.askForValue('intake:register', asked), lending.signal);
      },
      fetchRegisterPart: (file, from) =>
        orBrokenOff(main.askForValue('intake:register-part', { file, from }), lending.signal),
    },
    credentials: {
      findStanding: () => main.askForValue('station:standing', undefined),
      takeNumber: () => main.askForValue('station:take-number', undefined),
      signBundle: (text) => main.askForValue('station:sign-bundle', { text }),
      agreeWith: (publicKey) => main.askForValue('station:agree', { publicKey: asWholeBuffer(publicKey) }),
    },
    persistStorage: async () => (await storage.persisted()) || storage.persist(),
  };
}

/** The main process goes on until its own time is out; the page waits for it no longer, and keeps nothing of it. */
function orBrokenOff<Answer>(
  answer: Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer | { readonly kind: 'unreachable' }> {
  return new Promise((resolve, reject) => {
    const breakOff = (): void => resolve({ kind: 'unreachable' });
    signal.addEventListener('abort', breakOff);
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', breakOff));
  });
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
