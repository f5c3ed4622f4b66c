import { useEffect, useRef, useState } from 'react';
import type { Recovery, StationAccess } from '../../../application/ports/station-access.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { explainRecoveryProblem } from './problem-texts.ts';
import { RecoveryChoice } from './recovery-choice.tsx';
import { groupKey, RecoveryKeyField } from './recovery-key-field.tsx';
import { texts } from './recovery-texts.ts';

interface RestorePageProps<Opened> {
  readonly access: StationAccess<Opened>;
  readonly onOpened: (opened: Opened) => void;
  /** Undefined where there is nothing to go back to. */
  readonly onBack: () => void;
}

/** A station that is new, or has lost its key ring, takes over what a backup holds. */
export const RestorePage = <Opened,>({ access, onOpened, onBack }: RestorePageProps<Opened>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [file, setFile] = useState<File>();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<{ readonly ofKey: boolean; readonly text: string }>();
  const [recovery, setRecovery] = useState<Recovery<Opened>>();
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => moveFocusTo('choose-backup'), []);
  useEffect(() => {
    if (problem?.ofKey === true) moveFocusTo('recovery-key');
  }, [problem]);

  async function read(): Promise<void> {
    setMissing(file === undefined);
    if (file === undefined) return moveFocusTo('choose-backup');
    setBusy(true);
    setProblem(undefined);
    // A file on a stick that was pulled out can no longer be read.
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    const answer = await access.restore(new Uint8Array(bytes), groupKey(key));
    setBusy(false);
    if (answer.ok) return setRecovery(answer.value);
    const { error } = answer;
    const ofKey = error.kind === 'mistyped' || error.kind === 'not-this-station';
    setProblem({ ofKey, text: explainRecoveryProblem(error, locale) });
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
        if (!busy) void read();
      }}
    >
      <h1>{t.restore}</h1>
      <p>{t.restoreText}</p>
      {missing && file === undefined && (
        <Alert variant="error" announce>
          {t.chooseFileFirst}
        </Alert>
      )}
      {problem?.ofKey === false && (
        <Alert variant="error" announce>
          {problem.text}
        </Alert>
      )}
      <div className="bp-backup-file">
        <Button id="choose-backup" icon="upload" onClick={() => picker.current?.click()}>
          {t.chooseFile}
        </Button>
        <span role="status">{file === undefined ? '' : t.chosenFile(file.name)}</span>
        <input
          ref={picker}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label={t.file}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen === undefined) return;
            setFile(chosen);
            setProblem(undefined);
            moveFocusTo('recovery-key');
          }}
        />
      </div>
      <RecoveryKeyField
        value={key}
        error={problem?.ofKey === true ? problem.text : undefined}
        onText={setKey}
      />
      <div className="bp-actions bp-actions-apart">
        <Button kind="link" icon="arrow-back" disabled={busy} onClick={onBack}>
          {t.back}
        </Button>
        <Button kind="primary" type="submit" disabled={busy} aria-busy={busy}>
          {busy ? t.working : t.readFile}
        </Button>
      </div>
    </form>
  );
};
