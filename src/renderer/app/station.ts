import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { StationBundles } from '../../application/bundle/station-bundles.ts';
import type { ClockWitness } from '../../application/clock-witness.ts';
import type { KommuneGuard } from '../../application/duplicate-guard/kommune-guard.ts';
import type { HandOverService, LineStatus } from '../../application/hand-over/hand-over-service.ts';
import type { StationIntakes } from '../../application/kiosk/station-intakes.ts';
import type { AddressRegister } from '../../application/ports/address-register.ts';
import type { AuditTrail } from '../../application/ports/audit-trail.ts';
import type { LetterReader } from '../../application/ports/letter-reader.ts';
import type { Clock, Ids } from '../../application/ports/machine.ts';
import type { RecentAddresses } from '../../application/ports/recent-addresses.ts';
import type { ClerkAdministration, OwnAccess } from '../../application/ports/station-access.ts';
import type { DraftStore, StationStore, StoreProblem } from '../../application/ports/station-store.ts';
import type { StaleAddresses } from '../../application/stale-addresses.ts';
import type { Clerk } from '../../domain/clerk.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import type { PasscodePolicy } from '../../domain/passcode.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { StationBackup } from '../../store/backup/station-backup.ts';
import type { Sealed } from '../../store/keys/vault.ts';
import type { StationSettingValues } from '../../store/station-database.ts';
import type { StationHost, StationIdentity } from '../host/station-host.ts';
import type { Arrivals } from './arrivals.ts';
import type { PracticeLetter } from './practice-letters.ts';
import type { StationRegisterFetch } from './register-fetch.ts';
import type { HealthStore } from './station-health.ts';
import type { StationLists } from './station-lists.ts';

/** Names that the screens look up: data, not behaviour. */
export interface Names {
  readonly findCountryCode: (name: string) => string | undefined;
  readonly nameOfCountry: (code: string) => string;
  readonly countryNames: readonly string[];
  readonly findKommuneName: (code: string) => string | undefined;
}

/** Everything a screen may ask of the station. Made once, at the composition root. */
export interface Station {
  readonly host: StationHost;
  readonly identity: StationIdentity;
  /** UUID of this installation; who it belongs to is in `identity`. */
  readonly stationId: string;
  /** Who is signed in. */
  readonly clerk: Clerk;
  readonly series: NumberSeries;
  readonly store: StationStore;
  readonly drafts: DraftStore;
  /** The addresses that were last used here. */
  readonly recent: RecentAddresses;
  /** What waits and has an address that the register has otherwise now. */
  readonly findStaleAddresses: () => Promise<StaleAddresses>;
  readonly trail: AuditTrail;
  /** What citizens told the kiosks of the office. */
  readonly intakes: StationIntakes;
  /** Handing over by USB stick. */
  readonly bundles: StationBundles;
  readonly backup: StationBackup;
  readonly settings: {
    read(): Promise<StationSettingValues>;
    save(values: StationSettingValues): Promise<Result<void, StoreProblem>>;
  };
  readonly administration: ClerkAdministration & OwnAccess;
  readonly passcodePolicy: PasscodePolicy;
  readonly health: HealthStore;
  readonly reader: LetterReader;
  /** The same engine, for letters that can wait: it gives way to `reader`. */
  readonly pileReader: LetterReader;
  readonly register: AddressRegister;
  /** Registers from the kommune's server; absent where the browser gives no place for one on its way. */
  readonly registerFetch?: StationRegisterFetch;
  readonly clock: Clock;
  readonly witness: ClockWitness;
  readonly ids: Ids;
  readonly lists: StationLists;
  /** Who is registered at other stations; absent where the browser gives no place for it. */
  readonly guard?: KommuneGuard;
  readonly names: Names;
  /** Letters to practise on; none in production. */
  readonly practiceLetters: readonly PracticeLetter[];
  readonly line: StoreApi<LineStatus>;
  readonly handOver: HandOverService;
  /** Whether the system has promised to keep our storage. */
  readonly storageIsPersistent: boolean;
  /** Forms that were begun in training by mistake; none but in production. */
  readonly arrivals?: Arrivals;
  /** Seals what could not be stored, so that it can wait in memory while the station is locked. */
  readonly later: {
    seal(id: RegistrationId, text: string): Promise<Sealed>;
    open(id: RegistrationId, sealed: Sealed): Promise<string | undefined>;
  };
  /** Lets go of keys, database and line. What is being typed must have been settled before. */
  close(): Promise<void>;
}

const StationContext = createContext<Station | undefined>(undefined);

export const StationProvider = StationContext.Provider;

export function useStation(): Station {
  const station = useContext(StationContext);
  if (station === undefined) throw new Error('A screen was drawn outside the station');
  return station;
}
