import type { Mark } from '../../domain/training/outcome.ts';
import type { Expectation, LineKind, Scenario } from '../../domain/training/scenario.ts';
import type { Score } from '../../domain/training/score.ts';
import { useLocale, useTexts } from '../i18n/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useFocusOnMount } from '../ui/use-focus-on-mount.ts';
import { type DebriefTexts, texts } from './debrief-texts.ts';
import { describeHeld } from './held-texts.ts';
import { texts as lineTexts } from './texts.ts';

const durationOf = (milliseconds: number, second: string): string => {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min. ${seconds % 60} ${second}`;
};

interface DebriefPageProps {
  readonly scenario: Scenario;
  readonly score: Score;
  /** What the trainer has set in place of the scenario's own line. */
  readonly lineSet?: LineKind;
  readonly onAgain: () => void;
  readonly onNext?: () => void;
  readonly onBack: () => void;
}

/** What came of the sitting, and the rules that it was about. */
export const DebriefPage = ({ scenario, score, lineSet, onAgain, onNext, onBack }: DebriefPageProps) => {
  const t = useTexts(texts);
  const lines = useTexts(lineTexts).lineSet;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const { marks, missed, milliseconds, keys, clicks, hints } = score;
  const met = marks.length - missed.length;
  const waitsForTheLine = missed.some(({ held }) => held?.kind === 'waits-for-the-line');
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t.heading}: {scenario.title}
      </h1>
      <p className="bp-result">{missed.length === 0 ? t.all : t.some(met, marks.length)}</p>
      <h2>{t.what}</h2>
      <ul className="bp-marks">
        {marks.map((mark, at) => (
          <MarkLine
            key={mark.expectation.says}
            mark={mark}
            isReasonNew={!marks.slice(0, at).some((before) => hasSameReason(mark, before))}
            words={t}
          />
        ))}
      </ul>
      {lineSet !== undefined && waitsForTheLine && <p>{t.lineSet(lines[lineSet])}</p>}
      <p className="bp-quiet">
        {t.effort(durationOf(milliseconds, t.second), scenario.minutes, keys, clicks, hints)}
      </p>
      <h2>{t.why}</h2>
      {scenario.debrief.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{t.law}</h2>
      <table className="table bp-table">
        <thead>
          <tr>
            <th scope="col">{t.source}</th>
            <th scope="col">{t.says}</th>
            <th scope="col">{t.certainty}</th>
          </tr>
        </thead>
        <tbody>
          {scenario.debrief.law.map(({ cite, says, certainty }) => (
            <tr key={cite}>
              <td>{cite}</td>
              <td>{says}</td>
              <td>{t.certainties[certainty]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="bp-quiet">{t.certaintyNote}</p>
      <div className="bp-course-ends">
        {onNext !== undefined && (
          <Button kind={missed.length === 0 ? 'primary' : 'secondary'} onClick={onNext}>
            {t.next}
          </Button>
        )}
        <Button kind={missed.length === 0 ? 'secondary' : 'primary'} onClick={onAgain}>
          {t.again}
        </Button>
        <Button kind="tertiary" onClick={onBack}>
          {t.back}
        </Button>
      </div>
    </>
  );
};

/** What was never saved is missed in all its parts: it is said once of a person. */
const hasSameReason = ({ expectation, held }: Mark, before: Mark): boolean =>
  (held?.kind === 'nobody' || held?.kind === 'draft-only') &&
  held.kind === before.held?.kind &&
  numberOf(expectation) === numberOf(before.expectation);

const numberOf = (expectation: Expectation): string | undefined =>
  'number' in expectation ? expectation.number : undefined;

interface MarkLineProps {
  readonly mark: Mark;
  readonly isReasonNew: boolean;
  readonly words: DebriefTexts;
}

const MarkLine = ({ mark: { met, expectation, held }, isReasonNew, words }: MarkLineProps) => {
  const locale = useLocale();
  return (
    <li className={met ? 'bp-mark-met' : 'bp-mark-missed'}>
      <Icon name={met ? 'success' : 'warning'} />
      <span>
        <strong>{met ? words.met : words.missed}:</strong> {expectation.says}
        {held !== undefined && isReasonNew && (
          <span className="bp-mark-held">{describeHeld(held, locale)}</span>
        )}
      </span>
    </li>
  );
};
