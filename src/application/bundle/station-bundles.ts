import type { Result } from '../../domain/result.ts';
import type { BundleBook } from '../ports/bundle-book.ts';
import type { Bytes } from './bundle-web.ts';
import { type MakeBundlePorts, type MakeProblem, makeBundle, type NewBundle } from './make-bundle.ts';
import {
  type ReceiptProblem,
  type TakenReceipt,
  type TakeReceiptPorts,
  takeBundleReceipt,
} from './take-bundle-receipt.ts';

/** USB hand-over as a screen asks for it. */
export interface StationBundles {
  make(): Promise<Result<NewBundle, MakeProblem>>;
  take(receipt: Bytes): Promise<Result<TakenReceipt, ReceiptProblem>>;
  /** Newest first. */
  readonly list: BundleBook['list'];
}

export function createStationBundles(ports: MakeBundlePorts & TakeReceiptPorts): StationBundles {
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: what is made while a receipt is read would hold what has just been acknowledged. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }
  return {
    make: () => inTurn(() => makeBundle(ports)),
    take: (receipt) => inTurn(() => takeBundleReceipt(ports, receipt)),
    list: () => ports.book.list(),
  };
}
