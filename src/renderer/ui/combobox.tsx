import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { describedBy, Field } from './field.tsx';

export interface ComboboxOption {
  readonly key: string;
  readonly label: ReactNode;
  readonly detail: string;
}

interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly options: readonly ComboboxOption[];
  /** Spoken, and shown where there is nothing to choose. */
  readonly status: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onText: (text: string) => void;
  readonly onChoose: (index: number) => void;
}

/** A text box with a list of what it may mean (WAI-ARIA combobox with list autocomplete). */
export const Combobox = (props: ComboboxProps) => {
  const { id, label, value, hint, error, warning, options, status, ref, onText, onChoose } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const shown = open && options.length > 0;
  const chosen = Math.min(active, options.length - 1);

  function choose(index: number): void {
    setActive(0);
    onChoose(index);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive(shown ? (chosen + step + options.length) % options.length : 0);
        setOpen(true);
        break;
      }
      case 'Enter':
        if (!shown) return;
        event.preventDefault();
        choose(chosen);
        break;
      case 'Escape':
        if (shown) event.stopPropagation();
        setOpen(false);
        break;
      default:
    }
  }

  return (
    <Field id={id} label={label} hint={hint} error={error} warning={warning}>
      <div className="bp-combobox">
        <input
          ref={ref}
          id={id}
          type="text"
          role="combobox"
          className="form-input"
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${listId}-${chosen}` : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { hint, error, warning })}
          onChange={(event) => {
            setOpen(true);
            setActive(0);
            onText(event.target.value);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <div id={listId} role="listbox" aria-label={label} className="bp-options" hidden={!shown}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text box, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys
            <div
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={`bp-option${index === chosen ? ' bp-option-active' : ''}`}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => choose(index)}
            >
              <span>{option.label}</span>
              <span className="bp-option-detail">{option.detail}</span>
            </div>
          ))}
        </div>
        <p className={`bp-combobox-status${open && !shown && status !== '' ? '' : ' sr-only'}`} role="status">
          {open ? status : ''}
        </p>
      </div>
    </Field>
  );
};
