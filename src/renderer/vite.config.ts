import { defineConfig } from 'vite';
import { offlineList } from './build/reader-assets.ts';
import { stationBuild, stationPlugins } from './build/station-plugins.ts';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The browser station: the renderer with its service worker, served by the intake server. */
export default defineConfig({
  ...stationBuild,
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [...stationPlugins(), offlineList()],
  build: {
    ...stationBuild.build,
    outDir: here('../../out/station'),
    emptyOutDir: true,
    rollupOptions: {
      input: { index: here('index.html'), ovelse: here('ovelse.html'), sw: here('sw/service-worker.ts') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
