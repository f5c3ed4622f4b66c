import type { AuditTrail } from '../../application/ports/audit-trail.ts';
import type { DraftStore, StationStore } from '../../application/ports/station-store.ts';
import type { PracticeLetter } from './practice-letters.ts';

/** What a world of its own puts into the station in the usual parts' place. */
export interface WorldParts {
  /** Fictive letters that lie on the desk. */
  readonly letters: readonly PracticeLetter[];
  /** Stands between the station and what it keeps: for what this world may not keep. */
  readonly keep?: (ports: KeptPorts & Compacting) => KeptPorts;
}

export interface KeptPorts {
  readonly store: StationStore;
  readonly drafts: DraftStore;
  readonly trail: AuditTrail;
}

interface Compacting {
  /** Writes the journal anew, without what is no more. */
  readonly compact: (force: true) => Promise<unknown>;
}
