import type { RecognisingEngine } from '../engine-recogniser.ts';
import type { Recogniser } from './recogniser.ts';

/** Engines beyond this wait for one another: a page is cut in no more parts. */
export const mostEngines = 2;

/** One engine a core, up to what a page can use. */
export const enginesFor = (cores: number): number => Math.max(1, Math.min(mostEngines, cores));

/** Several engines as one, each job with the first that is free. One that cannot start is done without. */
export async function startSideBySide(
  start: () => Promise<RecognisingEngine>,
  count: number,
): Promise<RecognisingEngine> {
  const starting = Array.from({ length: count }, start);
  const started = (await Promise.allSettled(starting)).flatMap((one) =>
    one.status === 'fulfilled' ? [one.value] : [],
  );
  if (started.length === 0) await starting[0];
  return {
    recogniser: firstFree(started.map((engine) => engine.recogniser)),
    stop: async () => {
      await Promise.all(started.map((engine) => engine.stop()));
    },
  };
}

function firstFree(recognisers: readonly Recogniser[]): Recogniser {
  const free = [...recognisers];
  const waiting: ((recogniser: Recogniser) => void)[] = [];
  const take = async (): Promise<Recogniser> =>
    free.shift() ?? (await new Promise<Recogniser>((resolve) => waiting.push(resolve)));
  const give = (recogniser: Recogniser): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(recogniser);
    else next(recogniser);
  };
  return {
    async recognise(page, mode) {
      const recogniser = await take();
      try {
        return await recogniser.recognise(page, mode);
      } finally {
        give(recogniser);
      }
    },
  };
}
