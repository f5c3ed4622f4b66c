import type { LoadProgress } from '../address-register.ts';
import type { FromWorker, QuestionKind, Questions, ToWorker } from './worker-messages.ts';

/** What is needed of a `Worker`. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

export interface WorkerLink {
  /** Rejects where the worker has a bug or ends. */
  ask<Kind extends QuestionKind>(
    kind: Kind,
    ask: Questions[Kind]['ask'],
    transfer?: Transferable[],
  ): Promise<Questions[Kind]['answer']>;
  /** Called when the worker broke; the next question starts another. */
  onEnd(listener: () => void): void;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
}

/** Questions and answers over a worker's messages, matched by number. Starts the worker at the first one. */
export function createWorkerLink(
  createWorker: () => WorkerLike,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): WorkerLink {
  let worker: WorkerLike | undefined;
  let lastId = 0;
  let tellEnd = (): void => undefined;
  const waiting = new Map<number, Waiting>();

  function end(why: string): void {
    worker?.terminate();
    worker = undefined;
    const left = [...waiting.values()];
    waiting.clear();
    tellEnd();
    for (const { reject } of left) reject(new Error(why));
  }

  function start(): WorkerLike {
    const started = createWorker();
    started.addEventListener('message', ({ data }) => {
      if ('progress' in data) return onProgress(data.progress);
      const question = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failure' in data) question?.reject(new Error(data.failure));
      // The number says which question this answers, and thereby its type.
      else question?.resolve(data.answer as never);
    });
    started.addEventListener('error', ({ message }) => end(message ?? 'The address worker failed'));
    return started;
  }

  return {
    ask(kind, ask, transfer = []) {
      worker ??= start();
      const to = worker;
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        to.postMessage({ id, kind, ask } as ToWorker, transfer);
      });
    },
    onEnd(listener) {
      tellEnd = listener;
    },
    close: () => end('The address register was closed'),
  };
}
