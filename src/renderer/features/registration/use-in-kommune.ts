import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { KommuneHit } from '../../../application/duplicate-guard/kommune-guard.ts';
import type { FormCheck } from '../../../application/registration-form/check-form.ts';
import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import { correctedBy, isUnseenInKommune } from '../../../application/registration-form/register-residence.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import { useStation } from '../../app/station.ts';

export interface InKommune {
  readonly hits: readonly KommuneHit[];
  /** Of the same number, and the clerk has seen that they are there: it can be taken back. */
  readonly seen: readonly KommuneHit[];
  /** How old the answer is: when the station last heard all that there was. */
  readonly heardAt: Instant | undefined;
}

const nothing: Omit<InKommune, 'seen'> = { hits: [], heardAt: undefined };

/**
 * Who at other stations of the kommune may be this very person, as soon as the form says who it is. Looked up
 * again when the line has been used: it may have brought news.
 */
export function useInKommune(
  id: RegistrationId,
  form: RegistrationForm,
  { cpr, birthDate }: FormCheck,
): InKommune {
  const { guard, line } = useStation();
  const sending = useStore(line, (status) => status.sending);
  const number = cpr.ok ? cpr.value.number : undefined;
  const name = form.fields.name.text;
  const { corrects, correctsInTurn } = form;
  const [{ hits, heardAt }, setFound] = useState(nothing);

  // Looked up again when the line has been used.
  useEffect(() => {
    let gone = false;
    void (async () => {
      if (guard === undefined) return;
      const heard = await guard.findHeardAt();
      const corrected = correctedBy({
        ...(corrects === undefined ? {} : { corrects }),
        ...(correctsInTurn === undefined ? {} : { correctsInTurn }),
      });
      const found =
        number === undefined || birthDate === undefined
          ? []
          : await guard.find({ cpr: number, name, birthDate }, corrected);
      if (!gone) setFound({ hits: found, heardAt: heard });
    })();
    return () => {
      gone = true;
    };
  }, [guard, number, birthDate, name, corrects, correctsInTurn, sending]);
  const isSeen = ({ id: other, why }: KommuneHit): boolean =>
    other !== id && why === 'same-cpr' && form.seenInKommune?.includes(other) === true;
  return {
    hits: hits.filter((hit) => isUnseenInKommune(hit, id, form)),
    seen: hits.filter(isSeen),
    heardAt,
  };
}
