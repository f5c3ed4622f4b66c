import { useEffect, useState } from 'react';
import type { AddressAnswer } from '../../../application/ports/address-register.ts';
import { useStation } from '../../app/station.ts';

const none: AddressAnswer = { suggestions: [] };

/** Lines that are asked for, so that a recent address further down can come up among its equals. */
const asked = 24;

/** While the next answer is on its way the last one stays, so that the list does not flicker. */
export function useAddressSearch(place: string): {
  readonly answer: AddressAnswer;
  readonly isSettled: boolean;
} {
  const { register, identity } = useStation();
  const [found, setFound] = useState({ place: '', answer: none });
  const isEmpty = place.trim() === '';
  useEffect(() => {
    if (isEmpty) return;
    let superseded = false;
    void register.search(place, { limit: asked, kommuneCode: identity.kommuneCode }).then((answer) => {
      if (!superseded) setFound({ place, answer });
    });
    return () => {
      superseded = true;
    };
  }, [place, isEmpty, register, identity.kommuneCode]);
  return { answer: isEmpty ? none : found.answer, isSettled: isEmpty || found.place === place };
}
