import type { Mark } from '../../domain/training/outcome.ts';
import type { Scenario } from '../../domain/training/scenario.ts';
import type { Score } from '../../domain/training/score.ts';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useFocusOnMount } from '../ui/use-focus-on-mount.ts';

interface DebriefTexts {
  readonly heading: string;
  readonly all: string;
  readonly some: (met: number, of: number) => string;
  readonly what: string;
  readonly met: string;
  readonly missed: string;
  readonly effort: (minutes: string, par: number, keys: number, clicks: number, hints: number) => string;
  readonly why: string;
  readonly law: string;
  readonly source: string;
  readonly says: string;
  readonly certainty: string;
  readonly certainties: Readonly<Record<'read' | 'general', string>>;
  readonly next: string;
  readonly again: string;
  readonly back: string;
}

const texts: Texts<DebriefTexts> = {
  da: {
    heading: 'Gennemgang',
    all: 'Alt er, som det skal være.',
    some: (met, of) => `${met} af ${of} er, som de skal være.`,
    what: 'Hvad stationen viser, at du har gjort',
    met: 'Klaret',
    missed: 'Mangler',
    effort: (minutes, par, keys, clicks, hints) =>
      `Du brugte ${minutes} (en øvet bruger ca. ${par} min.), ${keys} tastetryk, ${clicks} klik og ${hints} hint. Tid og hint tæller ikke med i resultatet.`,
    why: 'Hvorfor',
    law: 'Loven ved siden af',
    source: 'Kilde',
    says: 'Hvad den siger',
    certainty: 'Sikkerhed',
    certainties: { read: 'Læst i kilden', general: 'Almindelig viden, ikke slået op' },
    next: 'Næste opgave',
    again: 'Prøv igen',
    back: 'Til opgaverne',
  },
  en: {
    heading: 'Debrief',
    all: 'All is as it should be.',
    some: (met, of) => `${met} of ${of} are as they should be.`,
    what: 'What the station shows that you did',
    met: 'Done',
    missed: 'Missing',
    effort: (minutes, par, keys, clicks, hints) =>
      `You took ${minutes} (a practised user about ${par} min.), ${keys} keys, ${clicks} clicks and ${hints} hints. Time and hints do not count in the result.`,
    why: 'Why',
    law: 'The law beside it',
    source: 'Source',
    says: 'What it says',
    certainty: 'Certainty',
    certainties: { read: 'Read in the source', general: 'General knowledge, not looked up' },
    next: 'Next task',
    again: 'Try again',
    back: 'To the tasks',
  },
};

const minutesOf = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min. ${seconds % 60} sek.`;
};

interface DebriefPageProps {
  readonly scenario: Scenario;
  readonly score: Score;
  readonly onAgain: () => void;
  readonly onNext?: () => void;
  readonly onBack: () => void;
}

/** What came of the sitting, and the rules that it was about. */
export const DebriefPage = ({ scenario, score, onAgain, onNext, onBack }: DebriefPageProps) => {
  const t = useTexts(texts);
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const { marks, missed, milliseconds, keys, clicks, hints } = score;
  const met = marks.length - missed.length;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t.heading}: {scenario.title}
      </h1>
      <p className="bp-result">{missed.length === 0 ? t.all : t.some(met, marks.length)}</p>
      <h2>{t.what}</h2>
      <ul className="bp-marks">
        {marks.map((mark) => (
          <MarkLine key={mark.expectation.says} mark={mark} words={t} />
        ))}
      </ul>
      <p className="bp-quiet">{t.effort(minutesOf(milliseconds), scenario.minutes, keys, clicks, hints)}</p>
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

const MarkLine = ({ mark: { met, expectation }, words }: { mark: Mark; words: DebriefTexts }) => (
  <li className={met ? 'bp-mark-met' : 'bp-mark-missed'}>
    <Icon name={met ? 'success' : 'warning'} />
    <span>
      <strong>{met ? words.met : words.missed}:</strong> {expectation.says}
    </span>
  </li>
);
