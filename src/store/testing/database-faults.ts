import { vi } from 'vitest';

export const quotaExceeded = (): DOMException => new DOMException('', 'QuotaExceededError');

/** What fake-indexeddb keeps of a transaction; it has no limit of its own to reach. */
interface FakeTransaction extends IDBTransaction {
  readonly _requests: { operation: () => unknown }[];
  _abort(error: string): void;
}

/** Which transactions a fault befalls. All that write by default. */
type Befalls = (transaction: IDBTransaction) => boolean;

/** As in Chrome: all writes succeed, and the commit does not. `vi.restoreAllMocks` ends it. */
export function failCommits(befalls: Befalls = () => true, error = 'QuotaExceededError'): void {
  const inherited = Object.getPrototypeOf(IDBTransaction.prototype) as EventTarget;
  vi.spyOn(IDBTransaction.prototype, 'dispatchEvent').mockImplementation(function (
    this: IDBTransaction,
    event,
  ) {
    if (event.type !== 'complete' || this.mode !== 'readwrite' || !befalls(this)) {
      return inherited.dispatchEvent.call(this, event);
    }
    (this as FakeTransaction)._abort(error);
    return true;
  });
}

/** Only the `nth` transaction from now (from 1) that writes, and is of those that `befalls` picks. */
export function failNthCommit(nth: number, befalls: Befalls = () => true): void {
  let seen = 0;
  failCommits((transaction) => {
    if (!befalls(transaction)) return false;
    seen += 1;
    return seen === nth;
  });
}

/** As in Firefox: the very write fails that there is no room for. */
export function failWritesTo(table: string): void {
  for (const method of ['put', 'add', 'delete'] as const) {
    const write = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    const failing = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
      const request = write.apply(this, args);
      const queued = (this.transaction as FakeTransaction)._requests.at(-1);
      if (this.name === table && queued !== undefined) {
        queued.operation = () => {
          throw quotaExceeded();
        };
      }
      return request;
    };
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(failing as never);
  }
}

export const writesTo =
  (table: string): Befalls =>
  (transaction) =>
    [...transaction.objectStoreNames].includes(table);

type Method<Value> = (...args: unknown[]) => Value;

/** Every call of a method of all object stores comes by `meet`, which may throw, or answer otherwise. */
export function meetCalls(
  method: 'get' | 'getAll' | 'openCursor' | 'put',
  meet: (store: IDBObjectStore, args: unknown[], go: (...args: unknown[]) => IDBRequest) => IDBRequest,
): void {
  const original = IDBObjectStore.prototype[method] as Method<IDBRequest>;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    return meet(this, args, (...others) => original.apply(this, others));
  } as never);
}

/** The browser cannot open these databases any more. */
export function breakDatabases(isBroken: (name: string) => boolean, error = 'UnknownError'): void {
  const factory: Record<'open', Method<IDBOpenDBRequest>> = indexedDB as never;
  const original = factory.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (isBroken(name)) throw new DOMException('Internal error opening backing store', error);
    return original(name, version);
  });
}
