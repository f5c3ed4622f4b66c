import { useEffect, useState } from 'react';
import type { StationAccess } from '../../../application/ports/station-access.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { type ClerkForm, type ClerkFormProblems, checkClerkForm } from './check-clerk-form.ts';
import { ClerkFields, goToProblem } from './clerk-fields.tsx';
import { enterGoesOn } from './enter-goes-on.ts';
import { texts } from './set-up-texts.ts';

interface SupervisorStepProps {
  readonly policy: StationAccess<unknown>['policy'];
  readonly earlierData: boolean;
  /** A key was shown before, and the way back makes a new one. */
  readonly again: boolean;
  readonly known: ClerkForm;
  readonly onDone: (form: ClerkForm) => void;
  readonly onRestore: () => void;
}

/** Who is the first to open the station. */
export const SupervisorStep = ({
  policy,
  earlierData,
  again,
  known,
  onDone,
  onRestore,
}: SupervisorStepProps) => {
  const t = useTexts(texts);
  const [form, setForm] = useState(known);
  const [problems, setProblems] = useState<ClerkFormProblems>({});
  useEffect(() => moveFocusTo('name'), []);

  function submit(): void {
    const found = checkClerkForm(form, policy);
    setProblems(found);
    if (Object.keys(found).length > 0) goToProblem(found);
    else onDone(form);
  }

  return (
    <form
      className="bp-split-form"
      noValidate
      onKeyDown={enterGoesOn}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t.intro}</p>
      {earlierData && (
        <Alert variant="info" heading={t.earlier}>
          {t.earlierText}
        </Alert>
      )}
      {again && <Alert variant="warning">{t.newKeyAgain}</Alert>}
      <ClerkFields form={form} problems={problems} policy={policy} onChange={setForm} />
      <div className="bp-actions bp-actions-apart">
        {!earlierData && (
          <Button kind="link" icon="upload" onClick={onRestore}>
            {t.restore}
          </Button>
        )}
        <Button kind="primary" type="submit">
          {t.toKey}
        </Button>
      </div>
    </form>
  );
};
