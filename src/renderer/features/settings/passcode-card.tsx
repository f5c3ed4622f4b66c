import { useState } from 'react';
import { fail } from '../../../domain/result.ts';
import { NewPasscodeFields, noPasscode } from '../../app/new-passcode-fields.tsx';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { useStation } from '../../app/station.ts';
import { useAccessChange } from '../../app/use-access-change.ts';
import type { AccessField } from '../../i18n/access-problem.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasscodeField } from '../../ui/passcode-field.tsx';
import { texts } from './texts.ts';

const idOfField = (field: AccessField): string => `own-${field === 'own' ? 'old' : field}`;

/** One's own passcode, for everybody. */
export const PasscodeCard = () => {
  const t = useTexts(texts);
  const { administration, clerk } = useStation();
  const hasRoom = useHasRoom();
  const change = useAccessChange(idOfField);
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState(noPasscode);
  const [changed, setChanged] = useState(false);
  const general = change.errorOf('form');

  async function save(): Promise<void> {
    setChanged(false);
    const { passcode, repeated } = typed;
    const saved = await change.run(old, async () =>
      passcode === repeated
        ? administration.changePasscode(old, passcode)
        : fail({ kind: 'passcodes-differ' }),
    );
    if (!saved.ok) return;
    setOld('');
    setTyped(noPasscode);
    setChanged(true);
  }

  return (
    <form
      className="bp-card"
      aria-labelledby="settings-passcode"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="settings-passcode">{t.ownPasscode}</h2>
      <p>{t.signedInAs(clerk.initials, clerk.name)}</p>
      <PasscodeField
        id="own-old"
        label={t.oldPasscode}
        error={change.errorOf('own')}
        value={old}
        onText={setOld}
      />
      <NewPasscodeFields
        id="own"
        typed={typed}
        error={change.errorOf('passcode')}
        repeatedError={change.errorOf('repeated')}
        onTyped={setTyped}
      />
      <NoRoomReason id="own-room" />
      <div className="bp-actions">
        <Button
          type="submit"
          disabled={change.busy || !hasRoom || old === '' || typed.passcode === ''}
          aria-describedby="own-room"
        >
          {change.busy ? t.working : t.changePasscode}
        </Button>
      </div>
      {general !== undefined && (
        <Alert variant="error" announce>
          {general}
        </Alert>
      )}
      {changed && (
        <Alert variant="success" announce>
          {t.passcodeChanged}
        </Alert>
      )}
    </form>
  );
};
