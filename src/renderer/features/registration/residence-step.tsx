import { type KeyboardEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { FormCheck } from '../../../application/registration-form/check-form.ts';
import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import type { FormFieldName } from '../../../application/registration-form/form-problem.ts';
import {
  confirmResidence,
  type ResidencePart,
  residenceAwaitsLook,
} from '../../../application/registration-form/told-residence.ts';
import { formatDanishDate } from '../../../domain/calendar-date.ts';
import type { DocumentKind } from '../../../domain/registration.ts';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/choice-group.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useAfterPress } from '../../ui/use-after-press.ts';
import { AddressBox } from './address-box.tsx';
import { FromKioskPart } from './from-kiosk-part.tsx';
import { explainFormProblem, explainFormWarning } from './problem-texts.ts';
import type { RegistrationSession } from './session.ts';
import { texts } from './texts.ts';

interface ResidenceStepProps {
  readonly session: RegistrationSession;
  readonly check: FormCheck;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

const ours: readonly FormFieldName[] = ['address', 'moveInDate', 'careOf', 'earlierNumber'];
const longestCareOf = 100;
const documents: readonly DocumentKind[] = [
  'permit-letter',
  'passport',
  'national-id',
  'residence-card',
  'proof-of-address',
  'landlord-declaration',
  'marriage-certificate',
  'birth-certificate',
  'custody-papers',
];

/** Where the person lives from when, whether there was an earlier number, and which papers were seen. */
export const ResidenceStep = ({ session, check, onBack, onDone }: ResidenceStepProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clock } = useStation();
  const { form } = useStore(session.state);
  const [left, setLeft] = useState<ReadonlySet<FormFieldName>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const afterPress = useAfterPress();
  const problems = check.problems.filter(({ field }) => ours.includes(field));
  const edit = (part: Partial<RegistrationForm>): void => session.change((now) => ({ ...now, ...part }));

  useEffect(() => {
    const { form: now } = session.state.getState();
    const isToCompare = now.address !== undefined && residenceAwaitsLook(now, 'address');
    moveFocusTo(isToCompare ? 'address-agrees' : now.address === undefined ? 'address' : 'moveInDate');
  }, [session]);

  const errorOf = (field: FormFieldName): string | undefined => {
    const problem = problems.find((found) => found.field === field);
    if (problem === undefined) return undefined;
    // What is only to be compared bears its mark already: it is no error before somebody would go on without.
    const isLeftWrong = left.has(field) && problem.kind !== 'required' && problem.kind !== 'not-compared';
    const due = attempted || problem.kind === 'practice-address' || isLeftWrong;
    return due ? explainFormProblem(problem, locale) : undefined;
  };
  const warningOf = (field: FormFieldName): string | undefined => {
    const found = check.warnings.filter((warning) => warning.field === field);
    return found.length === 0
      ? undefined
      : found.map((warning) => explainFormWarning(warning, locale)).join(' ');
  };

  function submit(): void {
    setAttempted(true);
    const first = ours.find((field) => problems.some((problem) => problem.field === field));
    if (first === undefined) onDone();
    else if (first === 'earlierNumber') moveFocusTo('earlierNumber-no');
    // An address that was chosen has no line to type in.
    else moveFocusTo(first === 'address' && form.address !== undefined ? 'address-agrees' : first);
  }

  const compared = (part: ResidencePart): void => session.change((now) => confirmResidence(now, part));
  const told = (part: ResidencePart, next: string) => (
    <FromKioskPart
      form={form}
      part={part}
      onAgree={() => {
        compared(part);
        moveFocusTo(next);
      }}
    />
  );

  const goOn = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    next();
  };

  return (
    <form
      className="bp-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className="bp-section-heading">{t.residenceHeading}</h2>
      <AddressBox
        text={form.addressText}
        address={form.address}
        error={errorOf('address')}
        warning={warningOf('address')}
        onText={(addressText) => edit({ addressText })}
        onAddress={(address, addressText) =>
          session.change((now) => confirmResidence({ ...now, address, addressText }, 'address'))
        }
        onCareOf={(careOf) => edit({ careOf: careOf.slice(0, longestCareOf) })}
        onClear={() => session.change(({ address: _, ...rest }) => rest)}
      />
      {told('address', 'moveInDate')}
      <div className="bp-pair">
        <div className="bp-with-button">
          <TextField
            id="moveInDate"
            label={t.moveInDate}
            hint={t.moveInHint}
            signs={14}
            value={form.moveInDate}
            error={errorOf('moveInDate')}
            warning={warningOf('moveInDate')}
            onText={(moveInDate) => edit({ moveInDate })}
            onBlur={() => afterPress(() => setLeft((seen) => new Set([...seen, 'moveInDate'])))}
            onKeyDown={goOn(() => {
              compared('moveInDate');
              moveFocusTo('careOf');
            })}
          />
          <Button
            small
            onMouseDown={keepFocus}
            onClick={() =>
              // Whoever chooses the day has compared it, also where the citizen told the same.
              session.change((now) =>
                confirmResidence({ ...now, moveInDate: formatDanishDate(clock.today()) }, 'moveInDate'),
              )
            }
          >
            {t.today}
          </Button>
        </div>
        <TextField
          id="careOf"
          label={t.careOf}
          hint={t.careOfHint}
          value={form.careOf}
          maxLength={longestCareOf}
          onText={(careOf) => edit({ careOf })}
          error={errorOf('careOf')}
          onKeyDown={goOn(() => {
            compared('careOf');
            moveFocusTo('earlierNumber-no');
          })}
        />
      </div>
      {told('moveInDate', 'careOf')}
      {told('careOf', 'earlierNumber-no')}
      <RadioGroup
        id="earlierNumber"
        legend={t.earlierNumber}
        hint={t.earlierNumberHint}
        error={errorOf('earlierNumber')}
        value={form.earlierNumber.answer}
        onChoose={(answer) => edit({ earlierNumber: { ...form.earlierNumber, answer } })}
        choices={(['no', 'yes', 'unknown'] as const).map((value) => ({ value, label: t.answers[value] }))}
      />
      {form.earlierNumber.answer === 'yes' && (
        <TextField
          id="earlierNumberText"
          label={t.whichNumber}
          hint={t.whichNumberHint}
          signs={14}
          value={form.earlierNumber.number}
          maxLength={20}
          warning={warningOf('earlierNumber')}
          onText={(number) => edit({ earlierNumber: { ...form.earlierNumber, number } })}
        />
      )}
      <CheckboxGroup
        id="documents"
        legend={t.documents}
        hint={t.documentsHint}
        values={form.documentsSeen}
        onChange={(documentsSeen) => edit({ documentsSeen })}
        choices={documents.map((value) => ({ value, label: t.documentNames[value] }))}
      />
      {attempted && problems.length > 0 && (
        <Alert variant="error" announce>
          {t.goToProblems(problems.length)}
        </Alert>
      )}
      <div className="bp-actions">
        <Button icon="arrow-back" onClick={onBack}>
          {t.back}
        </Button>
        <Button kind="primary" type="submit" icon="arrow-forward">
          {t.toReview}
        </Button>
      </div>
    </form>
  );
};
