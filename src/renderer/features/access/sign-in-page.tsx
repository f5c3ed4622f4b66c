import { useEffect, useState } from 'react';
import type { SignInProblem, StationAccess } from '../../../application/ports/station-access.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { PasscodeField } from '../../ui/passcode-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { enterGoesOn } from './enter-goes-on.ts';
import { explainSignInProblem, sayWait } from './problem-texts.ts';
import { texts } from './sign-in-texts.ts';

interface SignInPageProps<Opened> {
  readonly access: Pick<StationAccess<Opened>, 'signIn'>;
  /** Who was signed in before the lock, in this life of the page. */
  readonly lastInitials: string | undefined;
  /** A form of somebody lies sealed in the memory of this window. */
  readonly formWaits: boolean;
  readonly onOpened: (opened: Opened) => void;
  readonly onForgotten: () => void;
  /** The key ring is not what it was when the page was drawn. */
  readonly onFault: (error: unknown) => void;
}

/** Initials and passcode. How long somebody must wait is the store's to say; the page only shows it. */
export const SignInPage = <Opened,>({
  access,
  lastInitials,
  formWaits,
  onOpened,
  onForgotten,
  onFault,
}: SignInPageProps<Opened>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [initials, setInitials] = useState(lastInitials ?? '');
  const [passcode, setPasscode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem>();
  const [missing, setMissing] = useState<'initials' | 'passcode'>();
  const [left, beginWait] = useCountdown();
  const hasLast = lastInitials !== undefined;

  useEffect(() => moveFocusTo(hasLast ? 'passcode' : 'initials'), [hasLast]);
  useEffect(() => {
    // The field was switched off with the caret in it.
    if (!busy && problem !== undefined) moveFocusTo('passcode');
  }, [busy, problem]);

  async function signIn(): Promise<void> {
    const empty = initials.trim() === '' ? 'initials' : passcode === '' ? 'passcode' : undefined;
    setMissing(empty);
    if (empty !== undefined) return moveFocusTo(empty);
    setBusy(true);
    try {
      const answer = await access.signIn(initials, passcode);
      if (answer.ok) return onOpened(answer.value);
      setPasscode('');
      setProblem(answer.error);
      if (answer.error.kind === 'wrong') beginWait(answer.error.waitSeconds);
      if (answer.error.kind === 'wait') beginWait(answer.error.seconds);
    } catch (error) {
      onFault(error);
    }
    setBusy(false);
  }

  function chooseInitials(text: string): void {
    setInitials(text);
    setProblem(undefined);
    // The wait is one person's, not the station's.
    beginWait(0);
  }

  const waits = left > 0;
  return (
    <form
      className="bp-sign-in bp-split-form"
      noValidate
      onKeyDown={enterGoesOn}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !waits) void signIn();
      }}
    >
      <h1>{hasLast ? t.locked : t.title}</h1>
      {hasLast && <p className="bp-quiet">{t.lockedText}</p>}
      {formWaits && <Alert variant="warning">{t.waitsForOwner}</Alert>}
      {problem !== undefined && !busy && (
        <Alert variant="error" announce>
          {explainSignInProblem(problem, locale)}
        </Alert>
      )}
      <TextField
        id="initials"
        label={t.initials}
        signs={10}
        maxLength={8}
        value={initials}
        error={missing === 'initials' ? t.typeInitials : undefined}
        onText={chooseInitials}
      />
      <PasscodeField
        id="passcode"
        label={t.passcode}
        signs={20}
        readOnly={busy}
        value={passcode}
        error={missing === 'passcode' ? t.typePasscode : undefined}
        onText={setPasscode}
      />
      <div className="bp-sign-in-actions">
        <Button kind="primary" type="submit" disabled={busy || waits} aria-busy={busy}>
          {busy ? t.signingIn : waits ? t.waitFor(sayWait(left, locale)) : t.signIn}
        </Button>
        {hasLast && (
          <Button
            kind="link"
            icon="person"
            onClick={() => {
              chooseInitials('');
              setPasscode('');
              moveFocusTo('initials');
            }}
          >
            {t.another}
          </Button>
        )}
        <Button kind="link" onClick={onForgotten}>
          {t.forgotten}
        </Button>
      </div>
    </form>
  );
};
