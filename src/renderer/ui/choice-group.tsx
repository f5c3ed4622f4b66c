import type { ReactNode } from 'react';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface GroupProps {
  readonly id: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

const Group = ({ id, legend, hint, error, children }: GroupProps) => {
  const explained = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={`form-group bp-field${error === undefined ? '' : ' form-error'}`}>
      <fieldset id={id} tabIndex={-1} {...(explained === '' ? {} : { 'aria-describedby': explained })}>
        <legend className="form-label">{legend}</legend>
        {hint !== undefined && (
          <span className="form-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
        {error !== undefined && (
          <span className="form-error-message" id={`${id}-error`}>
            {error}
          </span>
        )}
        {children}
      </fieldset>
    </div>
  );
};

interface RadioGroupProps<Value extends string> extends Omit<GroupProps, 'children'> {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

export const RadioGroup = <Value extends string>({
  choices,
  value,
  onChoose,
  ...group
}: RadioGroupProps<Value>) => (
  <Group {...group}>
    {choices.map((choice) => (
      <div className="form-group-radio" key={choice.value}>
        <input
          type="radio"
          className="form-radio"
          id={`${group.id}-${choice.value}`}
          name={group.id}
          checked={choice.value === value}
          onChange={() => onChoose(choice.value)}
          {...(choice.hint === undefined ? {} : { 'aria-describedby': `${group.id}-${choice.value}-hint` })}
        />
        <label className="form-label" htmlFor={`${group.id}-${choice.value}`}>
          {choice.label}
        </label>
        {choice.hint !== undefined && (
          <span className="form-hint" id={`${group.id}-${choice.value}-hint`}>
            {choice.hint}
          </span>
        )}
      </div>
    ))}
  </Group>
);

interface CheckboxGroupProps<Value extends string> extends Omit<GroupProps, 'children'> {
  readonly choices: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

export const CheckboxGroup = <Value extends string>({
  choices,
  values,
  onChange,
  ...group
}: CheckboxGroupProps<Value>) => (
  <Group {...group}>
    <div className="bp-checkboxes">
      {choices.map(({ value, label }) => (
        <div className="form-group-checkbox" key={value}>
          <input
            type="checkbox"
            className="form-checkbox"
            id={`${group.id}-${value}`}
            checked={values.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, value] : values.filter((other) => other !== value))
            }
          />
          <label className="form-label" htmlFor={`${group.id}-${value}`}>
            {label}
          </label>
        </div>
      ))}
    </div>
  </Group>
);
