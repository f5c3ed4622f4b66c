import { fixedFiles } from '../../../../src/renderer/build/reader-assets.ts';
import { stationBuild } from '../../../../src/renderer/build/station-plugins.ts';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The letter reader alone, with all that the station serves for it. */
export default {
  ...stationBuild,
  root: here('.'),
  base: './',
  publicDir: false,
  logLevel: 'error',
  plugins: [fixedFiles()],
  build: { ...stationBuild.build, outDir: here('../../../../out/bench/letters-page'), emptyOutDir: true },
};
