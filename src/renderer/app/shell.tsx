import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { addressOf, type Route, useRoute } from './route.ts';
import { texts } from './shell-texts.ts';
import { useStation } from './station.ts';
import { useNewVersion } from './use-new-version.ts';
import { useStored } from './use-stored.ts';

/** The frame around every screen: where one is, how the line is, what waits. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const t = useTexts(texts);
  const { identity, store } = useStation();
  const route = useRoute();
  const count = useStored(() => store.countQueue(), [store]);
  const takeOver = useNewVersion();
  const link = (to: Route, label: string, badge?: ReactNode) => (
    <li className={to.screen === route.screen ? 'bp-nav-current' : ''}>
      <a href={addressOf(to)} {...(to.screen === route.screen ? { 'aria-current': 'page' as const } : {})}>
        {label}
        {badge}
      </a>
    </li>
  );
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
            {link({ screen: 'desk' }, t.desk)}
            {link(
              { screen: 'outbox' },
              t.outbox,
              count !== undefined && count.needsAPerson > 0 ? (
                <span className="bp-nav-alarm">{t.needsYou(count.needsAPerson)}</span>
              ) : count !== undefined && count.waiting > 0 ? (
                <span className="bp-nav-count">{t.waits(count.waiting)}</span>
              ) : undefined,
            )}
            {link({ screen: 'settings' }, t.settings)}
          </ul>
        </nav>
        <LineState words={texts} />
      </header>
      {takeOver !== undefined && (
        <Alert variant="info">
          {t.newVersion}{' '}
          <Button small onClick={takeOver}>
            {t.switchNow}
          </Button>
        </Alert>
      )}
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
