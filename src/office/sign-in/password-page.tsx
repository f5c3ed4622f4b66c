import { useEffect, useState } from 'react';
import { findOfficePasswordProblem } from '../../domain/office-password.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { moveFocusTo } from '../../renderer/ui/move-focus.ts';
import { TextField } from '../../renderer/ui/text-field.tsx';
import type { ClientProblem } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import { explainProblem } from '../app/problem-texts.ts';
import { texts } from './texts.ts';

type Outcome = 'changed' | ClientProblem;

/** One's own password in place of the one that one has: because IT gave it, or whenever one likes. */
export const PasswordPage = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { client, session, enter, leave } = useOffice();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [wrong, setWrong] = useState<'next' | 'again'>();
  const mustChange = session.mustChangePassword;

  useEffect(() => moveFocusTo('current'), []);

  async function change(): Promise<void> {
    const weak = findOfficePasswordProblem(next, session) !== undefined || next === current;
    const bad = weak ? 'next' : next === again ? undefined : 'again';
    setWrong(bad);
    setOutcome(undefined);
    if (bad !== undefined) return moveFocusTo(bad);
    setBusy(true);
    const answer = await client.changePassword({ current, next });
    setBusy(false);
    setCurrent('');
    if (!answer.ok) {
      setOutcome(answer.error);
      return moveFocusTo('current');
    }
    setNext('');
    setAgain('');
    setOutcome('changed');
    enter(answer.value);
  }

  return (
    <form
      className="bp-sign-in bp-split-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void change();
      }}
    >
      <h1>{mustChange ? t.changeTitle : t.change}</h1>
      {mustChange && <p>{t.mustChange}</p>}
      {outcome === 'changed' && (
        <Alert variant="success" announce>
          {t.changed}
        </Alert>
      )}
      {outcome !== undefined && outcome !== 'changed' && (
        <Alert variant="error" announce>
          {explainProblem(outcome, locale)}
        </Alert>
      )}
      {/* A password manager keeps the password under these. */}
      <input type="hidden" autoComplete="username" value={session.initials} readOnly />
      <TextField
        id="current"
        type="password"
        label={t.current}
        maxLength={200}
        autoComplete="current-password"
        value={current}
        onText={setCurrent}
      />
      <TextField
        id="next"
        type="password"
        label={t.next}
        hint={t.nextHint}
        maxLength={200}
        autoComplete="new-password"
        value={next}
        error={wrong === 'next' ? explainProblem({ kind: 'password-too-weak' }, locale) : undefined}
        onText={setNext}
      />
      <TextField
        id="again"
        type="password"
        label={t.again}
        maxLength={200}
        autoComplete="new-password"
        value={again}
        error={wrong === 'again' ? t.differ : undefined}
        onText={setAgain}
      />
      <div className="bp-sign-in-actions">
        <Button kind="primary" type="submit" disabled={busy} aria-busy={busy}>
          {busy ? t.changing : t.change}
        </Button>
        {mustChange && (
          <Button kind="link" onClick={() => leave('by-hand')}>
            {t.signOut}
          </Button>
        )}
      </div>
    </form>
  );
};
