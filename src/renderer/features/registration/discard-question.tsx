import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts as intakeTexts } from './intake-texts.ts';
import { texts } from './texts.ts';

/** What becomes of the intake that a draft began with: put back for whoever asks next, or at an end. */
export type IntakeEnd = 'giveUp' | 'finish';

interface DiscardQuestionProps {
  /** A citizen began it at a kiosk. */
  readonly isFromKiosk: boolean;
  readonly onDiscard: (intake: IntakeEnd) => void;
  readonly onCancel: () => void;
}

/** Once more, before a draft is thrown away. */
export const DiscardQuestion = ({ isFromKiosk, onDiscard, onCancel }: DiscardQuestionProps) => {
  const t = useTexts(texts);
  const words = useTexts(intakeTexts);
  const hasRoom = useHasRoom();
  const ways: readonly (readonly [IntakeEnd, string])[] = isFromKiosk
    ? [
        ['giveUp', words.discardAndPutBack],
        ['finish', words.discardAndFinish],
      ]
    : [['giveUp', t.discardYes]];
  return (
    <div role="alertdialog" aria-label={t.discardDraft} className="bp-discard">
      <p>{t.discardQuestion}</p>
      <NoRoomReason id="discard-room" />
      {ways.map(([intake, label]) => (
        <Button
          key={intake}
          icon="delete"
          disabled={!hasRoom}
          aria-describedby="discard-room"
          onClick={() => onDiscard(intake)}
        >
          {label}
        </Button>
      ))}
      <Button kind="primary" autoFocus onClick={onCancel}>
        {t.discardNo}
      </Button>
    </div>
  );
};
