import type { ReactNode } from 'react';
import type { StationSettings } from '../../contract/intake-api.ts';
import { type Locale, useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { ClipboardLine } from '../clipboard/clipboard-line.tsx';
import { useOffice } from './office.ts';
import { addressOf, type Screen, screensOf, useRoute } from './route.ts';
import { texts } from './texts.ts';

interface LanguageProps {
  readonly onLocale: (locale: Locale) => void;
}

/** The frame of a page that nobody has entered yet. */
export const Frame = ({
  world,
  onLocale,
  children,
}: LanguageProps & { readonly world: StationSettings | undefined; readonly children: ReactNode }) => {
  const t = useTexts(texts);
  return (
    <div className={`bp-station bp-${world?.audience ?? 'production'}`}>
      {world?.audience === 'practice' && <p className="bp-practice-band">{t.practice}</p>}
      <header className="bp-header">
        <Brand kommune={world?.kommuneName ?? ''} />
        <div className="bp-header-end">
          <Language onLocale={onLocale} />
        </div>
      </header>
      <main className="bp-gate">{children}</main>
    </div>
  );
};

const Brand = ({ kommune }: { kommune: string }) => {
  const t = useTexts(texts);
  return (
    <p className="bp-brand">
      Bopæl <span>{kommune === '' ? t.brand : `${kommune}, ${t.brand}`}</span>
    </p>
  );
};

const Language = ({ onLocale }: LanguageProps) => {
  const t = useTexts(texts);
  const other = useLocale() === 'da' ? 'en' : 'da';
  return (
    <button type="button" className="function-link" lang={other} onClick={() => onLocale(other)}>
      {t.otherLanguage}
    </button>
  );
};

/** The frame around every screen: where one is, and who one is. */
export const Shell = ({ onLocale, children }: LanguageProps & { readonly children: ReactNode }) => {
  const t = useTexts(texts);
  const { session, leave } = useOffice();
  const role = t.roles[session.role];
  const screens = screensOf(session.role).filter((screen) => screen !== 'password');
  return (
    <div className={`bp-station bp-office bp-${session.audience}`}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; only the hash is taken */}
      <a className="skipnav" href="#content" onClick={skipToContent}>
        {t.skip}
      </a>
      {session.audience === 'practice' && <p className="bp-practice-band">{t.practice}</p>}
      <header className="bp-header">
        <Brand kommune={session.kommuneName} />
        <nav aria-label={t.menu}>
          <ul className="bp-nav">
            {screens.map((screen) => (
              <NavLink key={screen} screen={screen} />
            ))}
          </ul>
        </nav>
        <div className="bp-header-end">
          <Language onLocale={onLocale} />
          <div className="bp-signed-in">
            <a
              href={addressOf({ screen: 'password' })}
              title={`${t.signedIn(session.name, role)}. ${t.password}`}
            >
              {session.initials}
            </a>
            <span className="bp-quiet">{role}</span>
            <Button small onClick={() => leave('by-hand')}>
              {t.signOut}
            </Button>
          </div>
        </div>
      </header>
      <ClipboardLine />
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

const NavLink = ({ screen }: { screen: Screen }) => {
  const t = useTexts(texts);
  const { session } = useOffice();
  const isCurrent = useRoute(session.role).screen === screen;
  return (
    <li className={isCurrent ? 'bp-nav-current' : ''}>
      <a href={addressOf({ screen })} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
        {t.screens[screen]}
      </a>
    </li>
  );
};
