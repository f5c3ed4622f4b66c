import { useState } from 'react';
import type { SetUp, StationAccess } from '../../../application/ports/station-access.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { StepIndicator } from '../../ui/step-indicator.tsx';
import { type ClerkForm, emptyClerkForm } from './check-clerk-form.ts';
import { KeyStep, type SheetHead, TypeBackStep } from './key-steps.tsx';
import { explainAccessProblem } from './problem-texts.ts';
import { texts } from './set-up-texts.ts';
import { SupervisorStep } from './supervisor-step.tsx';

interface SetUpWizardProps<Opened> {
  readonly access: StationAccess<Opened>;
  readonly earlierData: boolean;
  readonly sheet: SheetHead;
  readonly onOpened: (opened: Opened) => void;
  readonly onRestore: () => void;
  /** The station is no longer what it was when the set-up began. */
  readonly onChanged: () => void;
}

type Step = 'supervisor' | 'key' | 'type-back';
const steps: readonly Step[] = ['supervisor', 'key', 'type-back'];

/** The first start: who opens the station, and the key for the day when nobody can. */
export const SetUpWizard = <Opened,>({
  access,
  earlierData,
  sheet,
  onOpened,
  onRestore,
  onChanged,
}: SetUpWizardProps<Opened>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [step, setStep] = useState<Step>('supervisor');
  const [known, setKnown] = useState<ClerkForm>(emptyClerkForm);
  const [setUp, setSetUp] = useState<SetUp<Opened>>();
  const [busy, setBusy] = useState(false);
  const [differ, setDiffer] = useState(false);
  const [problem, setProblem] = useState<string>();
  const at = steps.indexOf(step);

  async function begin(form: ClerkForm): Promise<void> {
    const begun = await access.beginSetUp({ ...form, role: 'supervisor' });
    // The form was checked by the same rules.
    if (!begun.ok) throw new Error(`The set-up was refused: ${begun.error.kind}`);
    setKnown({ ...form, passcode: '', again: '' });
    setSetUp(begun.value);
    setStep('key');
  }

  async function finish(typed: readonly string[]): Promise<void> {
    if (setUp === undefined) return;
    setBusy(true);
    setDiffer(false);
    setProblem(undefined);
    const finished = await setUp.finish(typed);
    setBusy(false);
    if (finished.ok) return onOpened(finished.value);
    if (finished.error.kind === 'groups-differ') return setDiffer(true);
    // Another window may have set the station up meanwhile.
    if (finished.error.kind === 'unavailable' && (await access.look()).kind !== 'new') return onChanged();
    setProblem(explainAccessProblem(finished.error, locale));
  }

  function go(next: Step): void {
    setDiffer(false);
    setProblem(undefined);
    setStep(next);
  }

  return (
    <>
      <div className="bp-flow-head">
        <h1>{t.title}</h1>
        <StepIndicator
          label={t.stepsLabel}
          steps={t.steps.map((title, index) => ({
            title,
            state: index < at ? 'done' : index === at ? 'current' : 'ahead',
          }))}
          onGo={(index) => go(steps[index] ?? 'supervisor')}
        />
      </div>
      {step === 'supervisor' && (
        <SupervisorStep
          policy={access.policy}
          earlierData={earlierData}
          again={setUp !== undefined}
          known={known}
          onDone={(form) => void begin(form)}
          onRestore={onRestore}
        />
      )}
      {step === 'key' && setUp !== undefined && (
        <KeyStep groups={setUp.recoveryKey} {...sheet} onDone={() => go('type-back')} />
      )}
      {step === 'type-back' && setUp !== undefined && (
        <TypeBackStep
          asked={setUp.askedGroups}
          busy={busy}
          differ={differ}
          problem={problem}
          onSeeAgain={() => go('key')}
          onDone={(typed) => void finish(typed)}
        />
      )}
    </>
  );
};
