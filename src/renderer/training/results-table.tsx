import type { Sitting } from '../../contract/training/report.ts';
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
                <td>{(mean(({ milliseconds }) => milliseconds) / 60_000).toFixed(1).replace('.', ',')}</td>
                <td>
                  {t.handsOf(Math.round(mean(({ keys }) => keys)), Math.round(mean(({ clicks }) => clicks)))}
                </td>
                <td>{sum(({ hints }) => hints)}</td>
                <td>{missedOf(own).join('; ') || '–'}</td>
                <td>{sum(({ refusedNumbers }) => refusedNumbers)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

/** What was missed, in the scenarios' own words; the newest first, and no more than a few. */
function missedOf(sittings: readonly Sitting[]): readonly string[] {
  const words = sittings.toReversed().flatMap(({ scenario, missed }) => {
    const expected = course.find(({ id }) => id === scenario)?.expected ?? [];
    return missed.flatMap((at) => expected[at]?.says ?? []);
  });
  return [...new Set(words)].slice(0, 3);
}
