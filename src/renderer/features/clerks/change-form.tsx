import type { ReactNode } from 'react';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import type { AccessChange } from '../../app/use-access-change.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasscodeField } from '../../ui/passcode-field.tsx';
import { texts } from './texts.ts';

interface ChangeFormProps {
  readonly heading: string;
  readonly text?: string;
  readonly change: AccessChange;
  readonly own: string;
  readonly onOwn: (own: string) => void;
  /** What the button says. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Where nothing else is to be typed, the passcode comes first. */
  readonly focusOwn?: boolean;
  readonly children?: ReactNode;
}

/** The frame of every change: what it is, the supervisor's own passcode, and why it was refused. */
export const ChangeForm = (props: ChangeFormProps) => {
  const { heading, text, change, own, onOwn, action, onSubmit, onCancel, focusOwn = false, children } = props;
  const t = useTexts(texts);
  const hasRoom = useHasRoom();
  const general = change.errorOf('form');
  return (
    <form
      className="bp-card bp-change"
      aria-labelledby="clerks-change"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 id="clerks-change">{heading}</h2>
      {text !== undefined && <p>{text}</p>}
      {children}
      <PasscodeField
        id="clerks-own"
        label={t.own}
        hint={t.ownHint}
        error={change.errorOf('own')}
        value={own}
        autoFocus={focusOwn}
        onText={onOwn}
      />
      {general !== undefined && (
        <div id="clerks-form" tabIndex={-1}>
          <Alert variant="error" announce>
            {general}
          </Alert>
        </div>
      )}
      <NoRoomReason id="clerks-room" />
      <div className="bp-actions">
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button
          kind="primary"
          type="submit"
          disabled={change.busy || !hasRoom}
          aria-describedby="clerks-room"
        >
          {change.busy ? t.working : action}
        </Button>
      </div>
    </form>
  );
};
