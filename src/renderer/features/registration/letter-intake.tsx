import { explainReadProblem } from '../../../application/wording/letter.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIntake } from '../../ui/file-intake.tsx';
import { texts } from './letter-texts.ts';
import type { LetterState, RegistrationSession } from './session.ts';

interface LetterIntakeProps {
  readonly session: RegistrationSession;
  readonly letter: LetterState;
  /** A letter is already shown: the way to another one takes little room. */
  readonly compact: boolean;
}

/** Takes a letter in, shows how far the reading has come, and says what went wrong. */
export const LetterIntake = ({ session, letter, compact }: LetterIntakeProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (letter.kind === 'reading') {
    const { progress } = letter;
    return (
      <div className="bp-reading" role="status">
        <p>
          <strong>{t.reading}</strong>
        </p>
        <progress max={1} value={progress?.done ?? 0} aria-label={t.reading} />
        <p>
          {progress === undefined ? t.stages.opening : t.stages[progress.stage]}
          {progress !== undefined && progress.pages > 1 && ` · ${t.page(progress.page + 1, progress.pages)}`}
        </p>
        <Button icon="close" onClick={() => session.cancelReading()}>
          {t.cancelReading}
        </Button>
      </div>
    );
  }
  return (
    <>
      {letter.kind === 'failed' && (
        <Alert
          variant={letter.problem.kind === 'not-a-permit-letter' ? 'warning' : 'error'}
          heading={letter.problem.kind === 'not-a-permit-letter' ? t.otherPaper : t.readFailed}
          announce
        >
          <p>{explainReadProblem(letter.problem, locale)}</p>
          <p>{t.typeInstead}</p>
        </Alert>
      )}
      <FileIntake
        compact={compact}
        {...(compact ? { label: letter.kind === 'read' ? t.replaceLetter : t.noLetter } : {})}
        onFiles={(files) => void session.readLetter(files)}
      />
    </>
  );
};
