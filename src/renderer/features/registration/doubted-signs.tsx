import { explainSignDoubt } from '../../../application/wording/name-signs.ts';
import type { SignDoubt } from '../../../domain/permit-letter.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

interface DoubtedSignsProps {
  readonly name: string;
  readonly doubts: readonly SignDoubt[];
  readonly onType: (text: string) => void;
}

/** The name with the signs that may be others marked, in words too, and a button for each that may stand there. */
export const DoubtedSigns = ({ name, doubts, onType }: DoubtedSignsProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (doubts.length === 0) return null;
  return (
    <div className="bp-doubted-signs">
      <p className="bp-doubted-name" aria-hidden="true">
        {partsOf(name, doubts).map(({ text, from, isDoubted }) =>
          isDoubted ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
        )}
      </p>
      <ul className="nobullet-list bp-doubted-list" aria-label={t.doubtedSigns}>
        {doubts.map((doubt) => (
          <li key={doubt.at}>
            {t.pleaseLook}: {explainSignDoubt(name, doubt, locale)}
            {doubt.instead.map((sign) => (
              <Button
                key={sign}
                kind="tertiary"
                small
                aria-label={t.writeSign(sign, name.slice(doubt.at, doubt.at + doubt.length))}
                onClick={() => onType(name.slice(0, doubt.at) + sign + name.slice(doubt.at + doubt.length))}
              >
                {sign}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
};

interface NamePart {
  readonly text: string;
  readonly from: number;
  readonly isDoubted: boolean;
}

function partsOf(name: string, doubts: readonly SignDoubt[]): readonly NamePart[] {
  const parts: NamePart[] = [];
  let from = 0;
  for (const { at, length } of doubts) {
    if (at > from) parts.push({ text: name.slice(from, at), from, isDoubted: false });
    parts.push({ text: name.slice(at, at + length), from: at, isDoubted: true });
    from = at + length;
  }
  if (from < name.length) parts.push({ text: name.slice(from), from, isDoubted: false });
  return parts;
}
