import { describe, expect, it } from 'vitest';
import { createLatestSaver } from './latest-saver.ts';

/** A disk that writes when it is told to. */
function createSlowDisk() {
  const written: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    written,
    write: (text: string): Promise<void> =>
      new Promise((resolve) => {
        waiting.push(() => {
          written.push(text);
          resolve();
        });
      }),
    finishOne: () => waiting.shift()?.(),
  };
}

const breath = (): Promise<void> => Promise.resolve();

describe('saving as one types', () => {
  it('writes the first value at once and of those that follow only the newest', async () => {
    const disk = createSlowDisk();
    const saver = createLatestSaver(disk.write);
    for (const text of ['a', 'ab', 'abc']) saver.save(text);
    disk.finishOne();
    await breath();
    await breath();
    disk.finishOne();
    await saver.settle();
    expect(disk.written).toEqual(['a', 'abc']);
  });

  it('loses no value that comes in the very moment a save ends', async () => {
    for (let breaths = 0; breaths < 6; breaths += 1) {
      const disk = createSlowDisk();
      const saver = createLatestSaver(disk.write);
      saver.save('first');
      disk.finishOne();
      for (let at = 0; at < breaths; at += 1) await breath();
      saver.save('last');
      for (let at = 0; at < 6; at += 1) await breath();
      disk.finishOne();
      await saver.settle();
      expect(disk.written.at(-1)).toBe('last');
    }
  });

  it('is settled only when everything is written', async () => {
    const disk = createSlowDisk();
    const saver = createLatestSaver(disk.write);
    saver.save('only');
    let isSettled = false;
    const settled = saver.settle().then(() => {
      isSettled = true;
    });
    await breath();
    expect(isSettled).toBe(false);
    disk.finishOne();
    await settled;
    expect(disk.written).toEqual(['only']);
  });
});
