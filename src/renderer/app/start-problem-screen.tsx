import type { StationHost } from '../host/station-host.ts';
import { type Locale, LocaleProvider } from '../i18n/locale.tsx';
import { explainStoreProblem } from '../i18n/store-problem.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ConnectForm } from './connect-form.tsx';
import type { StartProblem } from './open-station.ts';
import { texts } from './shell-texts.ts';

interface StartProblemScreenProps {
  readonly problem: StartProblem;
  readonly host: StationHost;
  readonly locale: Locale;
}

/** Why the station cannot start, and the two things that may help: to connect it, or to try again. */
export const StartProblemScreen = ({ problem, host, locale }: StartProblemScreenProps) => {
  const t = texts[locale];
  return (
    <LocaleProvider locale={locale}>
      <main className="bp-narrow">
        <h1>Bopæl</h1>
        <Alert variant="error" heading={t.cannotStart} announce>
          {explain(problem, locale)}
        </Alert>
        {host.kind === 'electron' && problem.from === 'identity' && (
          <ConnectForm host={host} serverUrl={undefined} onConnected={() => location.reload()} />
        )}
        <Button kind="primary" icon="refresh" onClick={() => location.reload()}>
          {t.retry}
        </Button>
      </main>
    </LocaleProvider>
  );
};

function explain(problem: StartProblem, locale: Locale): string {
  const t = texts[locale];
  switch (problem.from) {
    case 'identity':
      return t.identity[problem.problem.kind];
    case 'keys':
      return t.keys[problem.problem.kind];
    case 'store':
      return explainStoreProblem(problem.problem, locale);
  }
}
