import { useState } from 'react';
import { useStore } from 'zustand';
import { PlaceSchema, type SessionReport } from '../../contract/training/report.ts';
import type { Scenario } from '../../domain/training/scenario.ts';
import { saveFile } from '../app/save-file.ts';
import { useNewVersion } from '../app/use-new-version.ts';
import { useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { course } from './course.ts';
import type { TrainingRoom } from './room.ts';
import { texts } from './texts.ts';

interface CoursePageProps {
  readonly room: TrainingRoom;
  readonly failed: boolean;
  /** The scenario that a reload broke off. */
  readonly interrupted?: Scenario;
  readonly onBegin: (scenario: Scenario) => void;
  readonly onTrainer: () => void;
}

/** What there is to practise, and where one begins. */
export const CoursePage = ({ room, failed, interrupted, onBegin, onTrainer }: CoursePageProps) => {
  const t = useTexts(texts);
  const { place } = useStore(room.settings);
  const takeOver = useNewVersion();
  const sittings = useStore(room.sittings).filter((sitting) => sitting.place === (place ?? 1));
  const bestOf = ({ id }: Scenario): number | undefined => {
    const own = sittings.filter(({ scenario }) => scenario === id);
    return own.length === 0 ? undefined : Math.max(...own.map(({ accuracy }) => accuracy));
  };
  const first = course.find((scenario) => bestOf(scenario) === undefined);
  return (
    <>
      <h1>{t.title}</h1>
      {failed && (
        <Alert variant="error" announce>
          {t.fault}
        </Alert>
      )}
      {interrupted !== undefined && (
        <Alert variant="warning" announce>
          {t.interrupted(interrupted.title)}
        </Alert>
      )}
      {takeOver !== undefined && (
        <Alert variant="info">
          {t.newVersion}{' '}
          <Button small onClick={takeOver}>
            {t.switchNow}
          </Button>
        </Alert>
      )}
      {t.welcome.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <PlaceField room={room} />
      <h2>{t.scenarios}</h2>
      <ol className="bp-scenarios">
        {course.map((scenario) => {
          const best = bestOf(scenario);
          const isFirst = scenario === first;
          return (
            <li key={scenario.id}>
              <span className="bp-scenario-title">{scenario.title}</span>
              <span className={`bp-level bp-level-${scenario.level}`}>{t.levels[scenario.level]}</span>
              <span className="bp-quiet">{t.minutes(scenario.minutes)}</span>
              <span className="bp-quiet">{best === undefined ? '' : t.done(Math.round(best * 100))}</span>
              <Button
                kind={isFirst ? 'primary' : 'secondary'}
                small
                aria-label={`${isFirst ? t.beginHere : t.begin}: ${scenario.title}`}
                onClick={() => onBegin(scenario)}
              >
                {isFirst ? t.beginHere : t.begin}
              </Button>
            </li>
          );
        })}
      </ol>
      <div className="bp-course-ends">
        <Button disabled={sittings.length === 0} onClick={() => saveReport(sittings)}>
          {t.report}
        </Button>
        <Button kind="tertiary" onClick={onTrainer}>
          {t.trainer}
        </Button>
      </div>
    </>
  );
};

/** A file for the trainer's panel: a room without a network has no other way. */
function saveReport(sittings: SessionReport['sittings']): void {
  const report: SessionReport = { bopael: 'training-report', version: 1, sittings };
  saveFile(`oevelse-plads-${sittings[0]?.place ?? 1}.json`, [JSON.stringify(report)], 'application/json');
}

const PlaceField = ({ room }: { room: TrainingRoom }) => {
  const t = useTexts(texts);
  const { place } = useStore(room.settings);
  const [typed, setTyped] = useState(String(place ?? 1));
  const parsed = PlaceSchema.safeParse(Number(typed));
  return (
    <TextField
      id="training-place"
      label={t.place}
      value={typed}
      inputMode="numeric"
      hint={t.placeHint}
      error={parsed.success ? undefined : t.placeProblem}
      signs={4}
      onText={(text) => {
        setTyped(text);
        const next = PlaceSchema.safeParse(Number(text));
        if (next.success) room.change({ place: next.data });
      }}
    />
  );
};
