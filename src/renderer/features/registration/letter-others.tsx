import { useEffect, useState } from 'react';
import { findKnownNumber, type KnownNumber } from '../../../application/letter-batch/known-number.ts';
import {
  emptyForm,
  fillFromLetter,
  type RegistrationForm,
} from '../../../application/registration-form/form.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import type { LetterReading } from '../../../domain/permit-letter.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './letter-others-texts.ts';
import { texts as formTexts } from './texts.ts';

interface LetterOthersProps {
  /** The letter of the form that was just saved: for which of its persons, and for how many it is. */
  readonly letter: NonNullable<RegistrationForm['letter']>;
  /** What it says; undefined where it was read before the page was loaded. */
  readonly reading: LetterReading | undefined;
  readonly onStart: (form: RegistrationForm) => void;
  readonly onOpen: (draft: RegistrationId) => void;
}

/** A letter for several persons, one of whom is saved: the others, and for each the way to their registration. */
export const LetterOthers = ({ letter, reading, onStart, onOpen }: LetterOthersProps) => {
  const t = useTexts(texts);
  const { personNumber } = useTexts(formTexts);
  const { drafts, store, clock, series, names } = useStation();
  /** By the place in the letter: where the number stands already. */
  const [known, setKnown] = useState<ReadonlyMap<number, KnownNumber>>();

  useEffect(() => {
    let gone = false;
    void (async () => {
      const found = new Map<number, KnownNumber>();
      const context = { today: clock.today(), series };
      for (const [person, { cpr }] of (reading?.persons ?? []).entries()) {
        const where =
          cpr === undefined ? undefined : await findKnownNumber({ drafts, store }, cpr.value, context);
        if (where !== undefined) found.set(person, where);
      }
      if (!gone) setKnown(found);
    })();
    return () => {
      gone = true;
    };
  }, [reading, drafts, store, clock, series]);

  if (known === undefined) return null;
  const others = (reading?.persons ?? [])
    .map((person, at) => ({ ...person, at }))
    .filter(({ at }) => at !== letter.person);
  return (
    <section className="bp-narrow" aria-labelledby="letter-others">
      <h2 id="letter-others" className="bp-section-heading">
        {t.heading}
      </h2>
      <p className="bp-quiet">{reading === undefined ? t.readAgain(letter.persons) : t.each}</p>
      <ul className="bp-list">
        {others.map(({ at, name, cpr }) => {
          const called = name?.value ?? personNumber(at + 1);
          const where = known.get(at);
          return (
            <li key={at} className="bp-draft">
              <span className="bp-row">
                <span>{called}</span>
                <span className="bp-quiet">{cpr !== undefined && formatCprNumber(cpr.value)}</span>
              </span>
              {where === undefined && (
                <Button
                  kind="link"
                  aria-label={t.startNamed(called)}
                  onClick={() =>
                    reading !== undefined &&
                    onStart(fillFromLetter(emptyForm, reading, at, names.nameOfCountry))
                  }
                >
                  {t.start}
                </Button>
              )}
              {where?.where === 'draft' && (
                <Button kind="link" aria-label={t.openNamed(called)} onClick={() => onOpen(where.id)}>
                  {t.open}
                </Button>
              )}
              {where?.where === 'record' && <span className="bp-quiet">{t.saved}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
