import type { Result } from '../../domain/result.ts';

export type DeviceProblem = { readonly kind: 'key-store-unavailable' };

/**
 * Ties a secret to this machine. In Electron the answer depends on a secret in the operating system's key
 * store, so a copied disk is not enough to try passcodes on. A browser has nothing of the kind and answers
 * with what it was given; there the passcode must be longer.
 */
export interface DeviceBinding {
  readonly kind: 'operating-system' | 'none';
  /** 32 bytes in, 32 bytes out; the same for the same machine, and nothing alike on another. */
  bind(secret: Uint8Array<ArrayBuffer>): Promise<Result<Uint8Array<ArrayBuffer>, DeviceProblem>>;
}
