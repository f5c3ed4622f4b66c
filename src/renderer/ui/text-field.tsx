import type { InputHTMLAttributes, Ref } from 'react';
import { describedBy, Field } from './field.tsx';

export interface TextFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'onChange' | 'width'> {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  /** Roughly how many signs the box shows. */
  readonly signs?: 4 | 10 | 14 | 20 | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Spell-checkers send words away, and browsers remember them: both are off for people's data. */
export const TextField = ({ id, label, onText, hint, error, warning, signs, ...rest }: TextFieldProps) => (
  <Field id={id} label={label} hint={hint} error={error} warning={warning}>
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      id={id}
      className={`form-input${signs === undefined ? '' : ` bp-signs-${signs}`}`}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy(id, { hint, error, warning })}
      onChange={(event) => onText(event.target.value)}
    />
  </Field>
);
