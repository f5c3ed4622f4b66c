import type { Ref } from 'react';
import { describedBy, Field } from './field.tsx';

interface SelectFieldProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value | undefined;
  /** What stands there before anything has been chosen. */
  readonly empty: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value | undefined) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLSelectElement>;
}

/** One of a few, from a closed list. */
export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => {
  const { id, label, value, empty, choices, onChoose, hint, error, autoFocus, ref } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        ref={ref}
        id={id}
        className="form-select"
        // biome-ignore lint/a11y/noAutofocus: it stands in a form that the clerk has just asked for
        autoFocus={autoFocus}
        value={value ?? ''}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          onChoose(chosen?.value);
        }}
      >
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
};
