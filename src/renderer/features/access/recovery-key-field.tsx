import { useTexts } from '../../i18n/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './recovery-texts.ts';

interface RecoveryKeyFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}

/** In groups of four, whatever stood between the signs: hyphens of any length, blanks, line breaks. */
export const groupKey = (text: string): string =>
  (text.toUpperCase().match(/[\p{L}\p{N}]/gu) ?? []).join('').replace(/(.{4})(?=.)/g, '$1-');

/** The key from the sheet, typed or pasted. It is set in groups when the caret leaves it. */
export const RecoveryKeyField = ({ value, error, onText }: RecoveryKeyFieldProps) => {
  const t = useTexts(texts);
  return (
    <div className="bp-key-field">
      <TextField
        id="recovery-key"
        label={t.key}
        hint={t.keyHint}
        error={error}
        value={value}
        autoCapitalize="characters"
        onText={onText}
        onBlur={() => onText(groupKey(value))}
        onPaste={(event) => {
          // A text box would drop line breaks of what is pasted, and with them what parted the groups.
          event.preventDefault();
          onText(groupKey(value + event.clipboardData.getData('text')));
        }}
      />
    </div>
  );
};
