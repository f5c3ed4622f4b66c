import { type Locale, LocaleProvider } from '../i18n/locale.tsx';
import { explainStoreProblem } from '../i18n/store-problem.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import type { StartProblem } from './open-station.ts';
import { texts } from './shell-texts.ts';

/** Why the station cannot start. The one thing it offers is to try again. */
export const StartProblemScreen = ({ problem, locale }: { problem: StartProblem; locale: Locale }) => {
  const t = texts[locale];
  return (
    <LocaleProvider locale={locale}>
      <main className="bp-narrow">
        <h1>Bopæl</h1>
        <Alert variant="error" heading={t.cannotStart} announce>
          {explain(problem, locale)}
        </Alert>
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
