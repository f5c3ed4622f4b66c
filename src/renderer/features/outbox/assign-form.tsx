import { useState } from 'react';
import { type CalendarDate, formatDanishDate, parseTypedDate } from '../../../domain/calendar-date.ts';
import type { RecordCase } from '../../../domain/case.ts';
import { type ClerkId, mayDo } from '../../../domain/clerk.ts';
import { useClerks } from '../../app/hand-draft-over.tsx';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './case-texts.ts';

interface AssignFormProps {
  readonly current: RecordCase;
  readonly onAssign: (to: ClerkId, dueOn: CalendarDate) => void;
  readonly onCancel: () => void;
}

/** Gives the case to a colleague, with its day or another. */
export const AssignForm = ({ current, onAssign, onCancel }: AssignFormProps) => {
  const t = useTexts(texts);
  const { clock } = useStation();
  const hasRoom = useHasRoom();
  const clerks = useClerks();
  const [to, setTo] = useState<ClerkId>();
  const [due, setDue] = useState(formatDanishDate(current.dueOn));
  const [tried, setTried] = useState(false);
  const colleagues = clerks.filter((clerk) => !clerk.closed && mayDo(clerk, 'resolve-cases'));
  const date = parseTypedDate(due);
  // A day that has passed may stay as it is: it is then overdue for the colleague too.
  const dueOn = date !== undefined && (date >= clock.today() || date === current.dueOn) ? date : undefined;

  function assign(): void {
    setTried(true);
    if (to !== undefined && dueOn !== undefined) onAssign(to, dueOn);
  }

  if (clerks.length > 0 && colleagues.length < 2) {
    return (
      <div className="bp-action-form">
        <p className="bp-quiet">{t.nobodyElse}</p>
        <Button onClick={onCancel}>{t.undo}</Button>
      </div>
    );
  }
  return (
    <form
      className="bp-action-form"
      onSubmit={(event) => {
        event.preventDefault();
        assign();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <SelectField
        id="assign-to"
        label={t.assignTo}
        value={to}
        empty={t.choose}
        autoFocus
        error={tried && to === undefined ? t.chooseFirst : undefined}
        choices={colleagues.map(({ id, initials, name }) => ({ value: id, label: `${initials} ${name}` }))}
        onChoose={setTo}
      />
      <TextField
        id="assign-due"
        label={t.assignDue}
        hint={t.assignDueHint}
        value={due}
        signs={14}
        inputMode="numeric"
        error={tried && dueOn === undefined ? t.badDate : undefined}
        onText={setDue}
      />
      <NoRoomReason id="assign-room" />
      <div className="bp-actions">
        <Button onClick={onCancel}>{t.undo}</Button>
        <Button kind="primary" type="submit" disabled={!hasRoom} aria-describedby="assign-room">
          {t.assignYes}
        </Button>
      </div>
    </form>
  );
};
