import { useEffect, useState } from 'react';
import { type AddressStanding, lookUpAgain } from '../../../application/address-check.ts';
import type { DarAddress } from '../../../domain/address.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';

export interface OfferedAddress {
  /** As the register has it now; as it was printed where the register has it no more. */
  readonly address: DarAddress;
  readonly isGone: boolean;
}

/** The addresses last used here, looked up again: one that is renamed is offered under its new name. */
export function useRecentAddresses(): readonly OfferedAddress[] {
  const { recent, register } = useStation();
  const stored = useStored(() => recent.listRecent(), [recent]);
  const [offered, setOffered] = useState<readonly OfferedAddress[]>([]);
  useEffect(() => {
    if (stored === undefined) return;
    let superseded = false;
    Promise.all(
      stored.map(async ({ address }) => toOffered(address, await lookUpAgain(register, address))),
    ).then(
      (looked) => {
        if (!superseded) setOffered(looked.flat());
      },
      // The register's worker has ended: the next form asks again.
      () => undefined,
    );
    return () => {
      superseded = true;
    };
  }, [stored, register]);
  return offered;
}

/** None without a register: nothing could be said of the address. */
function toOffered(address: DarAddress, standing: AddressStanding | undefined): readonly OfferedAddress[] {
  if (standing === undefined) return [];
  if (standing.kind === 'changed') return [{ address: standing.now, isGone: false }];
  return [{ address, isGone: standing.kind !== 'same' }];
}
