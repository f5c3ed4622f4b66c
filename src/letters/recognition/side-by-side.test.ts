import { expect, test } from 'vitest';
import type { RecognisingEngine } from '../engine-recogniser.ts';
import { blankPage } from '../page/grey-page.ts';
import { enginesFor, startSideBySide } from './side-by-side.ts';

const page = blankPage(1, 1);

/** Lets all that can go on now go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Engines whose jobs end when told to. */
function engines() {
  const jobs: { readonly engine: number; readonly end: () => void; readonly fail: () => void }[] = [];
  const stopped: number[] = [];
  let count = 0;
  const start = async (): Promise<RecognisingEngine> => {
    const engine = count;
    count += 1;
    return {
      recogniser: {
        recognise: () =>
          new Promise((resolve, reject) => {
            jobs.push({ engine, end: () => resolve([]), fail: () => reject(new Error('broken')) });
          }),
      },
      stop: async () => void stopped.push(engine),
    };
  };
  return { jobs, stopped, start };
}

test('each job goes to the first free engine, and others wait', async () => {
  const { jobs, start } = engines();
  const { recogniser } = await startSideBySide(start, 2);
  const answers = [1, 2, 3, 4].map(() => recogniser.recognise(page, 'page'));
  await settle();
  expect(jobs.map((job) => job.engine)).toEqual([0, 1]);
  jobs[1]?.end();
  await settle();
  expect(jobs.map((job) => job.engine)).toEqual([0, 1, 1]);
  jobs[0]?.end();
  await settle();
  expect(jobs.map((job) => job.engine)).toEqual([0, 1, 1, 0]);
  for (const job of jobs) job.end();
  expect(await Promise.all(answers)).toEqual([[], [], [], []]);
});

test('a job that fails frees its engine', async () => {
  const { jobs, start } = engines();
  const { recogniser } = await startSideBySide(start, 1);
  const broken = recogniser.recognise(page, 'page');
  const next = recogniser.recognise(page, 'line');
  await settle();
  jobs[0]?.fail();
  await expect(broken).rejects.toThrow('broken');
  await settle();
  jobs[1]?.end();
  expect(await next).toEqual([]);
});

test('all engines stop', async () => {
  const { stopped, start } = engines();
  await (await startSideBySide(start, 2)).stop();
  expect(stopped).toEqual([0, 1]);
});

test('one engine that cannot start is done without; where none can, nobody reads', async () => {
  const { jobs, start } = engines();
  let asked = 0;
  const startsOnce = async (): Promise<RecognisingEngine> => {
    asked += 1;
    if (asked === 1) throw new Error('no memory');
    return start();
  };
  const { recogniser } = await startSideBySide(startsOnce, 2);
  const answer = recogniser.recognise(page, 'page');
  await settle();
  jobs[0]?.end();
  expect(await answer).toEqual([]);
  await expect(startSideBySide(() => Promise.reject(new Error('no memory')), 2)).rejects.toThrow('no memory');
});

test('a machine of one core has one engine, and no machine more than a page has parts', () => {
  expect([1, 2, 8].map(enginesFor)).toEqual([1, 2, 2]);
});
