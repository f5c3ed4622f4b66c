import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { RecoveryPage } from '../features/access/recovery-page.tsx';
import { RestorePage } from '../features/access/restore-page.tsx';
import { SetUpWizard } from '../features/access/set-up-wizard.tsx';
import { SignInPage } from '../features/access/sign-in-page.tsx';
import type { StationHost } from '../host/station-host.ts';
import { longDate } from '../i18n/format.ts';
import { type Locale, LocaleProvider, useLocale, useTexts } from '../i18n/locale.tsx';
import { App } from './app.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { GateFrame } from './gate-frame.tsx';
import type { Gate as GateControl, GateState, LockCause, World } from './gate-state.ts';
import { texts } from './gate-texts.ts';
import { keepLocale, storedLocale } from './locale-choice.ts';
import { LockProvider } from './lock.tsx';
import { StartProblemScreen } from './start-problem-screen.tsx';

interface GateProps {
  readonly gate: GateControl;
  readonly host: StationHost;
}

/** What is on the screen: the way in, or the station. Never both. */
export const Gate = ({ gate, host }: GateProps) => {
  const state = useStore(gate.state);
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const choose = (chosen: Locale): void => {
    keepLocale(chosen);
    setLocale(chosen);
  };
  const lock = useCallback((cause: LockCause) => void gate.lock(cause), [gate]);
  return (
    <FaultScreen locale={locale}>
      <LocaleProvider locale={locale}>
        {state.kind === 'open' ? (
          <LockProvider value={lock}>
            <App
              station={state.station}
              sessions={state.sessions}
              batch={state.batch}
              circle={state.world.circle}
              onLocale={choose}
            />
          </LockProvider>
        ) : (
          <GateFrame
            identity={state.kind === 'starting' ? undefined : state.world?.identity}
            onLocale={choose}
          >
            <BeforeOpen state={state} gate={gate} host={host} />
          </GateFrame>
        )}
      </LocaleProvider>
    </FaultScreen>
  );
};

const BeforeOpen = ({
  state,
  gate,
  host,
}: GateProps & { state: Exclude<GateState, { readonly kind: 'open' }> }) => {
  const t = useTexts(texts);
  switch (state.kind) {
    case 'starting':
      return null;
    case 'locking':
      return <Calm>{t.locking}</Calm>;
    case 'opening':
      return <Calm later={t.openingLong}>{t.opening}</Calm>;
    case 'problem':
      return <Problem state={state} gate={gate} host={host} />;
    case 'set-up':
      return <NewStation gate={gate} world={state.world} earlierData={state.earlierData} />;
    case 'sign-in':
      return <Locked gate={gate} world={state.world} lastInitials={state.lastInitials} />;
  }
};

/** A word while something goes on; more of it when it takes long enough to wonder. */
const Calm = ({ children, later }: { children: ReactNode; later?: string }) => {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="bp-calm" role="status">
      <p className="bp-calm-head">{children}</p>
      {long && later !== undefined && <p className="bp-quiet">{later}</p>}
    </div>
  );
};

const NewStation = ({
  gate,
  world,
  earlierData,
}: {
  gate: GateControl;
  world: World;
  earlierData: boolean;
}) => {
  const locale = useLocale();
  const [restoring, setRestoring] = useState(false);
  const { access, identity } = world;
  if (restoring) {
    return (
      <RestorePage
        access={access}
        onOpened={(unlocked) => void gate.open(unlocked)}
        onBack={() => setRestoring(false)}
      />
    );
  }
  return (
    <SetUpWizard
      access={access}
      earlierData={earlierData}
      sheet={{
        kommuneName: identity.kommuneName,
        station: stationNameOf(identity.serverUrl),
        date: longDate(world.host.clock.today(), locale),
        practice: identity.audience !== 'production',
      }}
      onOpened={(unlocked) => void gate.open(unlocked)}
      onRestore={() => setRestoring(true)}
      onChanged={() => void gate.start()}
    />
  );
};

/** A browser station is known by the address that it was opened at. */
function stationNameOf(serverUrl: string | undefined): string {
  return URL.parse(serverUrl ?? '')?.host ?? '';
}

const Locked = ({
  gate,
  world,
  lastInitials,
}: {
  gate: GateControl;
  world: World;
  lastInitials: string | undefined;
}) => {
  const [forgotten, setForgotten] = useState(false);
  const { access } = world;
  if (forgotten) {
    return (
      <RecoveryPage
        access={access}
        onOpened={(unlocked) => void gate.open(unlocked)}
        onBack={() => setForgotten(false)}
      />
    );
  }
  return (
    <SignInPage
      access={access}
      lastInitials={lastInitials}
      formWaits={gate.formsWait()}
      onOpened={(unlocked) => void gate.open(unlocked)}
      onForgotten={() => setForgotten(true)}
      onFault={(error) => {
        reportError(error);
        void gate.start();
      }}
    />
  );
};

const Problem = ({
  state: { problem, world },
  gate,
  host,
}: GateProps & { state: Extract<GateState, { readonly kind: 'problem' }> }) => {
  const [restoring, setRestoring] = useState(false);
  if (restoring && world !== undefined) {
    return (
      <RestorePage
        access={world.access}
        onOpened={(unlocked) => void gate.open(unlocked)}
        onBack={() => setRestoring(false)}
      />
    );
  }
  return (
    <StartProblemScreen
      problem={problem}
      host={host}
      onRetry={() => void gate.start()}
      onRestore={() => setRestoring(true)}
    />
  );
};
