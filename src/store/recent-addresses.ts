import type { RecentAddress, RecentAddresses } from '../application/ports/recent-addresses.ts';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { keepRecent, recentDays, withUse } from '../application/recent-addresses.ts';
import type { DarAddress } from '../domain/address.ts';
import { type Clerk, mayDo } from '../domain/clerk.ts';
import type { Instant } from '../domain/registration.ts';
import type { Result } from '../domain/result.ts';
import type { Vault } from './keys/vault.ts';
import type { StationDatabase } from './station-database.ts';
import type { Beside, Writer } from './writer.ts';

const place = 'marks/recent-addresses';

interface RecentPorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
}

interface RecentStorePorts extends RecentPorts {
  readonly writer: Pick<Writer, 'unjournalled'>;
  readonly clerk: Pick<Clerk, 'role'>;
  readonly now: () => Instant;
}

export interface KeptRecentAddresses extends RecentAddresses {
  /** Forgets what was last used more days ago than this, or than an address is remembered at all. */
  forgetOld(days?: number): Promise<Result<void, StoreProblem>>;
}

/**
 * All in one sealed row, so that none tells when somebody moved where. Neither journal nor backup has it: what
 * is lost of it is typed again.
 */
export function createRecentAddresses({
  writer,
  clerk,
  now,
  ...ports
}: RecentStorePorts): KeptRecentAddresses {
  const { marks } = ports.database;

  const keep = (which: (recent: readonly RecentAddress[]) => readonly RecentAddress[]) =>
    writer.unjournalled(async () => {
      const recent = await read(ports);
      const kept = which(recent);
      if (kept.length === recent.length) return;
      const { row } = await seal(ports, kept);
      await marks.put(row);
    });

  return {
    async listRecent() {
      return mayDo(clerk, 'see-records') ? keepRecent(await read(ports), now()) : [];
    },
    forgetRecent: (id) => keep((recent) => recent.filter(({ address }) => address.id !== id)),
    forgetOld: (days = recentDays) => keep((recent) => keepRecent(recent, now(), Math.min(days, recentDays))),
  };
}

/** What is written beside a registration that is saved: its address as the one used last. */
export async function noteAddressUse(ports: RecentPorts, address: DarAddress, at: Instant): Promise<Beside> {
  return seal(ports, withUse(await read(ports), address, at));
}

/** None where the row does not open: the station has other keys since. */
async function read({ database, vault }: RecentPorts): Promise<readonly RecentAddress[]> {
  const row = await database.findMark('recent-addresses');
  const text = row === undefined ? undefined : await vault.findText(place, row.sealed);
  return text === undefined ? [] : (JSON.parse(text) as readonly RecentAddress[]);
}

async function seal({ vault }: RecentPorts, recent: readonly RecentAddress[]): Promise<RecentBeside> {
  const sealed = await vault.sealText(place, JSON.stringify(recent));
  return { table: 'marks', row: { name: 'recent-addresses', sealed } };
}

type RecentBeside = Extract<Beside, { readonly table: 'marks' }>;
