import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stationFiles } from './station-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-files-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

describe('a station file', () => {
  it('is found as it was written, in a folder made for it', async () => {
    const path = join(folder, 'practice', 'keys.json');
    expect(await stationFiles.findText(path)).toBeUndefined();
    await stationFiles.replaceText(path, 'æøå');
    await stationFiles.replaceText(path, 'ny');
    expect(await stationFiles.findText(path)).toBe('ny');
    expect(await readdir(join(folder, 'practice'))).toEqual(['keys.json']);
  });

  it('can be read by its user alone', async () => {
    const path = join(folder, 'keys.json');
    await stationFiles.replaceText(path, '{}');
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('is not taken for missing where it only cannot be read', async () => {
    const path = join(folder, 'keys.json');
    await mkdir(path);
    await expect(stationFiles.findText(path)).rejects.toThrow('EISDIR');
  });

  it('keeps its old text, and leaves nothing lying about, where the new one cannot be put in place', async () => {
    const path = join(folder, 'keys.json');
    await mkdir(path);
    await writeFile(join(path, 'gammel'), 'gammel');
    await expect(stationFiles.replaceText(path, 'ny')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['keys.json']);
    expect(await readFile(join(path, 'gammel'), 'utf8')).toBe('gammel');
  });

  it('stays beside the one that supersedes it, each under a name of its own', async () => {
    const path = join(folder, 'device.json');
    await stationFiles.supersedeText(path, 'første');
    expect(await readdir(folder)).toEqual(['device.json']);
    await stationFiles.supersedeText(path, 'anden');
    await stationFiles.supersedeText(path, 'tredje');
    expect(await readdir(folder)).toEqual(['device.json', 'device.json.old-1', 'device.json.old-2']);
    const texts = await Promise.all(['', '.old-1', '.old-2'].map((end) => readFile(path + end, 'utf8')));
    expect(texts).toEqual(['tredje', 'første', 'anden']);
  });

  it('is not moved aside before the new one is on the disk', async () => {
    const path = join(folder, 'device.json');
    await writeFile(path, 'gammel');
    await mkdir(`${path}.new`);
    await expect(stationFiles.supersedeText(path, 'ny')).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe('gammel');
    expect(await readdir(folder)).not.toContain('device.json.old-1');
  });

  it('is gone when it was removed, also what a power cut left of it', async () => {
    const path = join(folder, 'keys.json');
    await writeFile(path, 'nøgler');
    await writeFile(`${path}.new`, 'nøgler');
    await stationFiles.remove(path);
    await stationFiles.remove(path);
    expect(await readdir(folder)).toEqual([]);
  });
});
