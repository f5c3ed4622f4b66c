import { defineConfig } from 'vite';
import { officePlugins, stationBuild } from '../renderer/build/station-plugins.ts';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The office's page, which the intake server serves under `/kontor/`. */
export default defineConfig({
  ...stationBuild,
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: officePlugins(),
  build: {
    ...stationBuild.build,
    outDir: here('../../out/office'),
    emptyOutDir: true,
  },
});
