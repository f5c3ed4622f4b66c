import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  LoadedRegister,
  LoadProgress,
  RegisterInUse,
  RegisterProblem,
} from '../../application/ports/address-register.ts';
import { notableDriftMilliseconds } from '../../domain/clock-evidence.ts';
import type { Result } from '../../domain/result.ts';
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
  /** A register that stands in for a newer one, which is damaged. */
  readonly standIn: RegisterInUse | undefined;
  /** The register that is being loaded, or how the last loading ended: whichever screen somebody looks at. */
  readonly registerLoad: RegisterLoad | undefined;
}

export type RegisterLoad =
  | { readonly kind: 'loading'; readonly progress: LoadProgress }
  | { readonly kind: 'ended'; readonly outcome: Result<LoadedRegister, RegisterProblem> };

export type HealthStore = StoreApi<StationHealth>;

export const createHealthStore = (): HealthStore =>
  createStore<StationHealth>(() => ({
    hasRoom: true,
    mended: undefined,
    conservation: undefined,
    drift: undefined,
    backup: undefined,
    standIn: undefined,
    registerLoad: undefined,
  }));

export const isNotable = (drift: number | undefined): drift is number =>
  drift !== undefined && Math.abs(drift) >= notableDriftMilliseconds;

/** Whether anything was found that people should be told of. */
export const isWorthTelling = ({ restored, mended, lost }: AlignReport): boolean =>
  restored + mended + lost > 0;
