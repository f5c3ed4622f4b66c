import { explainReadProblem } from '../../../application/wording/letter.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { texts } from './letter-texts.ts';
import type { LetterState } from './session.ts';

/** Why no letter was read, or what the paper is instead. Above the paper: below it, nobody would look. */
export const LetterFailure = ({ letter }: { letter: LetterState }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (letter.kind !== 'failed') return null;
  const isOtherPaper = letter.problem.kind === 'not-a-permit-letter';
  return (
    <Alert
      variant={isOtherPaper ? 'warning' : 'error'}
      heading={isOtherPaper ? t.otherPaper : t.readFailed}
      announce
    >
      <p>{explainReadProblem(letter.problem, locale)}</p>
      <p>{t.typeInstead}</p>
    </Alert>
  );
};
