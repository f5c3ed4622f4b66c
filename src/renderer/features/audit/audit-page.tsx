import { useState } from 'react';
import type { AuditQuery } from '../../../application/ports/audit-trail.ts';
import { type CprNumber, formatCprNumber } from '../../../domain/cpr-number.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { noteEvent } from '../../app/note-event.ts';
import { printPage } from '../../app/print-page.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { ChainCheck } from './chain-check.tsx';
import { EntryTable } from './entry-table.tsx';
import { ExportButton } from './export-button.tsx';
import { PersonFilter } from './person-filter.tsx';
import { texts } from './texts.ts';

const pageSize = 200;

interface AuditPageProps {
  /** Only what was done with that record. */
  readonly record: RegistrationId | undefined;
}

/** What was seen and done at the station, newest first; of one person or record where that is asked for. */
export const AuditPage = ({ record }: AuditPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const { trail, store, identity, clerk, clock } = station;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [cpr, setCpr] = useState<CprNumber>();
  const [shown, setShown] = useState(pageSize);
  const query: AuditQuery = {
    ...(record === undefined ? {} : { record }),
    ...(cpr === undefined ? {} : { cpr }),
  };
  const entries = useStored(() => trail.list({ ...query, limit: shown }), [trail, record, cpr, shown]);
  const name = useStored(
    async () =>
      record === undefined ? undefined : (await store.findRecord(record))?.registration?.person.name,
    [store, record],
  );
  const isNarrowed = record !== undefined || cpr !== undefined;

  async function choosePerson(number: CprNumber): Promise<void> {
    const person = await trail.personKey(number);
    await noteEvent(station, { action: 'searched', detail: 'audit-trail', person });
    setShown(pageSize);
    setCpr(number);
  }

  async function print(): Promise<void> {
    if (cpr !== undefined) return printPage({ detail: 'person-trail', person: await trail.personKey(cpr) });
    printPage(record === undefined ? { detail: 'audit' } : { detail: 'record-trail', record });
  }

  return (
    <div className="bp-wide">
      <div className="bp-print-only">
        <h1>{isNarrowed ? t.printTitle : t.title}</h1>
        {isNarrowed && <p>{t.printIntro(identity.kommuneName)}</p>}
        <p>{t.printedAt(shortInstant(clock.now(), locale), clerk.initials)}</p>
      </div>
      <div className="bp-no-print">
        <h1 ref={heading} tabIndex={-1}>
          {t.title}
        </h1>
        <p>{t.intro}</p>
        {record === undefined && <PersonFilter onPerson={(number) => void choosePerson(number)} />}
      </div>
      {isNarrowed && (
        <div className="bp-page-head">
          <h2 className="bp-section-heading">
            {cpr === undefined ? t.aboutRecord(name ?? t.thisRecord) : t.aboutPerson(formatCprNumber(cpr))}
          </h2>
          {cpr === undefined ? (
            <a className="bp-no-print" href={addressOf({ screen: 'audit' })}>
              {t.all}
            </a>
          ) : (
            <span className="bp-no-print">
              <Button kind="link" onClick={() => setCpr(undefined)}>
                {t.all}
              </Button>
            </span>
          )}
        </div>
      )}
      <div className="bp-audit-tools bp-no-print">
        <ChainCheck />
        <ExportButton key={cpr ?? record ?? 'all'} record={record} cpr={cpr} />
        <Button onClick={() => void print()}>{t.print}</Button>
      </div>
      {entries?.length === 0 && <p className="bp-quiet">{t.none}</p>}
      {entries !== undefined && entries.length > 0 && <EntryTable entries={entries} />}
      {entries !== undefined && entries.length >= shown && (
        <div className="bp-more bp-no-print">
          <span className="bp-quiet">{t.shown(shown)}</span>
          <Button onClick={() => setShown(shown + pageSize)}>{t.showMore}</Button>
        </div>
      )}
    </div>
  );
};
