import { defineConfig } from 'vite';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The command line and the server in it. Packages stay in `node_modules`. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    ssr: here('index.ts'),
    target: 'node20',
    outDir: here('../../out/cli'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
});
