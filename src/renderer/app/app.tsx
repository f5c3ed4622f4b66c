import { useMemo, useState } from 'react';
import type { Draft } from '../../application/ports/station-store.ts';
import { correctRegistration } from '../../application/registration-form/correct-registration.ts';
import { findStoredForm, type RegistrationForm } from '../../application/registration-form/form.ts';
import { DeskPage } from '../features/desk/desk-page.tsx';
import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { RecordPage } from '../features/outbox/record-page.tsx';
import { RegistrationPage } from '../features/registration/registration-page.tsx';
import { createSessions } from '../features/registration/sessions.ts';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { type Locale, LocaleProvider } from '../i18n/locale.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { keepLocale, storedLocale } from './locale-choice.ts';
import { goTo, useRoute } from './route.ts';
import { Shell } from './shell.tsx';
import { type Station, StationProvider } from './station.ts';

/** The screens put together. Features meet here, and nowhere else. */
export const App = ({ station }: { station: Station }) => {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  return (
    <FaultScreen locale={locale}>
      <LocaleProvider locale={locale}>
        <StationProvider value={station}>
          <Shell>
            <Screen
              station={station}
              onLocale={(chosen) => {
                keepLocale(chosen);
                setLocale(chosen);
              }}
            />
          </Shell>
        </StationProvider>
      </LocaleProvider>
    </FaultScreen>
  );
};

const Screen = ({ station, onLocale }: { station: Station; onLocale: (locale: Locale) => void }) => {
  const route = useRoute();
  const sessions = useMemo(() => createSessions(station), [station]);
  const startTyping = (form?: RegistrationForm): void => {
    goTo({ screen: 'registration', id: sessions.start(form).id });
  };

  switch (route.screen) {
    case 'desk':
      return (
        <DeskPage
          nameOfDraft={nameOfDraft}
          onType={() => startTyping()}
          onLetter={(files) => {
            const session = sessions.start();
            void session.readLetter(files);
            goTo({ screen: 'registration', id: session.id });
          }}
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
    case 'settings':
      return <SettingsPage onLocale={onLocale} />;
  }
};

function nameOfDraft({ form }: Draft): string | undefined {
  const name = findStoredForm(form)?.fields.name.text.trim() ?? '';
  return name === '' ? undefined : name;
}
