import type { PasscodePolicy } from '../../domain/passcode.ts';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { PasscodeField } from '../ui/passcode-field.tsx';
import { useStation } from './station.ts';

interface PasscodeTexts {
  readonly passcode: string;
  readonly repeated: string;
  readonly hint: (policy: PasscodePolicy) => string;
}

const texts: Texts<PasscodeTexts> = {
  da: {
    passcode: 'Ny kode',
    repeated: 'Ny kode igen',
    hint: ({ shortest, shortestDigits }) =>
      shortest === shortestDigits
        ? `Mindst ${shortest} tegn.`
        : `Mindst ${shortest} tegn, eller mindst ${shortestDigits}, hvis der kun er tal.`,
  },
  en: {
    passcode: 'New passcode',
    repeated: 'New passcode again',
    hint: ({ shortest, shortestDigits }) =>
      shortest === shortestDigits
        ? `At least ${shortest} signs.`
        : `At least ${shortest} signs, or at least ${shortestDigits} where they are digits alone.`,
  },
};

export interface TypedPasscode {
  readonly passcode: string;
  readonly repeated: string;
}

export const noPasscode: TypedPasscode = { passcode: '', repeated: '' };

interface NewPasscodeFieldsProps {
  /** For the ids of the fields. */
  readonly id: string;
  readonly typed: TypedPasscode;
  readonly error: string | undefined;
  readonly repeatedError: string | undefined;
  readonly onTyped: (typed: TypedPasscode) => void;
  readonly autoFocus?: boolean;
}

/** A new passcode, typed twice: nobody can see what was typed. */
export const NewPasscodeFields = (props: NewPasscodeFieldsProps) => {
  const { id, typed, error, repeatedError, onTyped, autoFocus } = props;
  const t = useTexts(texts);
  const { passcodePolicy } = useStation();
  return (
    <div className="bp-pair bp-pair-end">
      <PasscodeField
        id={`${id}-passcode`}
        label={t.passcode}
        hint={t.hint(passcodePolicy)}
        error={error}
        value={typed.passcode}
        autoFocus={autoFocus}
        onText={(passcode) => onTyped({ ...typed, passcode })}
      />
      <PasscodeField
        id={`${id}-repeated`}
        label={t.repeated}
        error={repeatedError}
        value={typed.repeated}
        onText={(repeated) => onTyped({ ...typed, repeated })}
      />
    </div>
  );
};
