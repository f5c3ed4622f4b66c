import { useState } from 'react';
import { useStore } from 'zustand';
import type { Scenario } from '../../domain/training/scenario.ts';
import type { Score } from '../../domain/training/score.ts';
import { FaultScreen } from '../app/fault-screen.tsx';
import { keepLocale, storedLocale } from '../app/locale-choice.ts';
import { type Locale, LocaleProvider, useLocale, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { course } from './course.ts';
import { CoursePage } from './course-page.tsx';
import { DebriefPage } from './debrief-page.tsx';
import { takeInterrupted } from './interrupted.ts';
import type { TrainingRoom } from './room.ts';
import { type Sitting, startSitting } from './sitting.ts';
import { SittingScreen } from './sitting-screen.tsx';
import { texts } from './texts.ts';
import { TrainerPage } from './trainer-page.tsx';

interface TrainingAppProps {
  readonly room: TrainingRoom;
  /** Whether no other window has the training open. */
  readonly isAlone: boolean;
}

type Screen =
  | { readonly kind: 'course'; readonly failed?: true; readonly interrupted?: Scenario }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'sitting'; readonly sitting: Sitting }
  | { readonly kind: 'debrief'; readonly scenario: Scenario; readonly score: Score }
  | { readonly kind: 'trainer' };

/** The course around the station: a task, the station to solve it at, and what came of it. */
export const TrainingApp = ({ room, isAlone }: TrainingAppProps) => {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const [screen, show] = useState<Screen>(() => {
    const interrupted = takeInterrupted();
    return { kind: 'course', ...(interrupted === undefined ? {} : { interrupted }) };
  });
  const choose = (chosen: Locale): void => {
    keepLocale(chosen);
    setLocale(chosen);
  };
  const begin = (scenario: Scenario): void => {
    show({ kind: 'preparing' });
    startSitting(scenario, room).then(
      (sitting) => show({ kind: 'sitting', sitting }),
      (error: unknown) => {
        reportError(error);
        show({ kind: 'course', failed: true });
      },
    );
  };
  const toCourse = (): void => show({ kind: 'course' });
  return (
    <FaultScreen locale={locale}>
      <LocaleProvider locale={locale}>
        {screen.kind === 'sitting' ? (
          <SittingScreen
            sitting={screen.sitting}
            room={room}
            onScore={(score) => show({ kind: 'debrief', scenario: screen.sitting.scenario, score })}
            onStop={toCourse}
          />
        ) : (
          <div className="bp-station bp-training">
            <TrainingHead onLocale={choose} />
            <main className="bp-course" id="content">
              {isAlone || screen.kind === 'trainer' ? (
                <Page screen={screen} room={room} begin={begin} show={show} />
              ) : (
                <Busy onTrainer={() => show({ kind: 'trainer' })} />
              )}
            </main>
          </div>
        )}
      </LocaleProvider>
    </FaultScreen>
  );
};

/** The trainer works in a window of their own while somebody practises in the other. */
const Busy = ({ onTrainer }: { onTrainer: () => void }) => {
  const t = useTexts(texts);
  return (
    <>
      <h1>{t.title}</h1>
      <Alert variant="warning">{t.busyElsewhere}</Alert>
      <Button onClick={onTrainer}>{t.trainer}</Button>
    </>
  );
};

const TrainingHead = ({ onLocale }: { onLocale: (locale: Locale) => void }) => {
  const t = useTexts(texts);
  const other = useLocale() === 'da' ? 'en' : 'da';
  return (
    <>
      <p className="bp-training-band">{t.band}</p>
      <header className="bp-header">
        <p className="bp-brand">
          Bopæl <span>{t.title}</span>
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
    </>
  );
};

interface PageProps {
  readonly screen: Exclude<Screen, { readonly kind: 'sitting' }>;
  readonly room: TrainingRoom;
  readonly begin: (scenario: Scenario) => void;
  readonly show: (screen: Screen) => void;
}

const Page = ({ screen, room, begin, show }: PageProps) => {
  const t = useTexts(texts);
  const { line } = useStore(room.settings);
  const toCourse = (): void => show({ kind: 'course' });
  switch (screen.kind) {
    case 'course':
      return (
        <CoursePage
          room={room}
          failed={screen.failed === true}
          {...(screen.interrupted === undefined ? {} : { interrupted: screen.interrupted })}
          onBegin={begin}
          onTrainer={() => show({ kind: 'trainer' })}
        />
      );
    case 'preparing':
      return (
        <p className="bp-calm" role="status">
          {t.preparing}
        </p>
      );
    case 'debrief': {
      const next = course[course.findIndex(({ id }) => id === screen.scenario.id) + 1];
      return (
        <DebriefPage
          scenario={screen.scenario}
          score={screen.score}
          {...(line === 'scenario' ? {} : { lineSet: line })}
          onAgain={() => begin(screen.scenario)}
          {...(next === undefined ? {} : { onNext: () => begin(next) })}
          onBack={toCourse}
        />
      );
    }
    case 'trainer':
      return <TrainerPage room={room} onBack={toCourse} />;
  }
};
