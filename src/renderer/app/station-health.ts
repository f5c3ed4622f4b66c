import { createStore, type StoreApi } from 'zustand/vanilla';
import { notableDriftMilliseconds } from '../../domain/clock-evidence.ts';
import type { AlignReport } from '../../store/align.ts';
import type { BackupOutcome } from '../../store/backup/station-backup.ts';
import type { ConservationFault } from '../../store/conservation.ts';

/** How the station itself is, for the bands above every screen and for Settings. */
export interface StationHealth {
  /** False: nothing can be saved until there is room. */
  readonly hasRoom: boolean;
  /** What was rebuilt or mended since the station was opened. */
  readonly mended: AlignReport | undefined;
  /** Records that do not add up; undefined where they do. */
  readonly conservation: ConservationFault | undefined;
  /** Milliseconds that this machine's clock stands before (+) or behind (-) the server's. */
  readonly drift: number | undefined;
  readonly backup: BackupOutcome | undefined;
}

export type HealthStore = StoreApi<StationHealth>;

export const createHealthStore = (): HealthStore =>
  createStore<StationHealth>(() => ({
    hasRoom: true,
    mended: undefined,
    conservation: undefined,
    drift: undefined,
    backup: undefined,
  }));

export const isNotable = (drift: number | undefined): drift is number =>
  drift !== undefined && Math.abs(drift) >= notableDriftMilliseconds;

/** Whether anything was found that people should be told of. */
export const isWorthTelling = ({ restored, mended, lost }: AlignReport): boolean =>
  restored + mended + lost > 0;
