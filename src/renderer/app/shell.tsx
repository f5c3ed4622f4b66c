import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { roleNames } from '../i18n/role-names.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { useLock } from './lock.tsx';
import { texts as lockTexts } from './lock-texts.ts';
import { mayEnter } from './may-enter.ts';
import { addressOf, type Route, useRoute } from './route.ts';
import { ShellBands } from './shell-bands.tsx';
import { texts } from './shell-texts.ts';
import { useStation } from './station.ts';
import { useNewVersion } from './use-new-version.ts';
import { useStored } from './use-stored.ts';

/** The frame around every screen: where one is, who one is, how the line is, what waits. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const t = useTexts(texts);
  const { identity, clerk } = useStation();
  const takeOver = useNewVersion();
  return (
    <div className={`bp-station bp-${identity.audience}`}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; only the hash is taken */}
      <a className="skipnav" href="#content" onClick={skipToContent}>
        {t.skip}
      </a>
      {identity.audience === 'practice' && <p className="bp-practice-band">{t.practice}</p>}
      <header className="bp-header">
        <p className="bp-brand">
          Bopæl <span>{identity.kommuneName}</span>
        </p>
        <nav aria-label={t.menu}>
          <ul className="bp-nav">
            <NavLink to={{ screen: 'desk' }}>{t.desk}</NavLink>
            {mayEnter(clerk, { screen: 'outbox' }) && (
              <NavLink to={{ screen: 'outbox' }}>
                {t.outbox}
                <QueueBadge />
              </NavLink>
            )}
            <NavLink to={{ screen: 'settings' }}>{t.settings}</NavLink>
          </ul>
        </nav>
        <div className="bp-header-end">
          <LineState words={texts} />
          <SignedIn />
        </div>
      </header>
      {/* The course offers it between two tasks: a reload would end the one that is under way. */}
      {takeOver !== undefined && identity.audience !== 'training' && (
        <Alert variant="info">
          {t.newVersion}{' '}
          <Button small onClick={takeOver}>
            {t.switchNow}
          </Button>
        </Alert>
      )}
      <ShellBands />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};

/** The hash carries the route, so the skip link moves focus itself. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Screens that are reached from another one. */
const withinScreens: Readonly<Partial<Record<Route['screen'], Route['screen']>>> = {
  usb: 'outbox',
  'rule-list': 'desk',
};

/** A way to a screen; nothing where the role may not enter it. */
const NavLink = ({ to, children }: { to: Route; children: ReactNode }) => {
  const { clerk } = useStation();
  const route = useRoute();
  if (!mayEnter(clerk, to)) return null;
  const isCurrent = to.screen === (withinScreens[route.screen] ?? route.screen);
  return (
    <li className={isCurrent ? 'bp-nav-current' : ''}>
      <a href={addressOf(to)} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
        {children}
      </a>
    </li>
  );
};

const QueueBadge = () => {
  const t = useTexts(texts);
  const { store } = useStation();
  const count = useStored(() => store.countQueue(), [store]);
  if (count === undefined) return null;
  if (count.needsAPerson > 0) return <span className="bp-nav-alarm">{t.needsYou(count.needsAPerson)}</span>;
  return count.waiting > 0 ? <span className="bp-nav-count">{t.waits(count.waiting)}</span> : null;
};

const SignedIn = () => {
  const t = useTexts(texts);
  const words = useTexts(lockTexts);
  const roles = useTexts(roleNames);
  const { clerk } = useStation();
  const lock = useLock();
  const role = roles[clerk.role];
  return (
    <div className="bp-signed-in">
      <span title={t.signedIn(clerk.name, role)}>
        <strong>{clerk.initials}</strong> <span className="bp-quiet">{role}</span>
      </span>
      <Button
        small
        title={words.lockTitle}
        aria-keyshortcuts="Control+Shift+L"
        onClick={() => lock('by-hand')}
      >
        {words.lock}
      </Button>
    </div>
  );
};

const LineState = ({ words }: { words: Texts<(typeof texts)['da']> }) => {
  const t = useTexts(words);
  const { line } = useStation();
  const { reachability, sending, trouble } = useStore(line);
  // The server may answer a probe and still not take what it is given.
  const answer = reachability === 'ready' && trouble !== undefined ? 'troubled' : (reachability ?? 'unknown');
  const state = sending ? 'sending' : answer;
  return (
    <p className={`bp-line bp-line-${state}`} role="status">
      {t.line[state]}
    </p>
  );
};
