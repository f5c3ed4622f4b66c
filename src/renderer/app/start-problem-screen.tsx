import type { StationHost } from '../host/station-host.ts';
import { type Locale, useLocale, useTexts } from '../i18n/locale.tsx';
import { explainStoreProblem } from '../i18n/store-problem.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ConnectForm } from './connect-form.tsx';
import type { StartProblem } from './gate-problem.ts';
import { texts } from './shell-texts.ts';

interface StartProblemScreenProps {
  readonly problem: StartProblem;
  readonly host: StationHost;
  readonly onRetry: () => void;
  readonly onRestore: () => void;
}

/** Why the station cannot start, and what may help: to connect it, to restore it, or to try again. */
export const StartProblemScreen = ({ problem, host, onRetry, onRestore }: StartProblemScreenProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      <h1>{t.cannotStart}</h1>
      <Alert variant="error" announce>
        {explain(problem, locale)}
      </Alert>
      {host.kind === 'electron' && problem.from === 'identity' && (
        <ConnectForm host={host} serverUrl={undefined} onConnected={onRetry} />
      )}
      <div className="bp-actions bp-actions-start">
        <Button kind="primary" icon="refresh" onClick={onRetry}>
          {t.retry}
        </Button>
        {problem.from === 'access' && problem.problem.kind === 'keyring-gone' && (
          <Button icon="upload" onClick={onRestore}>
            {t.restore}
          </Button>
        )}
      </div>
    </>
  );
};

function explain(problem: StartProblem, locale: Locale): string {
  const t = texts[locale];
  switch (problem.from) {
    case 'identity':
      return t.identity[problem.problem.kind];
    case 'access':
      return t.access[problem.problem.kind];
    case 'keys':
      return t.keys[problem.problem.kind];
    case 'store':
      return explainStoreProblem(problem.problem, locale);
  }
}
