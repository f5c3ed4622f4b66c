import { useState } from 'react';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface CauseFormProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly yes: string;
  readonly no: string;
  readonly onCause: (cause: string) => void;
  readonly onCancel: () => void;
}

/** Asks why, before something is taken back. */
export const CauseForm = ({ id, label, hint, yes, no, onCause, onCancel }: CauseFormProps) => {
  const [cause, setCause] = useState('');
  const hasRoom = useHasRoom();
  return (
    <form
      className="bp-action-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCause(cause);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <TextField
        id={id}
        label={label}
        hint={hint}
        value={cause}
        maxLength={500}
        autoFocus
        onText={setCause}
      />
      <NoRoomReason id={`${id}-room`} />
      <div className="bp-actions">
        <Button onClick={onCancel}>{no}</Button>
        <Button kind="primary" type="submit" disabled={!hasRoom} aria-describedby={`${id}-room`}>
          {yes}
        </Button>
      </div>
    </form>
  );
};
