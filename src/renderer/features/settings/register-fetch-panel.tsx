import { useState } from 'react';
import { useStore } from 'zustand';
import type { RegisterFetch } from '../../../application/ports/register-fetch-book.ts';
import type { StoreProblem } from '../../../application/ports/station-store.ts';
import { mayDo } from '../../../domain/clerk.ts';
import type { StationRegisterFetch } from '../../app/register-fetch.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { explainStoreProblem } from '../../i18n/store-problem.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './register-fetch-texts.ts';

interface PanelProps {
  readonly fetching: StationRegisterFetch;
}

/** How the kommune's register comes from its server: what is on its way, how the last try ended, when the next is. */
export const RegisterFetchPanel = ({ fetching }: PanelProps) => {
  const t = useTexts(texts);
  const { settings, clerk, handOver } = useStation();
  const locale = useLocale();
  const [problem, setProblem] = useState<StoreProblem>();
  const now = useStored(() => fetching.find(), [fetching]);
  const chosen = useStored(() => settings.read(), [settings]);
  if (now === undefined || chosen === undefined) return null;
  const isWanted = chosen.fetchesRegister !== false;
  const want = async (fetchesRegister: boolean): Promise<void> => {
    const saved = await settings.save({ ...chosen, fetchesRegister });
    setProblem(saved.ok ? undefined : saved.error);
    if (saved.ok && fetchesRegister) handOver.nudge();
  };
  return (
    <div>
      <h3>{t.heading}</h3>
      {isWanted ? <FetchStanding fetch={now} /> : <p role="status">{t.off}</p>}
      <div className="bp-actions">
        {isWanted && now.paused === true && (
          <Button onClick={() => void fetching.resume()}>{t.resume}</Button>
        )}
        {isWanted && now.paused !== true && now.coming !== undefined && (
          <Button onClick={() => void fetching.pause()}>{t.pause}</Button>
        )}
        {mayDo(clerk, 'configure') && (
          <Button onClick={() => void want(!isWanted)}>{isWanted ? t.turnOff : t.turnOn}</Button>
        )}
      </div>
      {problem !== undefined && (
        <Alert variant="error" announce>
          {explainStoreProblem(problem, locale)}
        </Alert>
      )}
    </div>
  );
};

const FetchStanding = ({ fetch: { coming, last, paused, refused } }: { readonly fetch: RegisterFetch }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { line } = useStation();
  const { nextTry } = useStore(line);
  const next = last?.outcome.kind === 'unanswered' ? nextTry?.at : refused?.until;
  return (
    <>
      {coming !== undefined && (
        <>
          <p role="status">{paused === true ? t.paused(coming) : t.coming(coming)}</p>
          <progress className="bp-progress" max={coming.size} value={coming.kept} aria-label={t.heading} />
        </>
      )}
      {coming === undefined && paused === true && <p role="status">{t.pausedIdle}</p>}
      <p className="bp-quiet">
        {last === undefined ? t.notAsked : t.outcome(last.outcome, shortInstant(last.at, locale))}
        {next !== undefined && paused !== true && ` ${t.nextTry(shortInstant(next, locale))}`}
      </p>
    </>
  );
};
