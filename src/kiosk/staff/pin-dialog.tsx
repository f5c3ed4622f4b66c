import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KioskHost, StaffCheck } from '../host/kiosk-host.ts';
import { Button } from '../ui/button.tsx';
import { NumberPad } from '../ui/number-pad.tsx';
import { staffTexts as t } from './texts.ts';

interface PinDialogProps {
  readonly host: Pick<KioskHost, 'checkStaffPin'>;
  readonly onRight: () => void;
  readonly onClose: () => void;
}

/** Whoever presses here by mistake is back by themselves soon. Milliseconds. */
const closesAfter = 20_000;

/** Asks staff for the PIN. Before one has been chosen, the set-up is open: nothing has been taken yet. */
export const PinDialog = ({ host, onRight, onClose }: PinDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pin, setPin] = useState('');
  const [answer, setAnswer] = useState<StaffCheck>();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    const timer = setTimeout(onClose, closesAfter);
    return () => clearTimeout(timer);
  }, [onClose, pin]);

  async function check(): Promise<void> {
    const given = await host.checkStaffPin(pin);
    setPin('');
    if (given.kind === 'right' || given.kind === 'none') onRight();
    else setAnswer(given);
  }
  return (
    <dialog
      ref={dialog}
      className="k-dialog"
      aria-labelledby="pin-title"
      lang="da"
      dir="ltr"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="pin-title">{t.pinTitle}</h2>
      <p className="k-number">
        <span aria-hidden="true">{'•'.repeat(pin.length)}</span>
        <span className="k-heard">{t.pinDigits(pin.length)}</span>
      </p>
      <p className="k-problem" role="alert">
        {answer?.kind === 'wrong' && t.pinWrong}
        {answer?.kind === 'wait' && t.pinWait(answer)}
      </p>
      <NumberPad digits={pin} longest={12} labels={t.padLabels} onDigits={setPin} />
      <div className="k-ways">
        <Button icon="close" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button kind="main" icon="check" onClick={() => void check()}>
          {t.enter}
        </Button>
      </div>
    </dialog>
  );
};
