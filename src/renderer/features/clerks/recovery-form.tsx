import { useState } from 'react';
import type { RecoveryRenewal } from '../../../application/ports/station-access.ts';
import { printPage } from '../../app/print-page.ts';
import { useStation } from '../../app/station.ts';
import { useAccessChange } from '../../app/use-access-change.ts';
import { longDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { RecoveryKeyCard } from '../../ui/recovery-key-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { idOfField } from './clerk-forms.tsx';
import { texts } from './texts.ts';

interface RecoveryFormProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A new recovery key: made with one's passcode, printed, and put to use when it was typed back. */
export const RecoveryForm = ({ onDone, onCancel }: RecoveryFormProps) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const change = useAccessChange(idOfField);
  const [own, setOwn] = useState('');
  const [renewal, setRenewal] = useState<RecoveryRenewal>();

  async function make(): Promise<void> {
    const made = await change.run(own, () => administration.renewRecoveryKey(own));
    setOwn('');
    if (made.ok) setRenewal(made.value);
  }

  if (renewal !== undefined) return <RecoverySheet renewal={renewal} onDone={onDone} onCancel={onCancel} />;
  return (
    <ChangeForm
      heading={t.recoveryHeading}
      text={t.recoveryText}
      change={change}
      own={own}
      onOwn={setOwn}
      action={t.recoveryMake}
      focusOwn
      onSubmit={() => void make()}
      onCancel={onCancel}
    />
  );
};

const RecoverySheet = ({ renewal, onDone, onCancel }: RecoveryFormProps & { renewal: RecoveryRenewal }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { identity, clock } = useStation();
  const change = useAccessChange(() => idOfGroup(0));
  const [typed, setTyped] = useState<readonly string[]>(renewal.askedGroups.map(() => ''));
  const error = change.errorOf('groups') ?? change.errorOf('form');

  async function finish(): Promise<void> {
    // The passcode was given when the key was made.
    const finished = await change.run('given', () => renewal.finish(typed));
    if (finished.ok) onDone();
  }

  return (
    <form
      className="bp-card bp-change"
      aria-label={t.recoveryHeading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <RecoveryKeyCard
        groups={renewal.recoveryKey}
        kommuneName={identity.kommuneName}
        station={URL.parse(identity.serverUrl ?? '')?.host ?? ''}
        date={longDate(clock.today(), locale)}
        practice={identity.audience !== 'production'}
      />
      <Button kind="primary" autoFocus onClick={() => printPage({ detail: 'recovery-key' })}>
        {t.print}
      </Button>
      <p>{t.typeBack}</p>
      <div className="bp-group-fields">
        {renewal.askedGroups.map((group, at) => (
          <TextField
            key={group}
            id={idOfGroup(at)}
            label={t.group(group + 1)}
            error={at === 0 ? error : undefined}
            value={typed[at] ?? ''}
            signs={10}
            onText={(text) => setTyped(typed.map((old, other) => (other === at ? text : old)))}
          />
        ))}
      </div>
      <div className="bp-actions">
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button type="submit" disabled={change.busy}>
          {change.busy ? t.working : t.recoveryFinish}
        </Button>
      </div>
    </form>
  );
};

const idOfGroup = (at: number): string => `clerks-group-${at}`;
