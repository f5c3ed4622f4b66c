import { argon2id } from 'hash-wasm';
import type { DeviceBinding, DeviceProblem } from '../../application/ports/device-binding.ts';
import type { ClerkEntry } from '../../contract/keyring.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { RootKey } from '../keys/station-keys.ts';
import type { RecoveryKey } from './recovery-key.ts';

type Wrapped = ClerkEntry['wrapped'];
export type Kdf = ClerkEntry['kdf'];

/** What one try costs whoever guesses. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** About a third of a second on an office machine (RFC 9106's second choice: 64 MiB, 3 passes). */
export const officeCost: KdfCost = { memoryKiB: 65_536, passes: 3 };

const encoder = new TextEncoder();
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export const makeKdf = (cost: KdfCost): Kdf => ({
  name: 'argon2id',
  salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
  ...cost,
});

const aesKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** The key that a passcode gives on this machine. */
export async function keyFromPasscode(
  passcode: string,
  { salt, memoryKiB, passes }: Kdf,
  device: DeviceBinding,
  /** At set-up and recovery, where the machine may have no secret yet. */
  mayMake = false,
): Promise<Result<CryptoKey, DeviceProblem>> {
  const hash = await argon2id({
    // Keyboards differ in how they make a letter; the passcode is the same. Nobody's is empty, and argon2id
    // takes none: it is tried as another that nobody has.
    password: passcode.normalize('NFKC') || '\0',
    salt: fromBase64(salt),
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  const bound = await device.bind(new Uint8Array(hash), { mayMake });
  return bound.ok ? ok(await aesKey(bound.value)) : bound;
}

export async function keyFromRecovery(key: RecoveryKey, station: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(key.join('')), 'HKDF', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: encoder.encode(station),
      info: encoder.encode('bopael/1/recovery'),
    },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export const recoveryPlace = (station: string): string => `${station}/recovery`;

/** `place`: station, and whose the wrap is, so that one cannot stand in another's place. */
export async function wrapRoot(root: RootKey, key: CryptoKey, place: string): Promise<Wrapped> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(`keyring/${place}`) };
  const data = await crypto.subtle.encrypt(algorithm, key, root);
  return { nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) };
}

export async function unwrapRoot(
  { nonce, data }: Wrapped,
  key: CryptoKey,
  place: string,
): Promise<Result<RootKey, { readonly kind: 'wrong' }>> {
  const algorithm = {
    name: 'AES-GCM',
    iv: fromBase64(nonce),
    additionalData: encoder.encode(`keyring/${place}`),
  };
  try {
    return ok(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64(data))));
  } catch {
    return fail({ kind: 'wrong' });
  }
}
