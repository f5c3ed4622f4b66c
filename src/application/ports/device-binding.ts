import type { Result } from '../../domain/result.ts';

export type DeviceProblem =
  /** It does not answer now. */
  | { readonly kind: 'key-store-unavailable' }
  /** It is not the one that the machine's secret was sealed with, or the secret is gone. */
  | { readonly kind: 'key-store-changed' };

/**
 * Ties a secret to this machine. In Electron the answer depends on a secret in the operating system's key
 * store, so a copied disk is not enough to try passcodes on. A browser has nothing of the kind and answers
 * with what it was given; there the passcode must be longer.
 */
export interface DeviceBinding {
  readonly kind: 'operating-system' | 'none';
  /**
   * 32 bytes in, 32 bytes out; the same for the same machine, and nothing alike on another.
   *
   * `mayMake` is for set-up and recovery alone: a machine that has no secret, or one that its key store no
   * longer opens, gets a new one. Whatever was bound before then needs the recovery key. Without it such a
   * machine answers `key-store-changed`.
   */
  bind(
    secret: Uint8Array<ArrayBuffer>,
    how: { readonly mayMake: boolean },
  ): Promise<Result<Uint8Array<ArrayBuffer>, DeviceProblem>>;
}
