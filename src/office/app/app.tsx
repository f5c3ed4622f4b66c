import { useState } from 'react';
import { useStore } from 'zustand';
import { keepLocale, storedLocale } from '../../renderer/app/locale-choice.ts';
import { type Locale, LocaleProvider } from '../../renderer/i18n/locale.tsx';
import type { OfficeClient } from '../api/office-client.ts';
import { AuditPage } from '../audit/audit-page.tsx';
import { CasesPage } from '../cases/cases-page.tsx';
import type { ClipboardGuard } from '../clipboard/clipboard-guard.ts';
import { ExportsPage } from '../exports/exports-page.tsx';
import { PasswordPage } from '../sign-in/password-page.tsx';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { StationsPage } from '../stations/stations-page.tsx';
import { UsersPage } from '../users/users-page.tsx';
import { EnteredPage } from '../work-list/entered-page.tsx';
import { WorkPage } from '../work-list/work-page.tsx';
import { IdleSignOut } from './idle-sign-out.tsx';
import { OfficeProvider, useOffice } from './office.ts';
import { useRoute } from './route.ts';
import type { SessionState } from './session-state.ts';
import { Frame, Shell } from './shell.tsx';

interface AppProps {
  readonly client: OfficeClient;
  readonly clipboard: ClipboardGuard;
  readonly session: SessionState;
}

/** The office: the way in, or the screens. Whoever is signed out has nothing of them left on the page. */
export const App = ({ client, clipboard, session }: AppProps) => {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const { now, world } = useStore(session.state);
  const { circle, enter, leave } = session;
  function choose(next: Locale): void {
    keepLocale(next);
    setLocale(next);
  }
  return (
    <LocaleProvider locale={locale}>
      {now.kind !== 'signed-in' ? (
        <Frame world={world} onLocale={choose}>
          {now.kind === 'signed-out' && (
            <SignInPage client={client} because={now.because} onEntered={enter} />
          )}
        </Frame>
      ) : (
        <OfficeProvider value={{ client, clipboard, session: now.session, enter, leave }}>
          {now.session.mustChangePassword ? (
            <Frame world={world} onLocale={choose}>
              <PasswordPage />
            </Frame>
          ) : (
            <Shell onLocale={choose}>
              <Screens />
            </Shell>
          )}
          <IdleSignOut key={now.session.initials} circle={circle} />
        </OfficeProvider>
      )}
    </LocaleProvider>
  );
};

const Screens = () => {
  const { session } = useOffice();
  const { screen, record } = useRoute(session.role);
  switch (screen) {
    case 'work':
      return <WorkPage />;
    case 'entered':
      return <EnteredPage />;
    case 'stations':
      return <StationsPage />;
    case 'cases':
      return <CasesPage />;
    case 'exports':
      return <ExportsPage />;
    case 'audit':
      return <AuditPage key={record ?? 'all'} record={record} />;
    case 'users':
      return <UsersPage />;
    case 'password':
      return <PasswordPage />;
  }
};
