import { describe, expect, it } from 'vitest';
import { watchScannerFolder } from './scanner-folder.ts';

function scanner(files: Map<string, string>) {
  let run: (() => void) | undefined;
  const folder = watchScannerFolder(
    {
      async *keys() {
        yield* files.keys();
      },
      async getFileHandle(name) {
        return { getFile: async () => new Blob([files.get(name) ?? '']) };
      },
      async removeEntry(name) {
        files.delete(name);
      },
    },
    {
      every(look) {
        run = look;
        return () => {
          run = undefined;
        };
      },
    },
  );
  const got: string[] = [];
  const stop = folder.awaitPage(({ name, bytes }) => got.push(`${name}: ${new TextDecoder().decode(bytes)}`));
  const look = async (): Promise<void> => {
    run?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { got, stop, look, isWatching: () => run !== undefined };
}

describe('the scanner’s folder', () => {
  it('gives a page once it has stopped growing, and deletes it', async () => {
    const files = new Map([['brev.pdf', 'half']]);
    const { got, look, isWatching } = scanner(files);
    await look();
    files.set('brev.pdf', 'whole letter');
    await look();
    expect(got).toEqual([]);
    await look();
    expect(got).toEqual(['brev.pdf: whole letter']);
    expect(files.size).toBe(0);
    expect(isWatching()).toBe(false);
  });

  it('passes over what no scanner makes', async () => {
    const files = new Map([
      ['desktop.ini', 'x'],
      ['tom.pdf', ''],
    ]);
    const { got, look } = scanner(files);
    await look();
    await look();
    await look();
    expect(got).toEqual([]);
    expect(files.size).toBe(2);
  });

  it('gives nothing after the citizen has gone', async () => {
    const { got, look, stop } = scanner(new Map([['a.png', 'x']]));
    await look();
    stop();
    await look();
    expect(got).toEqual([]);
  });
});
