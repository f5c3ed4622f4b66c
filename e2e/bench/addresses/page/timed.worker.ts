import { openShelf } from '../../../../src/addresses/browser/open-shelf.ts';
import type { ToWorker } from '../../../../src/addresses/browser/worker-messages.ts';
import { createWorkerSession } from '../../../../src/addresses/browser/worker-session.ts';

/** The station's address worker; with each answer goes the time that was spent on it, in milliseconds. */
let from = 0;
const answer = createWorkerSession((message, transfer) => {
  self.postMessage({ ...message, took: performance.now() - from }, { transfer });
}, openShelf);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  from = performance.now();
  void answer(event.data);
});
