import { killBrowsers } from './browser/killed-browsers.ts';
import { servePage } from './browser/page-server.ts';
import { damageStations } from './damage/damaged-stations.ts';
import { killProcesses } from './node/killed-processes.ts';
import type { Outcome, RunOptions } from './outcome.ts';
import { fillDisks } from './quota/full-disks.ts';
import { rebuildStation } from './rebuild/rebuilt-station.ts';

type Part = (options: RunOptions) => Promise<readonly Outcome[]>;

const inBrowser =
  (run: (options: RunOptions & { readonly url: string }) => Promise<readonly Outcome[]>): Part =>
  async (options) => {
    const server = await servePage(`${options.built}/page`);
    try {
      return await run({ ...options, url: server.url });
    } finally {
      await server.close();
    }
  };

/** In the order in which they run; the bare processes run beside the browser's. */
export const parts: Readonly<Record<string, Part>> = {
  processes: async (options) => [await killProcesses(options)],
  browsers: inBrowser(killBrowsers),
  damage: inBrowser(damageStations),
  quota: inBrowser(fillDisks),
  rebuild: inBrowser(rebuildStation),
};
