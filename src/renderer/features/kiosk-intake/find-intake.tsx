import { useState } from 'react';
import type { FindIntakeChoice, FindIntakeProblem } from '../../../application/kiosk/station-intakes.ts';
import { findStoredForm, type RegistrationForm } from '../../../application/registration-form/form.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { formatTicket, parseTicket, type Ticket } from '../../../domain/ticket.ts';
import { noteEvent } from '../../app/note-event.ts';
import { useHasRoom } from '../../app/room.tsx';
import { useStation } from '../../app/station.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { explainFindProblem, texts } from './texts.ts';

interface FindIntakeProps {
  readonly onOpened: (form: RegistrationForm) => RegistrationId;
  /** It is a draft here already. */
  readonly onDraft: (id: RegistrationId) => void;
}

/** Opens what a citizen told a kiosk, by the number on the ticket: typed, or by a scanner that types. */
export const FindIntake = ({ onOpened, onDraft }: FindIntakeProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const hasRoom = useHasRoom();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FindIntakeProblem>();

  async function findDraft(ticket: Ticket): Promise<RegistrationId | undefined> {
    const drafts = await station.drafts.listDrafts();
    return drafts.find(({ form }) => findStoredForm(form)?.intake?.ticket === ticket)?.id;
  }

  async function open(choice: FindIntakeChoice): Promise<void> {
    setProblem(undefined);
    const ticket = parseTicket(typed);
    if (ticket.ok) {
      const draft = await findDraft(ticket.value);
      if (draft !== undefined) return onDraft(draft);
    }
    const opened = await station.intakes.open(typed, choice);
    const detail = ticket.ok ? formatTicket(ticket.value) : '';
    if (opened.ok) {
      await noteEvent(station, { action: 'took-intake', record: onOpened(opened.value.form), detail });
      return;
    }
    if (ticket.ok) await noteEvent(station, { action: 'looked-for-intake', detail });
    setProblem(opened.error);
  }

  const openNow = (choice: FindIntakeChoice = {}): void => {
    if (busy) return;
    setBusy(true);
    void open(choice).finally(() => setBusy(false));
  };

  return (
    <form
      className="bp-find-intake"
      aria-labelledby="find-intake"
      onSubmit={(event) => {
        event.preventDefault();
        openNow();
      }}
    >
      <h2 id="find-intake" className="bp-section-heading">
        {t.heading}
      </h2>
      <TextField
        id="ticket"
        label={t.ticket}
        hint={t.hint}
        value={typed}
        signs={10}
        maxLength={20}
        error={problem?.kind === 'ticket' ? explainFindProblem(problem, locale) : undefined}
        onText={(text) => {
          setTyped(text);
          setProblem(undefined);
        }}
      />
      <Button type="submit" disabled={busy || !hasRoom} aria-busy={busy}>
        {busy ? t.finding : t.find}
      </Button>
      {problem !== undefined && problem.kind !== 'ticket' && (
        <Alert variant={problem.kind === 'not-genuine' ? 'error' : 'warning'} announce>
          <p>{explainFindProblem(problem, locale)}</p>
          {problem.kind === 'taken' && (
            <Button small onClick={() => openNow({ fromOther: true })}>
              {t.takeOver}
            </Button>
          )}
          {problem.kind === 'several' &&
            problem.intakes.map(({ id, kioskName, receivedAt }) => (
              <Button key={id} small onClick={() => openNow({ id })}>
                {t.choose(kioskName, shortInstant(receivedAt, locale))}
              </Button>
            ))}
        </Alert>
      )}
    </form>
  );
};
