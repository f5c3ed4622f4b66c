import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIntake } from '../../ui/file-intake.tsx';
import { FoundSoFar } from './found-so-far.tsx';
import { texts } from './letter-texts.ts';
import type { LetterState, RegistrationSession } from './session.ts';

interface LetterIntakeProps {
  readonly session: RegistrationSession;
  readonly letter: LetterState;
  /** A letter is already shown: the way to another one takes little room. */
  readonly compact: boolean;
}

/** Takes a letter in, and shows how far the reading has come. */
export const LetterIntake = ({ session, letter, compact }: LetterIntakeProps) => {
  const t = useTexts(texts);
  if (letter.kind === 'reading') {
    const { progress, found } = letter;
    return (
      <div className="bp-reading" role="status">
        <p>
          <strong>{t.reading}</strong>
        </p>
        <progress max={1} value={progress?.done ?? 0} aria-label={t.reading} />
        <p>
          {progress === undefined ? t.stages.opening : t.stages[progress.stage]}
          {progress !== undefined && progress.pages > 1 && ` · ${t.page(progress.page, progress.pages)}`}
        </p>
        {found !== undefined && <FoundSoFar reading={found} />}
        <Button icon="close" onClick={() => session.cancelReading()}>
          {t.cancelReading}
        </Button>
      </div>
    );
  }
  return (
    <FileIntake
      compact={compact}
      {...(compact ? { label: letter.kind === 'read' ? t.replaceLetter : t.noLetter } : {})}
      onFiles={(files) => void session.readLetter(files)}
    />
  );
};
