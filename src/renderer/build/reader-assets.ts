import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { nameLanguages, rareNameLanguages } from '../../letters/recognition/name-models.ts';

/** Folders, not module names: some packages' `exports` hide the files that we serve. */
export const packageFolder = (name: string): string =>
  new URL(`../../../node_modules/${name}`, import.meta.url).pathname;
const resources = new URL('../../../resources/', import.meta.url).pathname;

/** A file that the station serves under a fixed name, beside what the bundler makes. */
interface FixedFile {
  readonly served: string;
  readonly path: string;
}

const wholeFolder = (path: string, served: string, wanted: (name: string) => boolean): readonly FixedFile[] =>
  readdirSync(path)
    .filter(wanted)
    .map((name) => ({ served: `${served}/${name}`, path: join(path, name) }));

/** The OCR engine with its Danish model and those for names, and what PDFs need: all of it local, nothing from a network. */
function readerFiles(): readonly FixedFile[] {
  const pdf = packageFolder('pdfjs-dist');
  return [
    { served: 'reader/tess/worker.min.js', path: join(packageFolder('tesseract.js'), 'dist/worker.min.js') },
    ...wholeFolder(packageFolder('tesseract.js-core'), 'reader/tess', (name) =>
      name.endsWith('lstm.wasm.js'),
    ),
    ...['dan', ...nameLanguages, ...rareNameLanguages].map((language) => ({
      served: `reader/tess/${language}.traineddata.gz`,
      path: join(
        packageFolder(`@tesseract.js-data/${language}`),
        `4.0.0_best_int/${language}.traineddata.gz`,
      ),
    })),
    ...wholeFolder(join(pdf, 'wasm'), 'reader/pdf/wasm', (name) => /\.(wasm|js)$/.test(name)),
    ...wholeFolder(join(pdf, 'standard_fonts'), 'reader/pdf/standard_fonts', (name) =>
      /\.(pfb|ttf)$/.test(name),
    ),
    ...wholeFolder(join(pdf, 'cmaps'), 'reader/pdf/cmaps', (name) => name.endsWith('.bcmap')),
  ];
}

/** Practice places and letters, so that a new station has something to work on. */
const practiceFiles = (): readonly FixedFile[] => [
  ...wholeFolder(join(resources, 'practice'), 'practice', (name) => name.endsWith('.gz')),
  ...wholeFolder(join(resources, 'practice/letters'), 'practice/letters', (name) =>
    /\.(png|jpg|pdf|json)$/.test(name),
  ),
  ...wholeFolder(join(resources, 'training/letters'), 'training/letters', () => true),
];

const ownFiles = (): readonly FixedFile[] => [
  ...wholeFolder(join(resources, 'icons'), 'icons', (name) => /\.(svg|png)$/.test(name)),
  { served: 'bopael.webmanifest', path: join(resources, 'icons/bopael.webmanifest') },
];

/** Emits the fixed files into the build. */
export const fixedFiles = (): Plugin => ({
  name: 'bopael-fixed-files',
  generateBundle() {
    for (const { served, path } of [...readerFiles(), ...practiceFiles(), ...ownFiles()]) {
      this.emitFile({ type: 'asset', fileName: served, source: readFileSync(path) });
    }
  },
});

/** What another page of the same server uses of the station's files, seen from its own folder. */
export const sharedFiles = (): readonly FixedFile[] =>
  [...readerFiles(), ...practiceFiles()]
    .filter(({ served }) => !served.startsWith('practice/letters/'))
    .map(({ served, path }) => ({ served: `../${served}`, path }));

/** The one picture that a page without letters has. */
export const pageIcon = (): Plugin => ({
  name: 'bopael-page-icon',
  generateBundle() {
    const source = readFileSync(join(resources, 'icons/bopael.svg'));
    this.emitFile({ type: 'asset', fileName: 'icons/bopael.svg', source });
  },
});

/** Rare scripts for East Asian PDFs: fetched when asked for, not kept for offline. */
const leftOut = /^(sw\.js|(\.\.\/)?reader\/pdf\/cmaps\/.*|.*\.map)$/;

const revisionOf = (source: string | Uint8Array): string =>
  createHash('sha256').update(source).digest('hex').slice(0, 16);

/**
 * Writes the list of everything a page is made of into its service worker, which keeps it for offline use: what is
 * built here, and what others serve for it. A changed file changes the list and so the worker.
 */
export const offlineList = (shared: readonly FixedFile[] = []): Plugin => ({
  name: 'bopael-offline-list',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const worker = bundle['sw.js'];
    if (worker?.type !== 'chunk') throw new Error('The service worker is missing from the build');
    const built = Object.values(bundle).map((file) => ({
      url: file.fileName,
      revision: revisionOf(file.type === 'chunk' ? file.code : file.source),
    }));
    const elsewhere = shared.map(({ served, path }) => ({
      url: served,
      revision: revisionOf(readFileSync(path)),
    }));
    const entries = [...built, ...elsewhere].filter(({ url }) => !leftOut.test(url));
    worker.code = worker.code.replace('self.__OFFLINE_FILES__', JSON.stringify(entries));
  },
});
