import type { SafeStorage } from 'electron';
import { fail, ok, type Result } from '../../domain/result.ts';

type SystemKeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export interface SecretBoxOptions {
  readonly safeStorage: SystemKeyStore;
  readonly platform: NodeJS.Platform;
  /** Linux only: take the fixed password that is used where there is no key ring. */
  readonly allowPlainText: boolean;
}

export interface SecretBox {
  /** Base64 of the text, readable only by this user of this machine. */
  seal(text: string): Promise<Result<string, { readonly kind: 'key-store-unavailable' }>>;
  open(sealed: string): Promise<Result<OpenedSecret, OpenProblem>>;
}

export interface OpenedSecret {
  readonly text: string;
  /** The system has a newer or better key: seal it again. */
  readonly stale: boolean;
}

export interface OpenProblem {
  readonly kind: 'key-store-unavailable' | 'unreadable';
}

/**
 * Chromium marks what it sealed with its fixed Linux password by this prefix; what a key ring or the
 * secret portal protects bears another (os_crypt). On other systems the prefix means something else.
 */
const fixedPasswordPrefix = Buffer.from('v10');

/** The system's own key store, refusing the one that keeps nothing secret. */
export function createSecretBox({ safeStorage, platform, allowPlainText }: SecretBoxOptions): SecretBox {
  const refusesPlainText = platform === 'linux' && !allowPlainText;
  const isPlain = (bytes: Buffer): boolean =>
    bytes.subarray(0, fixedPasswordPrefix.length).equals(fixedPasswordPrefix);

  async function isAvailable(): Promise<boolean> {
    if (refusesPlainText && safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
    return safeStorage.isAsyncEncryptionAvailable();
  }

  return {
    async seal(text) {
      try {
        if (!(await isAvailable())) return fail({ kind: 'key-store-unavailable' });
        const sealed = await safeStorage.encryptStringAsync(text);
        if (refusesPlainText && isPlain(sealed)) return fail({ kind: 'key-store-unavailable' });
        return ok(sealed.toString('base64'));
      } catch {
        // The system's own words may hold what was to be sealed.
        return fail({ kind: 'key-store-unavailable' });
      }
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        if (!(await isAvailable())) return fail({ kind: 'key-store-unavailable' });
      } catch {
        return fail({ kind: 'key-store-unavailable' });
      }
      if (refusesPlainText && isPlain(bytes)) return fail({ kind: 'key-store-unavailable' });
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
        return ok({ text: result, stale: shouldReEncrypt });
      } catch {
        return fail({ kind: 'unreadable' });
      }
    },
  };
}
