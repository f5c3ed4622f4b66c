// Builds the stations under test out of the real store: a bare Node process, and a page for Chromium.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const outDir = here('../../out/faults');

const common = { configFile: false, logLevel: 'error', root: here('.') };

/** A run's module, and what it imports of ours. Packages stay in `node_modules`. */
export async function buildForNode(input = 'suite.ts', folder = 'run') {
  await build({
    ...common,
    build: {
      ssr: true,
      outDir: `${outDir}/${folder}`,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input: here(input) },
    },
  });
}

/** The child processes that are killed: one small file, for every child starts by reading it. */
export async function buildChild() {
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: `${outDir}/child`,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rollupOptions: { input: here('node/child.ts') },
    },
  });
}

/** Not minified: what goes wrong in it should be readable. */
export async function buildPage(page = 'page', folder = 'page') {
  await build({
    configFile: false,
    logLevel: 'error',
    root: here(page),
    base: './',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: `${outDir}/${folder}`,
      emptyOutDir: true,
      minify: false,
      assetsInlineLimit: 0,
      target: 'es2023',
    },
  });
}
