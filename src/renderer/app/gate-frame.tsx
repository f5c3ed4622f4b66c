import type { ReactNode } from 'react';
import type { StationIdentity } from '../host/station-host.ts';
import { type Locale, useLocale, useTexts } from '../i18n/locale.tsx';
import { texts } from './gate-texts.ts';
import { texts as shellTexts } from './shell-texts.ts';

interface GateFrameProps {
  readonly identity: StationIdentity | undefined;
  readonly onLocale: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** The frame of a station that is not open: whose it is, and which world it lives in. */
export const GateFrame = ({ identity, onLocale, children }: GateFrameProps) => {
  const t = useTexts(texts);
  const { practice } = useTexts(shellTexts);
  const locale = useLocale();
  const other = locale === 'da' ? 'en' : 'da';
  return (
    <div className={`bp-station bp-${identity?.audience ?? 'production'}`}>
      {identity?.audience === 'practice' && <p className="bp-practice-band">{practice}</p>}
      <header className="bp-header">
        <p className="bp-brand">
          Bopæl <span>{identity?.kommuneName}</span>
        </p>
        <button
          type="button"
          className="function-link bp-header-end"
          lang={other}
          onClick={() => onLocale(other)}
        >
          {t.otherLanguage}
        </button>
      </header>
      <main className="bp-gate">{children}</main>
    </div>
  );
};
