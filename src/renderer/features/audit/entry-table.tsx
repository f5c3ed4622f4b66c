import type { ChainedEntry } from '../../../application/ports/audit-trail.ts';
import { describeAuditEntry } from '../../../application/wording/audit-entry.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { useClerks } from '../../app/hand-draft-over.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { texts } from './texts.ts';

/** Entries as sentences: when, who, what; with a link to the record where there is one. */
export const EntryTable = ({ entries }: { entries: readonly ChainedEntry[] }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const clerks = useClerks();
  const names = useRecordNames(entries);
  const findInitials = (id: string): string | undefined => clerks.find((clerk) => clerk.id === id)?.initials;
  return (
    <table className="table bp-table bp-audit">
      <thead>
        <tr>
          <th scope="col">{t.when}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.what}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ entry }) => (
          <tr key={entry.seq} data-audit={entry.action}>
            <td className="bp-number">{shortInstant(entry.clock.wall, locale)}</td>
            <td>{entry.clerk?.initials ?? t.station}</td>
            <td>
              {describeAuditEntry(entry, { locale, findInitials })}
              {entry.record !== undefined && names?.get(entry.record) !== undefined && (
                <>
                  {': '}
                  <a href={addressOf({ screen: 'outbox', id: entry.record })}>{names.get(entry.record)}</a>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Names of the records that are mentioned; a draft, and what was removed after its time, has none. */
function useRecordNames(entries: readonly ChainedEntry[]): ReadonlyMap<RegistrationId, string> | undefined {
  const { store } = useStation();
  const ids = [
    ...new Set(entries.flatMap(({ entry: { record } }) => (record === undefined ? [] : [record]))),
  ];
  return useStored(async () => {
    const names = new Map<RegistrationId, string>();
    const records = await Promise.all(ids.map((id) => store.findRecord(id)));
    for (const record of records) {
      if (record?.registration !== undefined) names.set(record.id, record.registration.person.name);
    }
    return names;
  }, [store, ids.join()]);
}
