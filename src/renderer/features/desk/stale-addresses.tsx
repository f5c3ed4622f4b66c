import { useEffect, useState } from 'react';
import type { Draft } from '../../../application/ports/station-store.ts';
import type { StaleAddresses as Stale } from '../../../application/stale-addresses.ts';
import { nameStanding } from '../../../application/wording/address-standing.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { texts } from './texts.ts';

interface StaleAddressesProps {
  readonly nameOfDraft: (draft: Draft) => string | undefined;
}

/** More than these are counted, and found where they are listed anyway. */
const shown = 10;
/** The clerk comes first: it may read thousands of rows. Milliseconds. */
const afterDrawing = 500;

/** What waits with an address that the register has otherwise now, or no more. Nothing is done about it here. */
export const StaleAddresses = ({ nameOfDraft }: StaleAddressesProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { findStaleAddresses } = useStation();
  const [stale, setStale] = useState<Stale>();
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      findStaleAddresses().then(
        (found) => {
          if (!gone) setStale(found);
        },
        // Locked meanwhile: the next desk looks again.
        () => undefined,
      );
    }, afterDrawing);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [findStaleAddresses]);
  if (stale === undefined || stale.registrations.length + stale.drafts.length === 0) return null;
  const rows = [
    ...stale.registrations.map(({ record, standing }) => ({
      id: record.id,
      to: addressOf({ screen: 'outbox', id: record.id }),
      name: record.registration?.person.name ?? t.unreadable,
      standing,
    })),
    ...stale.drafts.map(({ draft, standing }) => ({
      id: draft.id,
      to: addressOf({ screen: 'registration', id: draft.id }),
      name: `${nameOfDraft(draft) ?? t.unnamed} (${t.draft})`,
      standing,
    })),
  ];
  return (
    <section aria-labelledby="desk-stale">
      <h2 id="desk-stale" className="bp-section-heading">
        {t.stale}
      </h2>
      {sumUp(stale, t).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul className="bp-list">
        {rows.slice(0, shown).map(({ id, to, name, standing }) => (
          <li key={id}>
            <a href={to} className="bp-row">
              <span>{name}</span>
              <span className="bp-quiet">{nameStanding(standing, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
      {rows.length > shown && <p className="bp-quiet">{t.moreStale(rows.length - shown)}</p>}
    </section>
  );
};

/** A sentence each for what is gone and what is changed, of registrations and of drafts. */
function sumUp({ registrations, drafts }: Stale, t: (typeof texts)['da']): readonly string[] {
  const isChanged = ({ standing }: Stale['registrations'][number] | Stale['drafts'][number]): boolean =>
    standing.kind === 'changed';
  const changed = [registrations.filter(isChanged).length, drafts.filter(isChanged).length] as const;
  const gone = [registrations.length - changed[0], drafts.length - changed[1]] as const;
  return [
    ...(gone[0] + gone[1] > 0 ? [t.goneAddresses(...gone)] : []),
    ...(changed[0] + changed[1] > 0 ? [t.changedAddresses(...changed)] : []),
  ];
}
