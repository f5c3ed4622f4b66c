import { useState } from 'react';
import { explainCprRejection } from '../../../application/wording/cpr-number.ts';
import { type CprNumber, parseCprNumber } from '../../../domain/cpr-number.ts';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './texts.ts';

/** Narrows the trail to one person, by the number that only who has it can type. */
export const PersonFilter = ({ onPerson }: { onPerson: (number: CprNumber) => void }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clock, series } = useStation();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();

  function find(): void {
    const number = parseCprNumber(text, { today: clock.today(), series });
    setError(number.ok ? undefined : explainCprRejection(number.error, locale));
    if (!number.ok) return;
    setText('');
    onPerson(number.value.number);
  }

  return (
    <form
      className="bp-with-button"
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <TextField
        id="audit-person"
        label={t.person}
        hint={t.personHint}
        error={error}
        value={text}
        signs={14}
        inputMode="numeric"
        onText={setText}
      />
      <Button type="submit" icon="search">
        {t.find}
      </Button>
    </form>
  );
};
