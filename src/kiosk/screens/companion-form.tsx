import { useState } from 'react';
import type { IntakeCompanion } from '../../domain/intake.ts';
import { Button } from '../ui/button.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { NumberPad } from '../ui/number-pad.tsx';
import { Page } from '../ui/page.tsx';
import { Say, useWords } from '../ui/say.tsx';
import { TypedLine } from '../ui/typed-line.tsx';
import type { ScreenProps } from './screen.ts';

interface CompanionFormProps {
  readonly frame: ScreenProps['frame'];
  readonly onAdd: (companion: IntakeCompanion) => void;
}

/** A name, and the number where the citizen knows it. Nothing is checked: the clerk sees that person's papers. */
export const CompanionForm = ({ frame, onAdd }: CompanionFormProps) => {
  const words = useWords();
  const [name, setName] = useState('');
  const [cpr, setCpr] = useState('');
  const [isNumber, setIsNumber] = useState(false);
  const keepDigits = (text: string): void => setCpr(text.replace(/\D/g, '').slice(0, 10));
  return (
    <Page
      title="personTitle"
      {...frame}
      next={
        <Button
          kind="main"
          icon="check"
          disabled={name.trim() === ''}
          onClick={() => onAdd({ name: name.trim(), ...(cpr === '' ? {} : { cpr }) })}
        >
          <Say text="keepPerson" />
        </Button>
      }
    >
      <TypedLine
        label={words('name')}
        inputMode="none"
        text={name}
        onText={setName}
        onFocus={() => setIsNumber(false)}
      />
      <TypedLine
        label={words('personNumber')}
        inputMode="none"
        text={cpr}
        onText={keepDigits}
        onFocus={() => setIsNumber(true)}
      />
      {isNumber ? (
        <NumberPad digits={cpr} longest={10} onDigits={keepDigits} />
      ) : (
        <Keyboard text={name} onText={setName} />
      )}
    </Page>
  );
};
