import { useEffect, useState } from 'react';
import { type AddressStanding, lookUpAgain } from '../../application/address-check.ts';
import type { DarAddress } from '../../domain/address.ts';
import { useStation } from './station.ts';

/** What the register in use says of an address; undefined until it has answered, and where there is none. */
export function useAddressStanding(address: DarAddress | undefined): AddressStanding | undefined {
  const { register } = useStation();
  const [looked, setLooked] = useState<{ readonly of: string; readonly standing: AddressStanding }>();
  // A row that is read again is another object with the same address.
  const asked = address === undefined ? undefined : JSON.stringify(address);
  useEffect(() => {
    if (asked === undefined) return;
    let superseded = false;
    lookUpAgain(register, JSON.parse(asked) as DarAddress).then(
      (standing) => {
        if (!superseded) setLooked(standing && { of: asked, standing });
      },
      // The register's worker has ended: whoever opens this again asks again.
      () => undefined,
    );
    return () => {
      superseded = true;
    };
  }, [asked, register]);
  return looked !== undefined && looked.of === asked ? looked.standing : undefined;
}
