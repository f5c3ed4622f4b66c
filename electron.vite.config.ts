import { defineConfig } from 'electron-vite';
import { stationBuild, stationPlugins } from './src/renderer/build/station-plugins.ts';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

export default defineConfig({
  main: {},
  preload: {
    build: {
      // A sandboxed preload script can load no modules: one CommonJS file with everything inside.
      externalizeDeps: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  },
  renderer: {
    ...stationBuild,
    root: here('src/renderer'),
    base: './',
    publicDir: false,
    plugins: stationPlugins(),
    build: {
      ...stationBuild.build,
      rollupOptions: { input: [here('src/renderer/index.html'), here('src/renderer/ovelse.html')] },
    },
  },
});
