import { expect, it } from 'vitest';
import { createQueue } from './queue.ts';

/** Work that goes on until it is told to end. */
function openWork(log: string[], name: string) {
  let end: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  return {
    end,
    work: async (): Promise<string> => {
      log.push(name);
      await ended;
      return name;
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('does so many things at a time, and the others in the order in which they came', async () => {
  const log: string[] = [];
  const queue = createQueue(2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => openWork(log, name)) as [
    ReturnType<typeof openWork>,
    ReturnType<typeof openWork>,
    ReturnType<typeof openWork>,
    ReturnType<typeof openWork>,
  ];
  const results = [a, b, c, d].map(({ work }) => queue(work));
  await settle();
  expect(log).toEqual(['a', 'b']);
  b.end();
  await settle();
  expect(log).toEqual(['a', 'b', 'c']);
  for (const one of [a, c, d]) one.end();
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
});

it('goes on after what has failed', async () => {
  const log: string[] = [];
  const queue = createQueue(1);
  const [a, b] = [openWork(log, 'a'), openWork(log, 'b')];
  const [first, second] = [queue(a.work), queue(b.work)];
  a.end(new Error('failed'));
  await expect(first).rejects.toThrow('failed');
  b.end();
  expect(await second).toBe('b');
  // Nobody waits: the place is free again.
  expect(await queue(async () => 'c')).toBe('c');
});
