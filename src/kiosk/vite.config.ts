import { defineConfig } from 'vite';
import { offlineList, sharedFiles } from '../renderer/build/reader-assets.ts';
import { kioskPlugins, stationBuild } from '../renderer/build/station-plugins.ts';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The kiosk's pages, which the intake server serves under `/kiosk/`. They share the station's letter reader. */
export default defineConfig({
  ...stationBuild,
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [...kioskPlugins(), offlineList(sharedFiles())],
  build: {
    ...stationBuild.build,
    outDir: here('../../out/kiosk'),
    emptyOutDir: true,
    rollupOptions: {
      input: { index: here('index.html'), sw: here('sw/service-worker.ts') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
