import type { SettledCase } from '../../contract/intake-api.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { SentRecord } from '../hand-over/take-results.ts';
import type { StoreProblem } from './station-store.ts';

/** A USB bundle that was made here. Names nobody. */
export interface MadeBundle {
  /** SHA-256 of its file. A return receipt names it; numbers begin anew where a station is enrolled anew. */
  readonly fileHash: string;
  readonly number: number;
  readonly madeAt: Instant;
  /** How many records are on it. */
  readonly records: number;
  /** What came back of it, as of the newest return receipt. */
  readonly returned?: BundleReturn;
}

export interface BundleReturn {
  /** When the receipt was read here. */
  readonly at: Instant;
  /** By the server's clock. */
  readonly issuedAt: Instant;
  /** Records that the server has. */
  readonly acknowledged: number;
  /** Records that somebody must look at. */
  readonly cases: number;
  /** Records that it says nothing of, or nothing that counts: they wait. */
  readonly unanswered: number;
}

/** What was put on a bundle. */
export interface BundleCargo {
  readonly sent: readonly SentRecord[];
  /** Cases that it tells the server are ended. */
  readonly settled: readonly SettledCase[];
}

/** The bundles that the station has made. Durable when it answers. */
export interface BundleBook {
  /** Before the file is given out. Notes the export in the audit trail, too. */
  keep(bundle: MadeBundle, cargo: BundleCargo): Promise<Result<void, StoreProblem>>;
  noteReturn(fileHash: string, returned: BundleReturn): Promise<Result<void, StoreProblem>>;
  /** Newest first. */
  list(): Promise<readonly MadeBundle[]>;
  /** Undefined where no such bundle was made here, or what was on it can no longer be read. */
  find(fileHash: string): Promise<{ readonly bundle: MadeBundle; readonly cargo: BundleCargo } | undefined>;
}
