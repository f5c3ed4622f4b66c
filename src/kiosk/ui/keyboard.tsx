import { Icon } from './icon.tsx';
import { useLanguage, useWords } from './say.tsx';

const digits = '1234567890';
const rows = ['qwertyuiopå', 'asdfghjklæø', 'zxcvbnm-.'] as const;

interface KeyboardProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Names begin with capitals, and so do streets: the first letter of each word is one. */
  readonly capitals?: boolean;
}

/**
 * Danish letters and digits on the screen, always left to right: what is typed are Danish addresses and the signs of
 * the letter. A real keyboard, where there is one, writes into the same field.
 */
export const Keyboard = ({ text, onText, capitals = true }: KeyboardProps) => {
  const words = useWords();
  const { tag } = useLanguage();
  const isUpper = capitals && /(^|[\s-])$/.test(text);
  const put = (sign: string): void => onText(`${text}${isUpper ? sign.toUpperCase() : sign}`.slice(0, 120));
  return (
    <div className="k-keyboard" dir="ltr" lang="da">
      {[digits, ...rows].map((row) => (
        <div className="k-keys" key={row}>
          {Array.from(row, (sign) => (
            <button type="button" key={sign} className="k-key" onClick={() => put(sign)}>
              {isUpper ? sign.toUpperCase() : sign}
            </button>
          ))}
        </div>
      ))}
      <div className="k-keys">
        <button type="button" className="k-key k-wide" aria-label={words('clear')} onClick={() => onText('')}>
          <Icon name="delete" />
        </button>
        <button type="button" className="k-key k-space" onClick={() => put(' ')}>
          <bdi lang={tag}>{words('space')}</bdi>
        </button>
        <button
          type="button"
          className="k-key k-wide"
          aria-label={words('erase')}
          onClick={() => onText(Array.from(text).slice(0, -1).join(''))}
        >
          ⌫
        </button>
      </div>
    </div>
  );
};
