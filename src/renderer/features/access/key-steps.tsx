import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { RecoveryKeyCard } from '../../ui/recovery-key-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { enterGoesOn } from './enter-goes-on.ts';
import { texts } from './set-up-texts.ts';

/** What stands on the sheet beside the key. */
export interface SheetHead {
  readonly kommuneName: string;
  readonly station: string;
  readonly date: string;
  readonly practice: boolean;
}

interface KeyStepProps extends SheetHead {
  readonly groups: readonly string[];
  readonly onDone: () => void;
}

/** The recovery key, the one time that it can be seen. */
export const KeyStep = ({ groups, onDone, ...head }: KeyStepProps) => {
  const t = useTexts(texts);
  useEffect(() => moveFocusTo('key-print'), []);
  return (
    <div className="bp-split-form">
      <Alert variant="warning" heading={t.once}>
        {t.onceText}
      </Alert>
      <RecoveryKeyCard groups={groups} {...head} />
      <div className="bp-actions">
        <Button
          id="key-print"
          onClick={() => {
            print();
            moveFocusTo('key-next');
          }}
        >
          {t.print}
        </Button>
        <Button id="key-next" kind="primary" onClick={onDone}>
          {t.toTypeBack}
        </Button>
      </div>
    </div>
  );
};

interface TypeBackStepProps {
  /** Indexes from 0, as the store asks them. */
  readonly asked: readonly number[];
  readonly busy: boolean;
  readonly differ: boolean;
  /** Why it could not be finished, where it was not what was typed. */
  readonly problem: string | undefined;
  readonly onSeeAgain: () => void;
  readonly onDone: (typed: readonly string[]) => void;
}

/** Proof that the key is on paper: two groups of it, typed from there. */
export const TypeBackStep = ({ asked, busy, differ, problem, onSeeAgain, onDone }: TypeBackStepProps) => {
  const t = useTexts(texts);
  const [typed, setTyped] = useState<readonly string[]>(() => asked.map(() => ''));
  const first = `group-${(asked[0] ?? 0) + 1}`;
  useEffect(() => moveFocusTo(first), [first]);
  useEffect(() => {
    if (differ) moveFocusTo(first);
  }, [differ, first]);
  return (
    <form
      className="bp-split-form"
      noValidate
      onKeyDown={enterGoesOn}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onDone(typed);
      }}
    >
      <h2 className="bp-section-heading">{t.typeBackTitle}</h2>
      <p>{t.typeBackText}</p>
      {differ && (
        <Alert variant="error" announce>
          {t.groupsDiffer}
        </Alert>
      )}
      {problem !== undefined && (
        <Alert variant="error" announce>
          {problem}
        </Alert>
      )}
      <div className="bp-group-fields">
        {asked.map((group, at) => (
          <TextField
            key={group}
            id={`group-${group + 1}`}
            label={t.group(group + 1)}
            signs={10}
            value={typed[at] ?? ''}
            onText={(text) => setTyped(typed.map((other, index) => (index === at ? text : other)))}
          />
        ))}
      </div>
      <div className="bp-actions bp-actions-apart">
        <Button kind="link" icon="visibility" disabled={busy} onClick={onSeeAgain}>
          {t.seeAgain}
        </Button>
        <Button kind="primary" type="submit" disabled={busy} aria-busy={busy}>
          {busy ? t.finishing : t.finish}
        </Button>
      </div>
    </form>
  );
};
