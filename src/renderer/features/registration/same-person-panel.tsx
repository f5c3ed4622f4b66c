import type { SamePersonHit } from '../../../application/ports/station-store.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { goTo } from '../../app/route.ts';
import { longDate, shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './same-person-texts.ts';
import type { RegistrationSession } from './session.ts';
import { SettledHow } from './settled-how.tsx';

interface SamePersonPanelProps {
  readonly hits: readonly SamePersonHit[];
  readonly session: RegistrationSession;
}

/**
 * What is already there of the same person, and what to do. The same CPR number has no way round; the
 * same name and birth date may be two persons, which somebody must then have settled and say how.
 */
export const SamePersonPanel = ({ hits, session }: SamePersonPanelProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (hits.length === 0) return null;
  const sameCpr = hits.some(({ why }) => why === 'same-cpr');
  return (
    <section className="bp-same-person" aria-live="assertive">
      <Alert variant="warning" heading={t.samePersonHeading}>
        <p>{sameCpr ? t.sameCpr : t.sameName}</p>
        <ul className="bp-hits">
          {hits.map(({ entry: { id, registration, savedAt } }) => (
            <li key={id}>
              {registration !== undefined && (
                <>
                  <strong>{registration.person.name}</strong>, {formatCprNumber(registration.person.cpr)},{' '}
                  {longDate(registration.person.birthDate, locale)},{' '}
                  {registration.residence.printed.join(', ')}.{' '}
                </>
              )}
              {t.savedOn(shortInstant(savedAt, locale))}.{' '}
              <Button small onClick={() => goTo({ screen: 'outbox', id })}>
                {t.openExisting}
              </Button>
            </li>
          ))}
        </ul>
        <p>{sameCpr ? t.sameWhat : t.sameNameWhat}</p>
      </Alert>
      {!sameCpr && (
        <SettledHow id="distinctBecause" others={hits.map(({ entry }) => entry.id)} session={session} />
      )}
    </section>
  );
};
