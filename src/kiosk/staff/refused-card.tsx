import { useEffect, useState } from 'react';
import type { IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import { formatTicket } from '../../domain/ticket.ts';
import type { KioskHost, RefusedIntake } from '../host/kiosk-host.ts';
import { Button } from '../ui/button.tsx';
import { staffTexts as t } from './texts.ts';

const whenOf = (since: Instant): string =>
  new Date(since).toLocaleString('da-DK', { dateStyle: 'long', timeStyle: 'short' });

interface RefusedCardProps {
  readonly host: Pick<KioskHost, 'listRefused' | 'dropRefused'>;
  /** How many there are now: the list is read again when it changes. */
  readonly refused: number;
}

/** Intakes that the server will not take: whose ticket it is, why, and what staff does about it. */
export const RefusedCard = ({ host, refused }: RefusedCardProps) => {
  const [intakes, setIntakes] = useState<readonly RefusedIntake[]>([]);
  const [asking, setAsking] = useState<IntakeId>();
  useEffect(() => {
    if (refused > 0) void host.listRefused().then(setIntakes);
  }, [host, refused]);
  return (
    <section className="k-card" aria-labelledby="refused">
      <h2 id="refused">{t.refusedTitle(refused)}</h2>
      <p>{t.refusedHelp}</p>
      <ul className="k-refused">
        {intakes.map(({ id, ticket, since, problem }) => (
          <li key={id}>
            <p>
              <strong>{t.refusedSince(formatTicket(ticket), whenOf(since))}</strong> {t.refusedWhy(problem)}
            </p>
            <div className="k-ways">
              {asking === id ? (
                <>
                  <Button icon="delete" onClick={() => void host.dropRefused(id)}>
                    {t.dropSurely}
                  </Button>
                  <Button kind="main" icon="close" autoFocus onClick={() => setAsking(undefined)}>
                    {t.dropNot}
                  </Button>
                </>
              ) : (
                <Button icon="delete" onClick={() => setAsking(id)}>
                  {t.dropRefused}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
