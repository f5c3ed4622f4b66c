import type { PasscodePolicy } from '../../../domain/passcode.ts';
import { type ClerkFieldProblem, explainClerkField } from '../../i18n/clerk-field-problem.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { PasscodeField } from '../../ui/passcode-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ClerkForm, ClerkFormProblems } from './check-clerk-form.ts';
import { explainPolicy } from './problem-texts.ts';
import { texts } from './set-up-texts.ts';

interface ClerkFieldsProps {
  readonly form: ClerkForm;
  readonly problems: ClerkFormProblems;
  readonly policy: PasscodePolicy;
  /** A clerk who is there already only gets a new passcode. */
  readonly only?: 'passcode' | undefined;
  readonly onChange: (form: ClerkForm) => void;
}

const order = ['name', 'initials', 'passcode', 'again'] as const;

/** Puts the caret into the first field that has something wrong. */
export function goToProblem(problems: ClerkFormProblems): void {
  const first = order.find((field) => problems[field] !== undefined);
  if (first !== undefined) moveFocusTo(first);
}

/** Name, initials and passcode twice. */
export const ClerkFields = ({ form, problems, policy, only, onChange }: ClerkFieldsProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const say = (problem: ClerkFieldProblem | undefined): string | undefined =>
    problem === undefined ? undefined : explainClerkField(problem, locale);
  return (
    <>
      {only === undefined && (
        <>
          <TextField
            id="name"
            label={t.name}
            value={form.name}
            error={say(problems.name)}
            onText={(name) => onChange({ ...form, name })}
          />
          <TextField
            id="initials"
            label={t.initials}
            hint={t.initialsHint}
            signs={10}
            maxLength={8}
            value={form.initials}
            error={say(problems.initials)}
            onText={(initials) => onChange({ ...form, initials })}
          />
        </>
      )}
      <PasscodeField
        id="passcode"
        label={t.passcode}
        hint={explainPolicy(policy, locale)}
        signs={20}
        value={form.passcode}
        error={say(problems.passcode)}
        onText={(passcode) => onChange({ ...form, passcode })}
      />
      <PasscodeField
        id="again"
        label={t.again}
        signs={20}
        value={form.again}
        error={say(problems.again)}
        onText={(again) => onChange({ ...form, again })}
      />
    </>
  );
};
