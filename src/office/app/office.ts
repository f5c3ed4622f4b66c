import { createContext, useContext } from 'react';
import type { OfficeSession } from '../../contract/office-api.ts';
import type { OfficeClient } from '../api/office-client.ts';
import type { ClipboardGuard } from '../clipboard/clipboard-guard.ts';
import type { SignOutCause } from './session-state.ts';

/** What the screens work with while somebody is signed in. */
export interface Office {
  readonly client: OfficeClient;
  readonly clipboard: ClipboardGuard;
  readonly session: OfficeSession;
  readonly enter: (session: OfficeSession) => void;
  readonly leave: (because: SignOutCause) => void;
}

const OfficeContext = createContext<Office | undefined>(undefined);

export const OfficeProvider = OfficeContext.Provider;

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === undefined) throw new Error('Nobody is signed in');
  return office;
}
