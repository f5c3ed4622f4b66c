import { useState } from 'react';
import { fail, type Result } from '../../domain/result.ts';
import {
  type AccessField,
  type AccessProblem,
  explainAccessProblem,
  fieldOfProblem,
} from '../i18n/access-problem.ts';
import { useLocale } from '../i18n/locale.tsx';
import { moveFocusTo } from '../ui/move-focus.ts';

export interface AccessChange {
  /** It takes a moment: a passcode is made slow to guess. */
  readonly busy: boolean;
  readonly problem: AccessProblem | undefined;
  /** What to say beside that field; undefined where nothing is wrong there. */
  errorOf(field: AccessField): string | undefined;
  /** Answers what the change gave; a refusal is shown as well. Nothing is asked before one's own passcode is there. */
  run<Value>(
    own: string,
    change: () => Promise<Result<Value, AccessProblem>>,
  ): Promise<Result<Value, AccessProblem>>;
}

/** A change of clerks or passcodes under way, and why the last one was refused. */
export function useAccessChange(idOf: (field: AccessField) => string): AccessChange {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AccessProblem>();
  return {
    busy,
    problem,
    errorOf: (field) =>
      problem !== undefined && fieldOfProblem(problem) === field
        ? explainAccessProblem(problem, locale)
        : undefined,
    async run(own, change) {
      setBusy(true);
      const done = own === '' ? fail<AccessProblem>({ kind: 'own-missing' }) : await change();
      setBusy(false);
      setProblem(done.ok ? undefined : done.error);
      if (!done.ok) requestAnimationFrame(() => moveFocusTo(idOf(fieldOfProblem(done.error))));
      return done;
    },
  };
}
