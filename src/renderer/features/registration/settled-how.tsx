import { useState } from 'react';
import type { RegistrationId } from '../../../domain/registration.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './same-person-texts.ts';
import type { RegistrationSession } from './session.ts';

interface SettledHowProps {
  readonly id: string;
  /** The registrations that look like the same person's. */
  readonly others: readonly RegistrationId[];
  readonly session: RegistrationSession;
}

/** Says that they are other persons, and how somebody has made sure of it. */
export const SettledHow = ({ id, others, session }: SettledHowProps) => {
  const t = useTexts(texts);
  const [because, setBecause] = useState(() => session.state.getState().form.distinctBecause);
  return (
    <div className="bp-distinct">
      <TextField
        id={id}
        label={t.notSamePersonCause}
        hint={t.notSamePersonHint}
        value={because}
        maxLength={500}
        onText={setBecause}
      />
      <Button
        disabled={because.trim() === ''}
        onClick={() =>
          session.change((form) => ({
            ...form,
            distinctFrom: [...new Set([...form.distinctFrom, ...others])],
            distinctBecause: because,
          }))
        }
      >
        {t.notSamePerson}
      </Button>
    </div>
  );
};
