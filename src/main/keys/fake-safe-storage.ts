import type { SecretBoxOptions } from './secret-box.ts';

type SafeStorage = SecretBoxOptions['safeStorage'];

/** A system key store for tests: seals by a prefix and a password, and can lose or change the password. */
export function createFakeSafeStorage(state: FakeKeyStoreState): SafeStorage {
  return {
    getSelectedStorageBackend: () => state.backend,
    isAsyncEncryptionAvailable: async () => state.available,
    encryptStringAsync: async (text) => {
      const sealed = Buffer.from(`${state.password}|${text}`, 'utf8').toString('base64');
      return Buffer.from(`${state.prefix}${sealed}`);
    },
    decryptStringAsync: async (bytes) => {
      const text = bytes.toString('utf8');
      const opened = Buffer.from(text.slice(3), 'base64').toString('utf8');
      const mark = `${state.password}|`;
      if (!opened.startsWith(mark)) throw new Error(`cannot decrypt ${text}`);
      return { result: opened.slice(mark.length), shouldReEncrypt: !text.startsWith(state.prefix) };
    },
  };
}

export interface FakeKeyStoreState {
  available: boolean;
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  prefix: 'v10' | 'v11' | 'v12';
  password: string;
}

export const healthyKeyStore = (): FakeKeyStoreState => ({
  available: true,
  backend: 'gnome_libsecret',
  prefix: 'v11',
  password: 'nøgle',
});
