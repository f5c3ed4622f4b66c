import { useState } from 'react';
import type { OutboxRecord } from '../../../application/ports/outbox.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { type HandOverState, type QueueCount, statesThatNeedAPerson } from '../../../domain/registration.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts as takeBackTexts } from './take-back-texts.ts';
import { texts } from './texts.ts';
import { useNotedSearch } from './use-noted-search.ts';

type Filter = 'all' | 'waiting' | 'person' | 'acknowledged' | 'withdrawn';

const filters: readonly Filter[] = ['all', 'waiting', 'person', 'acknowledged', 'withdrawn'];

const statesOf: Readonly<Record<Filter, readonly HandOverState[] | undefined>> = {
  all: undefined,
  waiting: ['waiting', 'sending'],
  person: statesThatNeedAPerson,
  acknowledged: ['acknowledged'],
  withdrawn: ['withdrawn'],
};

const countOf = (filter: Filter, count: QueueCount): number => {
  switch (filter) {
    case 'all':
      return count.acknowledged + count.waiting + count.needsAPerson + count.withdrawn;
    case 'person':
      return count.needsAPerson;
    default:
      return count[filter];
  }
};

const pageSize = 50;

/** Every registration the station has saved, and where each one is on its way. */
export const OutboxPage = () => {
  const t = useTexts(texts);
  const { store, handOver } = useStation();
  const count = useStored(() => store.countQueue(), [store]);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(pageSize);
  const states = statesOf[filter];
  const found = useStored(async () => {
    const query = { search, limit: shown, ...(states === undefined ? {} : { states }) };
    return { search, ...(await store.findRecords(query)) };
  }, [store, states, search, shown]);
  useNotedSearch(found);
  const records = found?.records ?? [];
  const changeSearch = (text: string): void => {
    setSearch(text);
    setShown(pageSize);
  };
  return (
    <div className="bp-wide">
      <div className="bp-page-head">
        <h1>{t.title}</h1>
        <div className="bp-head-actions">
          <a href={addressOf({ screen: 'usb' })}>{t.byUsb}</a>
          <Button icon="send" onClick={() => handOver.sendNow()}>
            {t.sendNow}
          </Button>
        </div>
      </div>
      <div className="bp-filters">
        <TextField id="outbox-search" type="search" label={t.search} value={search} onText={changeSearch} />
        <fieldset className="bp-tabs">
          <legend className="sr-only">{t.filterLabel}</legend>
          {filters.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === filter}
              className={`bp-tab${name === filter ? ' bp-tab-active' : ''}`}
              onClick={() => {
                setFilter(name);
                setShown(pageSize);
              }}
            >
              {t.filters[name]} <span>{count === undefined ? '' : countOf(name, count)}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {found?.total === 0 && <p className="bp-quiet">{count?.created === 0 ? t.empty : t.nothingFound}</p>}
      {records.length > 0 && (
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
            {records.map((record) => (
              <Row key={record.id} record={record} />
            ))}
          </tbody>
        </table>
      )}
      {found !== undefined && found.total > records.length && (
        <div className="bp-more">
          <span className="bp-quiet">{t.shown(records.length, found.total)}</span>
          <Button onClick={() => setShown(shown + pageSize)}>{t.showMore}</Button>
        </div>
      )}
    </div>
  );
};

const Row = ({ record }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const words = useTexts(takeBackTexts);
  const locale = useLocale();
  const { store } = useStation();
  const { id, registration, withdraws, cprMark, bundle, state, purgedAt, savedAt } = record;
  // A withdrawal says whom it is about by the record that it takes back.
  const target = useStored(
    async () => (withdraws === undefined ? undefined : await store.findRecord(withdraws)),
    [store, withdraws],
  );
  const about = registration ?? target?.registration;
  const name = about?.person.name ?? (purgedAt === undefined ? t.unreadable : t.purgedName);
  return (
    <tr>
      <td>
        <a href={addressOf({ screen: 'outbox', id })}>{withdraws === undefined ? name : words.of(name)}</a>
        {about !== undefined && <div className="bp-quiet bp-number">{formatCprNumber(about.person.cpr)}</div>}
      </td>
      <td>{about?.residence.printed.join(', ')}</td>
      <td>{shortInstant(savedAt, locale)}</td>
      <td>
        <StateBadge state={state}>{t.states[state]}</StateBadge>
        {cprMark !== undefined && <div className="bp-quiet">{t.enteredBy(cprMark.by)}</div>}
        {state === 'waiting' && bundle !== undefined && <div className="bp-quiet">{t.onBundle(bundle)}</div>}
      </td>
    </tr>
  );
};
