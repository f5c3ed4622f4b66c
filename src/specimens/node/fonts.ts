import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontKey, Weight } from '../drawing/page-drawing.ts';

const require = createRequire(import.meta.url);
/** Some packages do not let their folder be asked for; they all lie beside pdf.js. */
const packages = dirname(dirname(require.resolve('pdfjs-dist/package.json')));
const folderOf = (name: string): string => join(packages, name);

/** TrueType files of free fonts, each whole with the letters of Europe's Latin alphabets. */
export const fontFiles: Readonly<Record<FontKey, Readonly<Record<Weight, string>>>> = {
  sans: both(
    'pdfjs-dist',
    'standard_fonts/LiberationSans-Regular.ttf',
    'standard_fonts/LiberationSans-Bold.ttf',
  ),
  'plex-sans': both(
    'dkfds',
    'dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf',
    'dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Bold.ttf',
  ),
  'open-sans': google('open-sans', 'OpenSans'),
  narrow: google('archivo-narrow', 'ArchivoNarrow'),
  serif: google('tinos', 'Tinos'),
  'book-serif': google('source-serif-4', 'SourceSerif4'),
  typewriter: google('courier-prime', 'CourierPrime'),
  'fixed-pitch': google('cousine', 'Cousine'),
};

function both(name: string, regular: string, bold: string): Readonly<Record<Weight, string>> {
  const folder = folderOf(name);
  return { regular: join(folder, regular), bold: join(folder, bold) };
}

function google(name: string, file: string): Readonly<Record<Weight, string>> {
  return both(
    `@expo-google-fonts/${name}`,
    `400Regular/${file}_400Regular.ttf`,
    `700Bold/${file}_700Bold.ttf`,
  );
}

export const readFont = (font: FontKey, weight: Weight): Uint8Array => readFileSync(fontFiles[font][weight]);
