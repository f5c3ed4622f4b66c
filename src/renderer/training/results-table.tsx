import type { Sitting } from '../../contract/training/report.ts';
import type { Scenario } from '../../domain/training/scenario.ts';
import { useTexts } from '../i18n/locale.tsx';
import { course } from './course.ts';
import { texts } from './trainer-texts.ts';

/** A row a participant: how much was right, how long it took, and what was missed most. */
export const ResultsTable = ({ sittings }: { sittings: readonly Sitting[] }) => {
  const t = useTexts(texts);
  if (sittings.length === 0) return <p>{t.none}</p>;
  const places = [...new Set(sittings.map(({ place }) => place))].sort((a, b) => a - b);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll sideways, and then keys must reach it
    <section className="bp-results" aria-label={t.results} tabIndex={0}>
      <table className="table bp-table">
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.tasks}</th>
            <th scope="col">{t.accuracy}</th>
            <th scope="col">{t.minutes}</th>
            <th scope="col">{t.hands}</th>
            <th scope="col">{t.hints}</th>
            <th scope="col">{t.missed}</th>
            <th scope="col">{t.refused}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const own = sittings.filter((sitting) => sitting.place === place);
            const mean = (of: (sitting: Sitting) => number): number =>
              own.reduce((sum, sitting) => sum + of(sitting), 0) / own.length;
            const sum = (of: (sitting: Sitting) => number): number =>
              own.reduce((total, sitting) => total + of(sitting), 0);
            return (
              <tr key={place}>
                <th scope="row">{t.placeName(place)}</th>
                <td>{own.length}</td>
                <td>{Math.round(mean(({ accuracy }) => accuracy) * 100)} %</td>
                <td>{minutesOf(mean(({ milliseconds }) => milliseconds))}</td>
                <td>
                  {t.handsOf(Math.round(mean(({ keys }) => keys)), Math.round(mean(({ clicks }) => clicks)))}
                </td>
                <td>{sum(({ hints }) => hints)}</td>
                <td>
                  <MissedCell sittings={own} />
                </td>
                <td>{sum(({ refusedNumbers }) => refusedNumbers)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <EachTask places={places} sittings={sittings} />
    </section>
  );
};

/** The newest tasks in which something was missed, each by its name, and as it went the last time. */
const MissedCell = ({ sittings }: { sittings: readonly Sitting[] }) => {
  const t = useTexts(texts);
  const last = [...new Map(sittings.map((sitting) => [sitting.scenario, sitting])).values()];
  const missed = last.filter((sitting) => missedIn(sitting).length > 0).toReversed();
  if (missed.length === 0) return '–';
  return (
    <>
      {missed.slice(0, shownTasks).map((sitting) => (
        <div key={sitting.id}>{t.missedIn(titleOf(sitting), missedIn(sitting).join('; '))}</div>
      ))}
      {missed.length > shownTasks && <div>{t.moreMissed(missed.length - shownTasks)}</div>}
    </>
  );
};

interface EachTaskProps {
  readonly places: readonly number[];
  readonly sittings: readonly Sitting[];
}

/** A row a sitting, in the order that they were done in: where a participant should try again. */
const EachTask = ({ places, sittings }: EachTaskProps) => {
  const t = useTexts(texts);
  return (
    <details className="bp-each-task">
      <summary>{t.eachTask}</summary>
      <table className="table bp-table">
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.task}</th>
            <th scope="col">{t.accuracy}</th>
            <th scope="col">{t.minutes}</th>
            <th scope="col">{t.hints}</th>
            <th scope="col">{t.missed}</th>
          </tr>
        </thead>
        <tbody>
          {places.flatMap((place) =>
            sittings
              .filter((sitting) => sitting.place === place)
              .map((sitting) => (
                <tr key={sitting.id}>
                  <th scope="row">{t.placeName(place)}</th>
                  <td>{titleOf(sitting)}</td>
                  <td>{Math.round(sitting.accuracy * 100)} %</td>
                  <td>{minutesOf(sitting.milliseconds)}</td>
                  <td>{sitting.hints}</td>
                  <td>{missedIn(sitting).join('; ') || '–'}</td>
                </tr>
              )),
          )}
        </tbody>
      </table>
    </details>
  );
};

const minutesOf = (milliseconds: number): string => (milliseconds / 60_000).toFixed(1).replace('.', ',');

const scenarioOf = ({ scenario }: Sitting): Scenario | undefined => course.find(({ id }) => id === scenario);

/** A file may come from a station with other scenarios: then its id is all that is known. */
const titleOf = (sitting: Sitting): string => scenarioOf(sitting)?.title ?? sitting.scenario;

/** What was missed, in the scenario's own words. */
const missedIn = (sitting: Sitting): readonly string[] =>
  sitting.missed.flatMap((at) => scenarioOf(sitting)?.expected[at]?.says ?? []);

const shownTasks = 3;
