/**
 * What long work looks at to stop early. The platform's `AbortSignal` fits; the pure rooms know no
 * platform, so they name only what they need of it.
 */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
