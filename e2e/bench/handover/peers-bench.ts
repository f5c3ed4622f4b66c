import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { handOverLimits, type OutgoingRecord } from '../../../src/contract/intake-api.ts';
import { startPrivatePostgres } from '../../../src/server/testing/private-postgres.ts';
import { type BareBrowser, openBareBrowser, waitFor } from './bare-page.ts';
import { makeRecords } from './practice-batches.ts';
import { warmUp } from './station/station-bench.ts';

interface PeerInput {
  readonly records: readonly object[];
  /** So many of them go first, unmeasured. */
  readonly warmUp: number;
  /** Records a request: as many as the station's have. */
  readonly batch: number;
}

/** Records a second, from the peer's database in Chromium to its server. */
type Measure = (input: PeerInput) => Promise<number>;

interface OpenedPeers {
  readonly pouchdb: Measure;
  readonly rxdb: Measure;
  close(): Promise<void>;
}

interface PeersModule {
  readonly openPeers: (options: {
    readonly pool: pg.Pool;
    readonly pages: string;
    readonly openBrowser: (url: string) => Promise<BareBrowser>;
  }) => Promise<OpenedPeers>;
}

async function openBrowser(url: string): Promise<BareBrowser> {
  const browser = await openBareBrowser(url);
  await waitFor(browser.page, `document.title === 'ready'`);
  return browser;
}

/** A registration with its fields, as programs on these databases keep it. */
const toDocument = ({ id, content }: OutgoingRecord): object => ({ ...(JSON.parse(content) as object), id });

/** Registrations as the station hands them over. Each peer in a browser and on a server of its own, so that nothing of one round is left for the next. */
export async function measurePeers(
  module: string,
  pages: string,
  count: number,
): Promise<{ readonly pouchdb: number; readonly rxdb: number }> {
  const { openPeers } = (await import(pathToFileURL(module).href)) as PeersModule;
  const postgres = await startPrivatePostgres();
  const pool = new pg.Pool({ connectionString: await postgres.createDatabase() });
  // The cluster is stopped with connections open.
  pool.on('error', () => undefined);
  try {
    const measure = async (peer: 'pouchdb' | 'rxdb'): Promise<number> => {
      const peers = await openPeers({ pool, pages, openBrowser });
      try {
        return await peers[peer]({
          records: makeRecords(0, warmUp + count).map(toDocument),
          warmUp,
          batch: handOverLimits.records,
        });
      } finally {
        await peers.close();
      }
    };
    return { pouchdb: await measure('pouchdb'), rxdb: await measure('rxdb') };
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
