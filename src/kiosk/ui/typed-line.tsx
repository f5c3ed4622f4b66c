import type { InputHTMLAttributes } from 'react';

interface TypedLineProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'id' | 'inputMode' | 'onFocus' | 'aria-describedby' | 'aria-invalid'
  > {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** On a real keyboard Enter goes on. */
  readonly onEnter?: () => void;
  readonly className?: string;
}

/** One line that a real keyboard writes into as well. No browser completes, corrects or remembers it. */
export const TypedLine = ({ label, text, onText, onEnter, className = '', ...rest }: TypedLineProps) => (
  <label className="k-line">
    <span>{label}</span>
    <input
      {...rest}
      className={className}
      type="text"
      dir="ltr"
      lang="da"
      value={text}
      maxLength={120}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
      }}
    />
  </label>
);
