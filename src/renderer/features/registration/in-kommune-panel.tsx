import { useState } from 'react';
import type { KommuneHit } from '../../../application/duplicate-guard/kommune-guard.ts';
import type { Instant } from '../../../domain/registration.ts';
import { longDate, shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { RegistrationSession } from './session.ts';
import { texts } from './texts.ts';

interface InKommunePanelProps {
  readonly hits: readonly KommuneHit[];
  readonly session: RegistrationSession;
}

/**
 * Who has the person at other stations, and what to do. The same number may be saved when the clerk has seen
 * that it becomes a case; a name alone may be somebody else, which somebody must then have settled and say how.
 */
export const InKommunePanel = ({ hits, session }: InKommunePanelProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [because, setBecause] = useState(() => session.state.getState().form.distinctBecause);
  if (hits.length === 0) return null;
  const numbered = hits.filter(({ why }) => why === 'same-cpr');
  const named = hits.filter(({ why }) => why !== 'same-cpr');
  const placeOf = ({ office }: KommuneHit): string => (office === '' ? t.anotherStation : office);
  const see = (id: KommuneHit['id']): void =>
    session.change((form) => ({ ...form, seenInKommune: [...(form.seenInKommune ?? []), id] }));
  const settle = (): void =>
    session.change((form) => ({
      ...form,
      distinctFrom: [...new Set([...form.distinctFrom, ...named.map(({ id }) => id)])],
      distinctBecause: because,
    }));
  return (
    <section className="bp-same-person" aria-live="assertive">
      <Alert variant="warning" heading={t.inKommuneHeading}>
        {[numbered, named].map(
          (some) =>
            some.length > 0 && (
              <div key={some === numbered ? 'number' : 'name'}>
                <p>{some === numbered ? t.inKommuneSameCpr : t.inKommuneSameName}</p>
                <ul className="bp-hits">
                  {some.map((hit) => (
                    <li key={hit.id}>{t.inKommuneHit(placeOf(hit), longDate(hit.receivedOn, locale))}</li>
                  ))}
                </ul>
              </div>
            ),
        )}
        <p>{t.inKommuneNameWhat}</p>
      </Alert>
      {numbered.map((hit) => (
        <div key={hit.id} className="form-group-checkbox">
          <input
            type="checkbox"
            id={`seen-${hit.id}`}
            className="form-checkbox"
            checked={false}
            onChange={() => see(hit.id)}
          />
          <label className="form-label" htmlFor={`seen-${hit.id}`}>
            {t.inKommuneConfirm(placeOf(hit), longDate(hit.receivedOn, locale))}
          </label>
        </div>
      ))}
      {named.length > 0 && (
        <div className="bp-distinct">
          <TextField
            id="distinctFromOther"
            label={t.notSamePersonCause}
            hint={t.notSamePersonHint}
            value={because}
            maxLength={500}
            onText={setBecause}
          />
          <Button disabled={because.trim() === ''} onClick={settle}>
            {t.notSamePerson}
          </Button>
        </div>
      )}
    </section>
  );
};

/** How old the kommune's list is that this station looks people up in. */
export const KommuneListAge = ({ heardAt }: { readonly heardAt: Instant | undefined }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <p className="bp-quiet">
      {heardAt === undefined ? t.kommuneListNever : t.kommuneListFrom(shortInstant(heardAt, locale))}
    </p>
  );
};
