import { useEffect, useState } from 'react';
import type { OfficeSession } from '../../contract/office-api.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { moveFocusTo } from '../../renderer/ui/move-focus.ts';
import { TextField } from '../../renderer/ui/text-field.tsx';
import { useCountdown } from '../../renderer/ui/use-countdown.ts';
import type { ClientProblem, OfficeClient } from '../api/office-client.ts';
import { explainProblem, sayWait } from '../app/problem-texts.ts';
import type { SignOutCause } from '../app/session-state.ts';
import { texts } from './texts.ts';

interface SignInPageProps {
  readonly client: Pick<OfficeClient, 'signIn'>;
  readonly because: SignOutCause | undefined;
  readonly onEntered: (session: OfficeSession) => void;
}

/** Initials and password. How long somebody must wait is the server's to say; the page only shows it. */
export const SignInPage = ({ client, because, onEntered }: SignInPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [initials, setInitials] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientProblem>();
  const [missing, setMissing] = useState<'initials' | 'password'>();
  const [left, beginWait] = useCountdown();

  useEffect(() => moveFocusTo('initials'), []);
  useEffect(() => {
    if (!busy && problem !== undefined) moveFocusTo('password');
  }, [busy, problem]);

  async function signIn(): Promise<void> {
    const empty = initials.trim() === '' ? 'initials' : password === '' ? 'password' : undefined;
    setMissing(empty);
    if (empty !== undefined) return moveFocusTo(empty);
    setBusy(true);
    const answer = await client.signIn({ initials, password });
    if (answer.ok) return onEntered(answer.value);
    setPassword('');
    setProblem(answer.error);
    beginWait(answer.error.seconds ?? 0);
    setBusy(false);
  }

  const waits = left > 0;
  return (
    <form
      className="bp-sign-in bp-split-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !waits) void signIn();
      }}
    >
      <h1>{t.title}</h1>
      {because !== undefined && problem === undefined && <Alert variant="info">{t.because[because]}</Alert>}
      {problem !== undefined && !busy && (
        <Alert variant="error" announce>
          {explainProblem(problem, locale)}
        </Alert>
      )}
      <TextField
        id="initials"
        label={t.initials}
        signs={10}
        maxLength={8}
        autoComplete="username"
        autoCapitalize="characters"
        value={initials}
        error={missing === 'initials' ? t.typeInitials : undefined}
        onText={(text) => {
          setInitials(text);
          // The wait is one person's.
          beginWait(0);
        }}
      />
      <TextField
        id="password"
        type="password"
        label={t.password}
        maxLength={200}
        autoComplete="current-password"
        readOnly={busy}
        value={password}
        error={missing === 'password' ? t.typePassword : undefined}
        onText={setPassword}
      />
      <div className="bp-sign-in-actions">
        <Button kind="primary" type="submit" disabled={busy || waits} aria-busy={busy}>
          {busy ? t.signingIn : waits ? t.waitFor(sayWait(left, locale)) : t.signIn}
        </Button>
        <span className="bp-quiet">{t.forgotten}</span>
      </div>
    </form>
  );
};
