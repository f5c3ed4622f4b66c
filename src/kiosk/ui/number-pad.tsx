import { Icon } from './icon.tsx';
import { useWords } from './say.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface NumberPadProps {
  readonly digits: string;
  readonly longest: number;
  readonly onDigits: (digits: string) => void;
  /** Where no catalogue speaks: the names of the two keys without a digit. */
  readonly labels?: { readonly clear: string; readonly erase: string };
}

/** Ten big digits, left to right in every language. */
export const NumberPad = ({ digits, longest, onDigits, labels }: NumberPadProps) => {
  const words = useWords();
  const put = (digit: string): void => {
    if (digits.length < longest) onDigits(`${digits}${digit}`);
  };
  return (
    <div className="k-pad" dir="ltr">
      {keys.map((digit) => (
        <button type="button" key={digit} className="k-key" onClick={() => put(digit)}>
          {digit}
        </button>
      ))}
      <button
        type="button"
        className="k-key"
        aria-label={labels?.clear ?? words('clear')}
        onClick={() => onDigits('')}
      >
        <Icon name="delete" />
      </button>
      <button type="button" className="k-key" onClick={() => put('0')}>
        0
      </button>
      <button
        type="button"
        className="k-key"
        aria-label={labels?.erase ?? words('erase')}
        onClick={() => onDigits(digits.slice(0, -1))}
      >
        ⌫
      </button>
    </div>
  );
};
