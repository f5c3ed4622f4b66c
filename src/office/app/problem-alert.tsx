import { useLocale } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import type { ClientProblem } from '../api/office-client.ts';
import { explainProblem } from './problem-texts.ts';

/** Why something was not done; nothing where nothing went wrong. */
export const ProblemAlert = ({ problem }: { problem: ClientProblem | undefined }) => {
  const locale = useLocale();
  if (problem === undefined) return null;
  return (
    <Alert variant="error" announce>
      {explainProblem(problem, locale)}
    </Alert>
  );
};
