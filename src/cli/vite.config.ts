import { chmodSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** `npx bopael` runs the file itself; npm sets its bit only the first time, and each build writes it anew. */
const runnable = (): Plugin => ({
  name: 'bopael-runnable',
  writeBundle: () => chmodSync(here('../../out/cli/index.js'), 0o755),
});

/** The command line and the server in it. Packages stay in `node_modules`. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [runnable()],
  build: {
    ssr: here('index.ts'),
    target: 'node20',
    outDir: here('../../out/cli'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
});
