import type { SafeFiles } from '../../../application/ports/safe-files.ts';
import type { FileAnswer, FileOperation, FileQuestion } from './messages.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
}

let link: ((question: Omit<FileQuestion, 'id'>) => Promise<unknown>) | undefined;

/** Starts the page's one worker for files, at the first question. */
function startLink(): NonNullable<typeof link> {
  const worker = new Worker(new URL('./safe-files.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
    const question = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failure' in data) question?.reject(new Error(`Station files: ${data.failure}`));
    // The number says which question this answers, and thereby its type.
    else question?.resolve(data.answer as never);
  });
  worker.addEventListener('error', () => {
    // Whatever it was doing is unknown; the next question starts another one.
    link = undefined;
    for (const { reject } of waiting.values()) reject(new Error('The worker for files failed'));
    waiting.clear();
  });
  return (question) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ ...question, id: last } satisfies FileQuestion);
    });
}

/** The station's files in the browser's private file system: only a worker may write them durably. */
export function createBrowserFiles(folder: string): SafeFiles {
  const ask = <Operation extends FileOperation>(operation: Operation): SafeFiles[Operation] =>
    // Each operation's answer is the worker's own of the same name.
    ((...given: readonly unknown[]) => {
      link ??= startLink();
      return link({ folder, operation, given });
    }) as SafeFiles[Operation];
  return {
    list: ask('list'),
    read: ask('read'),
    append: ask('append'),
    truncate: ask('truncate'),
    remove: ask('remove'),
  };
}
