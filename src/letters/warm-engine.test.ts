import { expect, test } from 'vitest';
import { type Delay, WarmEngine } from './warm-engine.ts';

function makeEngines() {
  const log: string[] = [];
  let due: (() => void) | undefined;
  const whenIdle: Delay = (callback) => {
    due = callback;
    return () => {
      due = undefined;
    };
  };
  const start = async () => {
    log.push('start');
    return {
      stop: async () => {
        log.push('stop');
      },
    };
  };
  return { log, start, whenIdle, passTime: () => due?.() };
}

test('one engine serves letter after letter', async () => {
  const { log, start, whenIdle } = makeEngines();
  const engine = new WarmEngine(start, whenIdle);
  await engine.take();
  engine.rest();
  await engine.take();
  expect(log).toEqual(['start']);
});

test('an idle engine is stopped, and the next letter starts another', async () => {
  const { log, start, whenIdle, passTime } = makeEngines();
  const engine = new WarmEngine(start, whenIdle);
  await engine.take();
  engine.rest();
  passTime();
  await engine.take();
  expect(log).toEqual(['start', 'start', 'stop']);
});

test('an engine at work is not stopped for being idle', async () => {
  const { log, start, whenIdle, passTime } = makeEngines();
  const engine = new WarmEngine(start, whenIdle);
  await engine.take();
  engine.rest();
  await engine.take();
  passTime();
  await Promise.resolve();
  expect(log).toEqual(['start']);
});

test('an engine that failed to start is tried again', async () => {
  let tries = 0;
  const start = async () => {
    tries += 1;
    if (tries === 1) throw new Error('no memory');
    return { stop: async () => undefined };
  };
  const engine = new WarmEngine(start, () => () => undefined);
  await expect(engine.take()).rejects.toThrow('no memory');
  await expect(engine.take()).resolves.toBeDefined();
});
