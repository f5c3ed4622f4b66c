import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { HandOverService, LineStatus } from '../../application/hand-over/hand-over-service.ts';
import type { AddressRegister } from '../../application/ports/address-register.ts';
import type { LetterReader } from '../../application/ports/letter-reader.ts';
import type { Clock, Ids } from '../../application/ports/machine.ts';
import type { DraftStore, StationStore } from '../../application/ports/station-store.ts';
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import type { StationHost, StationIdentity } from '../host/station-host.ts';
import type { PracticeLetter } from './practice-letters.ts';

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
  readonly series: NumberSeries;
  readonly store: StationStore;
  readonly drafts: DraftStore;
  readonly reader: LetterReader;
  readonly register: AddressRegister;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly list: CoveredGroupList;
  readonly names: Names;
  /** Letters to practise on; none in production. */
  readonly practiceLetters: readonly PracticeLetter[];
  readonly line: StoreApi<LineStatus>;
  readonly handOver: HandOverService;
  /** Whether the system has promised to keep our storage. */
  readonly storageIsPersistent: boolean;
}

const StationContext = createContext<Station | undefined>(undefined);

export const StationProvider = StationContext.Provider;

export function useStation(): Station {
  const station = useContext(StationContext);
  if (station === undefined) throw new Error('A screen was drawn outside the station');
  return station;
}
