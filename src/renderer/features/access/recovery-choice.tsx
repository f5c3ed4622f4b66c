import { useEffect, useState } from 'react';
import type { Recovery, StationAccess } from '../../../application/ports/station-access.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import {
  type ClerkForm,
  type ClerkFormProblems,
  checkClerkForm,
  emptyClerkForm,
} from './check-clerk-form.ts';
import { ClerkFields, goToProblem } from './clerk-fields.tsx';
import { enterGoesOn } from './enter-goes-on.ts';
import { explainAccessProblem } from './problem-texts.ts';
import { texts } from './recovery-texts.ts';

interface RecoveryChoiceProps<Opened> {
  readonly recovery: Recovery<Opened>;
  readonly policy: StationAccess<Opened>['policy'];
  readonly onOpened: (opened: Opened) => void;
  readonly onBack: () => void;
}

/** The recovery key fits: which supervisor gets a new passcode, or who becomes one. */
export const RecoveryChoice = <Opened,>({
  recovery,
  policy,
  onOpened,
  onBack,
}: RecoveryChoiceProps<Opened>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { supervisors } = recovery;
  const [who, setWho] = useState<string>(supervisors[0]?.id ?? 'new');
  const [form, setForm] = useState<ClerkForm>(emptyClerkForm);
  const [problems, setProblems] = useState<ClerkFormProblems>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const chosen = supervisors.find(({ id }) => id === who);
  // With somebody to choose among, the arrows come first; the passcode is one Tab away.
  useEffect(
    () => moveFocusTo(supervisors[0] === undefined ? 'name' : `who-${supervisors[0].id}`),
    [supervisors],
  );

  async function open(): Promise<void> {
    const person = chosen === undefined ? form : { ...form, name: chosen.name, initials: chosen.initials };
    const found = checkClerkForm(person, policy);
    setProblems(found);
    if (Object.keys(found).length > 0) return goToProblem(found);
    setBusy(true);
    setFailure(undefined);
    const answer =
      chosen === undefined
        ? await recovery.addSupervisor(person)
        : await recovery.resetPasscode(chosen.id, person.passcode);
    setBusy(false);
    if (answer.ok) return onOpened(answer.value);
    const { error } = answer;
    switch (error.kind) {
      case 'bad-initials':
      case 'initials-taken':
        setProblems({ initials: { kind: error.kind } });
        return moveFocusTo('initials');
      case 'name-missing':
        setProblems({ name: { kind: error.kind } });
        return moveFocusTo('name');
      case 'too-short':
      case 'too-few-digits':
      case 'too-easy':
        setProblems({ passcode: error });
        return moveFocusTo('passcode');
      case 'last-supervisor':
      case 'has-drafts':
        throw new Error(`A recovery was refused: ${error.kind}`);
      default:
        setFailure(explainAccessProblem(error, locale));
    }
  }

  return (
    <form
      className="bp-split-form"
      noValidate
      onKeyDown={enterGoesOn}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void open();
      }}
    >
      <h1>{t.whoTitle}</h1>
      {failure !== undefined && (
        <Alert variant="error" announce>
          {failure}
        </Alert>
      )}
      {supervisors.length > 0 && (
        <RadioGroup
          id="who"
          legend={t.who}
          value={who}
          onChoose={(value) => {
            setWho(value);
            setProblems({});
          }}
          choices={[
            ...supervisors.map(({ id, name, initials }) => ({
              value: id as string,
              label: t.newPasscodeFor(`${name} (${initials})`),
            })),
            { value: 'new', label: t.newSupervisor },
          ]}
        />
      )}
      <ClerkFields
        form={form}
        problems={problems}
        policy={policy}
        only={chosen === undefined ? undefined : 'passcode'}
        onChange={setForm}
      />
      <div className="bp-actions bp-actions-apart">
        <Button kind="link" icon="arrow-back" disabled={busy} onClick={onBack}>
          {t.back}
        </Button>
        <Button kind="primary" type="submit" disabled={busy} aria-busy={busy}>
          {busy ? t.working : t.open}
        </Button>
      </div>
    </form>
  );
};
