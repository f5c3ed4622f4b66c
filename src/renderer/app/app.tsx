import type { Draft } from '../../application/ports/station-store.ts';
import { correctRegistration } from '../../application/registration-form/correct-registration.ts';
import { findStoredForm, type RegistrationForm } from '../../application/registration-form/form.ts';
import { AuditPage } from '../features/audit/audit-page.tsx';
import type { StationBatch } from '../features/batch/station-batch.ts';
import { ClerksPage } from '../features/clerks/clerks-page.tsx';
import { DayReportPage } from '../features/day-report/day-report-page.tsx';
import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { RecordPage } from '../features/outbox/record-page.tsx';
import { RegistrationPage } from '../features/registration/registration-page.tsx';
import type { Sessions } from '../features/registration/sessions.ts';
import { RuleListPage } from '../features/rule-list/rule-list-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { UsbPage } from '../features/usb/usb-page.tsx';
import type { Locale } from '../i18n/locale.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { LockWatch } from './lock.tsx';
import { homeOf, mayEnter } from './may-enter.ts';
import { NotAllowedPage } from './not-allowed-page.tsx';
import { usePrintNotes } from './print-page.ts';
import { goTo, useRoute } from './route.ts';
import { Shell } from './shell.tsx';
import { type Station, StationProvider } from './station.ts';
import type { WindowCircle } from './window-circle.ts';

interface AppProps {
  readonly station: Station;
  readonly sessions: Sessions;
  readonly batch: StationBatch;
  readonly circle: WindowCircle;
  readonly onLocale: (locale: Locale) => void;
}

/** The screens put together. Features meet here, and nowhere else. */
export const App = ({ station, sessions, batch, circle, onLocale }: AppProps) => (
  <StationProvider value={station}>
    <Shell>
      <Screen station={station} sessions={sessions} batch={batch} onLocale={onLocale} />
    </Shell>
    <LockWatch circle={circle} />
  </StationProvider>
);

const Screen = ({ station, sessions, batch, onLocale }: Omit<AppProps, 'circle'>) => {
  const asked = useRoute();
  const { clerk } = station;
  usePrintNotes();
  // Everybody has a place to start from; any other screen that is not for one's role says so.
  const route = asked.screen === 'desk' ? homeOf(clerk) : asked;
  const startTyping = (form?: RegistrationForm): void => {
    goTo({ screen: 'registration', id: sessions.start(form).id });
  };

  if (!mayEnter(clerk, route)) return <NotAllowedPage />;
  switch (route.screen) {
    case 'desk':
      return (
        <DeskScreen
          sessions={sessions}
          batch={batch}
          nameOfDraft={nameOfDraft}
          onType={() => startTyping()}
        />
      );
    case 'registration':
      return (
        <RegistrationPage
          key={route.id}
          id={route.id}
          sessions={sessions}
          onAnother={() => goTo({ screen: 'desk' })}
        />
      );
    case 'outbox':
      if (route.id === undefined) return <OutboxPage />;
      return (
        <RecordPage
          key={route.id}
          id={route.id}
          onCorrect={(registration, alsoSeen) => {
            const form = correctRegistration(registration, station.names.nameOfCountry);
            startTyping({ ...form, distinctFrom: [...form.distinctFrom, ...alsoSeen] });
          }}
        />
      );
    case 'usb':
      return <UsbPage />;
    case 'rule-list':
      return <RuleListPage />;
    case 'clerks':
      return <ClerksPage nameOfDraft={nameOfDraft} onHandOver={(id, to) => sessions.handOver(id, to)} />;
    case 'audit':
      return <AuditPage key={route.id ?? 'all'} record={route.id} />;
    case 'day-report':
      return <DayReportPage />;
    case 'settings':
      return <SettingsPage onLocale={onLocale} />;
  }
};

function nameOfDraft({ form }: Draft): string | undefined {
  const name = findStoredForm(form)?.fields.name.text.trim() ?? '';
  return name === '' ? undefined : name;
}
