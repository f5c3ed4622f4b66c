import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { fingerprintOf, formatFingerprint } from '../../../application/audit/fingerprint.ts';
import type { AuditHead } from '../../../domain/audit.ts';
import { type Instant, isConserved, type QueueCount } from '../../../domain/registration.ts';
import { webSha256OfBytes } from '../../app/machine.ts';
import { printPage } from '../../app/print-page.ts';
import { type Station, useStation } from '../../app/station.ts';
import { describeDrift, longDate, shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { texts } from './texts.ts';

interface Report {
  readonly at: Instant;
  readonly count: QueueCount;
  readonly today: number;
  readonly head: AuditHead;
  readonly fingerprint: string;
}

/** Midnight by the counter's own clock. */
function startOfToday(): Instant {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return midnight.toISOString() as Instant;
}

async function makeReport({ store, trail, clock }: Station): Promise<Report> {
  const [count, today, head, fingerprint] = await Promise.all([
    store.countQueue(),
    store.countSavedSince(startOfToday()),
    trail.findHead(),
    fingerprintOf(trail.publicKey, webSha256OfBytes),
  ]);
  return { at: clock.now(), count, today, head, fingerprint };
}

/** The day on one sheet of paper: what was saved, that it adds up, and where the audit trail ended. */
export const DayReportPage = () => {
  const t = useTexts(texts);
  const station = useStation();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [report, setReport] = useState<Report>();
  const locale = useLocale();

  useEffect(() => {
    let gone = false;
    void makeReport(station).then((made) => {
      if (!gone) setReport(made);
    });
    return () => {
      gone = true;
    };
  }, [station]);

  return (
    <div className="bp-narrow bp-report">
      <div className="bp-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t.of(longDate(station.clock.today(), locale))}
        </h1>
        <span className="bp-no-print">
          <Button
            kind="primary"
            disabled={report === undefined}
            onClick={() => printPage({ detail: 'day-report' })}
          >
            {t.print}
          </Button>
        </span>
      </div>
      {report !== undefined && <Sheet report={report} />}
    </div>
  );
};

const Sheet = ({ report: { at, count, today, head, fingerprint } }: { report: Report }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { identity, stationId, clerk, health } = useStation();
  const { conservation, drift, backup } = useStore(health);
  const adds = isConserved(count) && conservation === undefined;
  return (
    <>
      <section className="bp-card">
        <SummaryList
          rows={[
            { label: t.kommune, value: `${identity.kommuneName} (${identity.kommuneCode})` },
            { label: t.stationId, value: <span className="bp-code">{stationId}</span> },
            { label: t.madeBy, value: `${shortInstant(at, locale)}, ${clerk.initials}` },
          ]}
        />
      </section>
      <section className="bp-card" aria-labelledby="report-records">
        <h2 id="report-records">{t.records}</h2>
        <SummaryList
          rows={[
            { label: t.today, value: <strong data-count="today">{today}</strong> },
            { label: t.count.created, value: <strong data-count="created">{count.created}</strong> },
            { label: t.count.acknowledged, value: count.acknowledged },
            { label: t.count.waiting, value: count.waiting },
            { label: t.count.needsAPerson, value: count.needsAPerson },
            { label: t.count.withdrawn, value: count.withdrawn },
          ]}
        />
        <Alert variant={adds ? 'success' : 'error'}>
          <p>
            <span className="bp-number">{t.sum(count)}</span>. {adds ? t.conserved : t.notConserved}
          </p>
        </Alert>
      </section>
      <section className="bp-card" aria-labelledby="report-trail">
        <h2 id="report-trail">{t.trail}</h2>
        <SummaryList
          rows={[
            {
              label: t.head,
              value: (
                <>
                  {t.headOf(head.seq)}:{' '}
                  <code data-report="head">{formatFingerprint(head.mac.slice(0, 16))}</code>
                </>
              ),
            },
            { label: t.signingKey, value: <code data-report="key">{formatFingerprint(fingerprint)}</code> },
          ]}
        />
        <p className="bp-quiet">{t.trailHint}</p>
      </section>
      <section className="bp-card" aria-labelledby="report-machine">
        <h2 id="report-machine">{t.machine}</h2>
        <SummaryList
          rows={[
            {
              label: t.backup,
              value:
                backup === undefined
                  ? t.noBackup
                  : backup.proven
                    ? t.backupProven(shortInstant(backup.at, locale), backup.registrations)
                    : t.backupUnproven(shortInstant(backup.at, locale)),
            },
            {
              label: t.clock,
              value: drift === undefined ? t.clockUnknown : t.clockIs(describeDrift(drift, locale)),
            },
          ]}
        />
      </section>
    </>
  );
};
