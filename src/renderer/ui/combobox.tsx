import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { describedBy, Field } from './field.tsx';

export interface ComboboxOption {
  readonly key: string;
  readonly label: ReactNode;
  readonly detail: string;
  /** Chosen, it leaves nothing to choose: Tab takes it where it stands alone. */
  readonly isLast?: boolean;
  /** Shown, and cannot be chosen. */
  readonly disabled?: boolean;
}

interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly options: readonly ComboboxOption[];
  /** Whether the options answer the text as it is now. Enter waits for those that do. */
  readonly settled: boolean;
  /** Whether Enter takes the first option when the clerk has not moved to one. */
  readonly selectsFirst: boolean;
  /** Shown above the options. */
  readonly note: string;
  /** Spoken, and shown where there is nothing to choose. */
  readonly status: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onText: (text: string) => void;
  readonly onChoose: (index: number) => void;
  /** Takes an option off the list, by Delete or by its cross. */
  readonly onRemove?: ((index: number) => void) | undefined;
  /** Enter with nothing to choose, or the focus goes. Answers whether something was done about the text. */
  readonly onLeave?: () => boolean;
}

/**
 * A text box with a list of what it may mean (WAI-ARIA editable combobox with list autocomplete). The focus and
 * the caret's own keys (Home, End) stay in the box; the arrows move in the list, Alt with an arrow opens and
 * shuts it, Escape shuts it and then empties the box.
 */
export const Combobox = (props: ComboboxProps) => {
  const { id, label, value, hint, error, warning, options, settled, selectsFirst, note, status, ref } = props;
  const { onText, onChoose, onRemove, onLeave } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  /** Where the clerk has moved to, by the arrows or the mouse. */
  const [moved, setMoved] = useState<{ readonly to: number; readonly byKey: boolean }>();
  const enterWaits = useRef(false);
  const popup = useRef<HTMLDivElement>(null);
  const shown = open && options.length > 0;
  const active = Math.min(moved?.to ?? (selectsFirst ? 0 : -1), options.length - 1);
  const isMoved = moved?.byKey === true && active >= 0;

  function choose(index: number): void {
    if (options[index]?.disabled === true) return;
    setMoved(undefined);
    onChoose(index);
  }

  useEffect(() => {
    if (isMoved) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active, isMoved]);

  const length = shown ? options.length : 0;
  useEffect(() => {
    const bottom = popup.current?.getBoundingClientRect().bottom ?? 0;
    // In a low or enlarged window the list would come up below its edge, unseen.
    if (length > 0 && bottom > innerHeight) popup.current?.parentElement?.scrollIntoView();
  }, [length]);

  useEffect(() => {
    if (!settled || !enterWaits.current) return;
    enterWaits.current = false;
    if (options.length === 0) onLeave?.();
    else if (options[0]?.disabled !== true) onChoose(0);
  });

  function move(event: KeyboardEvent, step: 1 | -1): void {
    event.preventDefault();
    if (event.altKey) {
      setOpen(step === 1);
      setMoved(undefined);
      return;
    }
    setOpen(true);
    if (options.length === 0) return;
    // From the box itself, and where the list comes up now, the first or the last.
    const from = shown && active >= 0 ? active : step === 1 ? -1 : options.length;
    setMoved({ to: (from + step + options.length) % options.length, byKey: true });
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        move(event, 1);
        break;
      case 'ArrowUp':
        move(event, -1);
        break;
      case 'Home':
      case 'End':
        setMoved(undefined);
        break;
      case 'Enter':
        if (!settled && !isMoved) {
          event.preventDefault();
          enterWaits.current = true;
        } else if (shown && active >= 0) {
          event.preventDefault();
          choose(active);
        } else if (onLeave?.() === true) event.preventDefault();
        break;
      case 'Tab': {
        const isAlone = settled && options.length === 1 && options[0]?.isLast === true;
        if (event.shiftKey || !shown || !(isMoved || isAlone) || options[active]?.disabled === true) return;
        event.preventDefault();
        choose(active);
        break;
      }
      case 'Delete':
        if (!shown || !isMoved || value !== '' || onRemove === undefined) return;
        event.preventDefault();
        onRemove(active);
        break;
      case 'Escape':
        if (shown) event.stopPropagation();
        else if (value !== '') onText('');
        setOpen(false);
        setMoved(undefined);
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
          aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { hint, error, warning })}
          onChange={(event) => {
            setOpen(true);
            setMoved(undefined);
            enterWaits.current = false;
            onText(event.target.value);
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            enterWaits.current = false;
            onLeave?.();
          }}
          onKeyDown={press}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on it leaves the focus in the box */}
        <div
          ref={popup}
          className="bp-options"
          hidden={!shown}
          onMouseDown={(event) => event.preventDefault()}
        >
          {note !== '' && (
            <p className="bp-options-note" aria-hidden="true">
              {note}
            </p>
          )}
          <div id={listId} role="listbox" aria-label={label}>
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text box, which names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys
              <div
                key={option.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-disabled={option.disabled === true ? true : undefined}
                className={`bp-option${index === active ? ' bp-option-active' : ''}`}
                onMouseMove={({ movementX, movementY }) => {
                  // A list that comes up under a mouse at rest chooses nothing.
                  if (movementX !== 0 || movementY !== 0) setMoved({ to: index, byKey: false });
                }}
                onClick={() => choose(index)}
              >
                <span>{option.label}</span>
                <span className="bp-option-detail">{option.detail}</span>
                {onRemove !== undefined && <RemoveCross onRemove={() => onRemove(index)} />}
              </div>
            ))}
          </div>
        </div>
        <p className={`bp-combobox-status${open && !shown && status !== '' ? '' : ' sr-only'}`} role="status">
          {open ? status : ''}
        </p>
      </div>
    </Field>
  );
};

/** For the mouse alone: an option holds nothing that can have the focus, and the keyboard has Delete. */
const RemoveCross = ({ onRemove }: { onRemove: () => void }) => (
  <span
    className="bp-option-remove"
    aria-hidden="true"
    onClick={(event) => {
      event.stopPropagation();
      onRemove();
    }}
  >
    ×
  </span>
);
