import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, PluginOption, UserConfig } from 'vite';
import { fixedFiles, packageFolder, pageIcon } from './reader-assets.ts';

const dkfds = packageFolder('dkfds');

/**
 * DKFDS ships each font in four formats; every browser that runs the station reads woff2, so only those
 * are kept. It also keeps `data:` pictures out, which the content security policy would refuse.
 */
const onlyModernFonts = (): Plugin => ({
  name: 'bopael-only-modern-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('dkfds') || !id.includes('.css')) return undefined;
    const modern = code.replace(/@font-face\{[^}]*\}/g, (rule) => {
      const woff2 = /url\([^)]*\.woff2\)\s*format\("woff2"\)/.exec(rule);
      return woff2 === null ? '' : rule.replace(/src:[^;}]*/, `src:${woff2[0]}`);
    });
    return { code: modern, map: null };
  },
});

/** What both hosts' builds of the renderer share. */
export const stationPlugins = (): PluginOption[] => [react(), onlyModernFonts(), fixedFiles()];

/** The same components and styles, without what a station reads letters with. */
export const officePlugins = (): PluginOption[] => [react(), onlyModernFonts(), pageIcon()];

/** Its own styles with fonts for every script; the letter reader is the station's, served beside. */
export const kioskPlugins = (): PluginOption[] => [react(), pageIcon()];

export const stationBuild = {
  resolve: {
    alias: [
      // The package's `exports` hides its stylesheet and icons.
      { find: 'dkfds-css', replacement: join(dkfds, 'dist/css/dkfds.min.css') },
      { find: 'dkfds-icons', replacement: join(dkfds, 'dist/img/all-svg-icons.svg') },
      { find: 'dkfds-fonts', replacement: join(dkfds, 'dist/fonts') },
    ],
  },
  build: {
    assetsInlineLimit: 0,
    minify: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
  },
  worker: { format: 'es' },
} as const satisfies UserConfig;
