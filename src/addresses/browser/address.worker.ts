import { openShelf } from './open-shelf.ts';
import type { ToWorker } from './worker-messages.ts';
import { createWorkerSession } from './worker-session.ts';

const answer = createWorkerSession((message, transfer) => self.postMessage(message, { transfer }), openShelf);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void answer(event.data);
});
