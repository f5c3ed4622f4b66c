import { useCallback } from 'react';
import type { OfficeStation } from '../../contract/office-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { addressOf, screensOf } from '../app/route.ts';
import { useAnswer } from '../app/use-answer.ts';
import { texts } from './texts.ts';

/** Every station: whether it may hand over, when it last did, and what waits there. No citizen is named. */
export const StationsPage = () => {
  const t = useTexts(texts);
  const { client } = useOffice();
  const { value, problem, again } = useAnswer(useCallback(() => client.stations(), [client]));
  return (
    <div className="bp-wide">
      <div className="bp-page-head">
        <PageHeading>{t.title}</PageHeading>
        <Button icon="refresh" onClick={again}>
          {t.refresh}
        </Button>
      </div>
      <ProblemAlert problem={problem} />
      {value?.stations.length === 0 && <p className="bp-quiet">{t.none}</p>}
      {value !== undefined && value.stations.length > 0 && (
        <>
          <div className="bp-scroll">
            <table className="table bp-table bp-office-stations">
              <thead>
                <tr>
                  <th scope="col">{t.station}</th>
                  <th scope="col">{t.state}</th>
                  <th scope="col">{t.lastHandOver}</th>
                  <th scope="col">{t.lastSeen}</th>
                  <th scope="col" className="bp-office-count">
                    {t.records}
                  </th>
                  <th scope="col" className="bp-office-count">
                    {t.cases}
                  </th>
                  <th scope="col">{t.queue}</th>
                </tr>
              </thead>
              <tbody>
                {value.stations.map((station) => (
                  <StationRow key={station.id} station={station} />
                ))}
              </tbody>
            </table>
          </div>
          <p className="bp-quiet">{t.note}</p>
        </>
      )}
    </div>
  );
};

const StationRow = ({ station }: { station: OfficeStation }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { session } = useOffice();
  const when = (at: Instant | undefined): string => (at === undefined ? t.never : shortInstant(at, locale));
  const state = stateOf(station);
  return (
    <tr data-station={state} className={state === 'revoked' ? 'bp-row-closed' : ''}>
      <th scope="row">
        {station.name}
        {station.role === 'kiosk' && <span className="badge badge-info">{t.kiosk}</span>}
        {station.office !== '' && <div className="bp-quiet">{station.office}</div>}
      </th>
      <td>
        <span className={`badge ${badges[state]}`}>{t.states[state]}</span>
        {state === 'revoked' && <div className="bp-quiet">{t.since(when(station.revokedAt))}</div>}
        {state === 'cloned' && <p className="bp-warning">{t.clonedText}</p>}
        {station.auditFaults > 0 && (
          <p className="bp-warning">
            {t.auditFaults(station.auditFaults)}. {t.auditText}
          </p>
        )}
      </td>
      <td>{when(station.lastHandOverAt)}</td>
      <td>{when(station.lastSeenAt)}</td>
      <td className="bp-office-count">
        {station.records.toLocaleString(locale === 'da' ? 'da-DK' : 'en-GB')}
      </td>
      <td className="bp-office-count">
        {station.openCases > 0 && screensOf(session.role).includes('cases') ? (
          <a href={addressOf({ screen: 'cases' })} aria-label={`${t.openCases}: ${station.openCases}`}>
            {station.openCases}
          </a>
        ) : (
          station.openCases
        )}
      </td>
      <td>
        <Queue queue={station.queue} />
        {station.role === 'kiosk' && (station.queue?.needsAPerson ?? 0) > 0 && (
          <p className="bp-warning">{t.kioskRefused}</p>
        )}
      </td>
    </tr>
  );
};

const Queue = ({ queue }: { queue: OfficeStation['queue'] }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (queue === undefined) return <span className="bp-quiet">{t.queueUntold}</span>;
  const { waiting, needsAPerson, toldAt } = queue;
  return (
    <>
      {waiting + needsAPerson === 0 ? t.queueEmpty : t.queueSays(waiting, needsAPerson)}
      <div className="bp-quiet">{t.queueAt(shortInstant(toldAt, locale))}</div>
    </>
  );
};

type Access = 'open' | 'not-enrolled' | 'revoked' | 'cloned';

const badges: Readonly<Record<Access, string>> = {
  open: 'badge-success',
  'not-enrolled': 'badge-info',
  revoked: '',
  cloned: 'badge-error',
};

function stateOf({ revokedAt, clonedAt, enrolled }: OfficeStation): Access {
  if (revokedAt !== undefined) return 'revoked';
  if (clonedAt !== undefined) return 'cloned';
  return enrolled ? 'open' : 'not-enrolled';
}
