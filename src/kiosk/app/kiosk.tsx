import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ClosedScreen } from '../screens/closed-screen.tsx';
import { StartScreen } from '../screens/start-screen.tsx';
import { StaffCorner } from '../staff/staff-corner.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { findLanguage } from '../texts/languages.ts';
import { SpeakLanguage } from '../ui/say.tsx';
import { CitizenWay } from './citizen-way.tsx';
import type { KioskApp } from './kiosk-app.ts';

/** The kiosk: closed, at the first screen, with a citizen, or with staff. */
export const Kiosk = ({ app }: { app: KioskApp }) => {
  const { place, problem, session } = useStore(app.state);
  const language = findLanguage(session?.state.getState().visit.language ?? 'da');
  const [isStaff, setIsStaff] = useState(false);
  const enterStaff = useCallback(() => {
    app.endSession();
    setIsStaff(true);
  }, [app]);

  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
    // Nothing of the last citizen's page stays scrolled.
    scrollTo(0, 0);
  }, [language]);

  if (isStaff) {
    return (
      <StaffPage
        app={app}
        onLeave={() => {
          setIsStaff(false);
          void app.look();
        }}
      />
    );
  }
  return (
    <SpeakLanguage language={language}>
      {place === 'closed' && session === undefined && (
        <ClosedScreen isOfficeFull={problem === 'office-full'} />
      )}
      {place === 'open' && session === undefined && <StartScreen onChoose={(tag) => void app.begin(tag)} />}
      {session !== undefined && (
        <CitizenWay session={session} scanner={app.scanner()} lock={app.lock} onEnd={app.endSession} />
      )}
      <StaffCorner host={app.host} onStaff={enterStaff} />
    </SpeakLanguage>
  );
};
