import { useEffect, useState } from 'react';
import type { Recovery, StationAccess } from '../../../application/ports/station-access.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { explainRecoveryProblem } from './problem-texts.ts';
import { RecoveryChoice } from './recovery-choice.tsx';
import { groupKey, RecoveryKeyField } from './recovery-key-field.tsx';
import { texts } from './recovery-texts.ts';

interface RecoveryPageProps<Opened> {
  readonly access: StationAccess<Opened>;
  readonly onOpened: (opened: Opened) => void;
  readonly onBack: () => void;
}

/** Glemt kode: a colleague first, and the kommune's key where there is none. */
export const RecoveryPage = <Opened,>({ access, onOpened, onBack }: RecoveryPageProps<Opened>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [recovery, setRecovery] = useState<Recovery<Opened>>();
  useEffect(() => {
    if (problem !== undefined) moveFocusTo('recovery-key');
  }, [problem]);

  async function open(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await access.recover(groupKey(key));
    setBusy(false);
    if (answer.ok) setRecovery(answer.value);
    else setProblem(explainRecoveryProblem(answer.error, locale));
  }

  if (recovery !== undefined) {
    return <RecoveryChoice recovery={recovery} policy={access.policy} onOpened={onOpened} onBack={onBack} />;
  }
  return (
    <form
      className="bp-split-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void open();
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {t.forgotten}
      </h1>
      <h2 className="bp-section-heading">{t.askSupervisor}</h2>
      <p>{t.askSupervisorText}</p>
      <h2 className="bp-section-heading">{t.useKey}</h2>
      <p>{t.useKeyText}</p>
      <RecoveryKeyField value={key} error={problem} onText={setKey} />
      <div className="bp-actions bp-actions-apart">
        <Button kind="link" icon="arrow-back" onClick={onBack}>
          {t.back}
        </Button>
        <Button kind="primary" type="submit" disabled={busy} aria-busy={busy}>
          {busy ? t.opening : t.onwards}
        </Button>
      </div>
    </form>
  );
};
