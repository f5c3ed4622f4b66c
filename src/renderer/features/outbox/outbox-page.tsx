import { useState } from 'react';
import type { OutboxRecord } from '../../../application/ports/station-store.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { needsAPerson } from '../../../domain/registration.ts';
import { foldName } from '../../../domain/same-person.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './texts.ts';

type Filter = 'all' | 'waiting' | 'person' | 'acknowledged' | 'withdrawn';

const filters: readonly Filter[] = ['all', 'waiting', 'person', 'acknowledged', 'withdrawn'];

const isIn = (filter: Filter, { state }: OutboxRecord): boolean =>
  filter === 'all' ||
  (filter === 'person' && needsAPerson(state)) ||
  (filter === 'waiting' && (state === 'waiting' || state === 'sending')) ||
  filter === state;

/** Name in any order and spelling, number with or without hyphen, or a part of the address. */
function isFound({ registration }: OutboxRecord, search: string): boolean {
  const words = foldName(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  if (registration === undefined) return false;
  const { person, residence } = registration;
  const text = foldName(
    `${person.name} ${person.cpr} ${formatCprNumber(person.cpr)} ${residence.printed.join(' ')}`,
  );
  return words.every((word) => text.split(' ').some((other) => other.startsWith(word)));
}

const pageSize = 50;

/** Every registration the station has saved, and where each one is on its way. */
export const OutboxPage = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { store, handOver } = useStation();
  const records = useStored(() => store.listOutbox(), [store]);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(pageSize);
  const found = (records ?? []).filter((record) => isIn(filter, record) && isFound(record, search));
  return (
    <div className="bp-wide">
      <div className="bp-page-head">
        <h1>{t.title}</h1>
        <Button icon="send" onClick={() => handOver.sendNow()}>
          {t.sendNow}
        </Button>
      </div>
      <div className="bp-filters">
        <TextField id="outbox-search" type="search" label={t.search} value={search} onText={setSearch} />
        <fieldset className="bp-tabs">
          <legend className="sr-only">{t.filterLabel}</legend>
          {filters.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === filter}
              className={`bp-tab${name === filter ? ' bp-tab-active' : ''}`}
              onClick={() => setFilter(name)}
            >
              {t.filters[name]} <span>{(records ?? []).filter((record) => isIn(name, record)).length}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {records?.length === 0 && <p className="bp-quiet">{t.empty}</p>}
      {records !== undefined && records.length > 0 && found.length === 0 && (
        <p className="bp-quiet">{t.nothingFound}</p>
      )}
      {found.length > 0 && (
        <table className="table bp-table">
          <thead>
            <tr>
              <th scope="col">{t.person}</th>
              <th scope="col">{t.address}</th>
              <th scope="col">{t.saved}</th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((record) => (
              <tr key={record.id}>
                <td>
                  <a href={addressOf({ screen: 'outbox', id: record.id })}>
                    {record.registration?.person.name ?? t.unreadable}
                  </a>
                  {record.registration !== undefined && (
                    <div className="bp-quiet bp-number">
                      {formatCprNumber(record.registration.person.cpr)}
                    </div>
                  )}
                </td>
                <td>{record.registration?.residence.printed.join(', ')}</td>
                <td>{shortInstant(record.savedAt, locale)}</td>
                <td>
                  <StateBadge state={record.state}>{t.states[record.state]}</StateBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <Button onClick={() => setShown(shown + pageSize)}>
          {shown} / {found.length}
        </Button>
      )}
    </div>
  );
};
