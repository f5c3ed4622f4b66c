import { useState } from 'react';
import { type CprRejection, formatCprNumber, parseCprNumber } from '../../domain/cpr-number.ts';
import type { WordKey } from '../texts/catalogue.ts';
import { Button } from '../ui/button.tsx';
import { NumberPad } from '../ui/number-pad.tsx';
import { Page } from '../ui/page.tsx';
import { Say, useWords } from '../ui/say.tsx';
import { TypedLine } from '../ui/typed-line.tsx';
import type { ScreenProps } from './screen.ts';

/** In the citizen's words: what to look at again. That the check digit is odd is asked about once. */
function wordsFor(rejection: CprRejection): WordKey {
  if (rejection.kind === 'empty' || rejection.kind === 'length') return 'numberLength';
  return rejection.kind === 'no-such-date' ? 'numberNoDate' : 'numberWrong';
}

/** `010145-5009`, as far as it has been typed. */
const grouped = (digits: string): string =>
  digits.length > 6 ? `${digits.slice(0, 6)}-${digits.slice(6)}` : digits;

export const NumberScreen = ({ session, visit, frame }: ScreenProps) => {
  const words = useWords();
  const [digits, setDigits] = useState(visit.fields.cpr?.text.replace(/\D/g, '') ?? '');
  const [problem, setProblem] = useState<WordKey>();
  const type = (text: string): void => {
    setDigits(text.replace(/\D/g, '').slice(0, 10));
    setProblem(undefined);
  };

  function goOn(): void {
    const { today, series } = session.ports;
    const parsed = parseCprNumber(digits, { today: today(), series });
    if (!parsed.ok) {
      setProblem(wordsFor(parsed.error));
      return;
    }
    const isOdd = parsed.value.warnings.some(({ kind }) => kind === 'modulus-11');
    if (isOdd && problem !== 'numberDoubt') setProblem('numberDoubt');
    else session.dispatch({ kind: 'number-typed', number: formatCprNumber(parsed.value.number) });
  }
  return (
    <Page
      title="numberTitle"
      text="numberText"
      {...frame}
      next={
        <Button kind="main" icon="arrow-forward" onClick={goOn}>
          <Say text={problem === 'numberDoubt' ? 'right' : 'next'} />
        </Button>
      }
    >
      <div className="k-two">
        <div>
          <TypedLine
            label={words('number')}
            inputMode="none"
            className="k-number"
            text={grouped(digits)}
            aria-describedby="number-problem"
            aria-invalid={problem !== undefined}
            onText={type}
            onEnter={goOn}
          />
          <p className="k-problem" id="number-problem" role="alert">
            {problem !== undefined && <Say text={problem} values={{ digits: digits.length }} />}
          </p>
        </div>
        <NumberPad digits={digits} longest={10} onDigits={type} />
      </div>
    </Page>
  );
};
