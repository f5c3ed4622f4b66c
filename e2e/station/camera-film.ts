import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { takeFile } from './practice-letters.ts';

/** Chromium's fake camera wants even sides. */
const even = (pixels: number): number => pixels - (pixels % 2);

/** A film of one picture, for Chromium's fake camera: a letter that lies still. Gives the file's path. */
export async function filmLetter(file: string): Promise<string> {
  const picture = await loadImage(takeFile(file).bytes);
  const canvas = createCanvas(even(picture.width), even(picture.height));
  canvas.getContext('2d').drawImage(picture, 0, 0);
  const path = join(mkdtempSync(join(tmpdir(), 'bopael-film-')), 'letter.mjpeg');
  writeFileSync(path, await canvas.encode('jpeg', 92));
  return path;
}

/** What makes a Chromium see the film instead of a camera, without asking anybody. */
export const cameraArguments = (film: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];
