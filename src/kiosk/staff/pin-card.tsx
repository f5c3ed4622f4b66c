import { useState } from 'react';
import type { KioskHost } from '../host/kiosk-host.ts';
import { Button } from '../ui/button.tsx';
import { TypedLine } from '../ui/typed-line.tsx';
import { staffTexts as t } from './texts.ts';

/** The PIN of whoever may leave the citizens' pages. */
export const PinCard = ({ host }: { host: Pick<KioskHost, 'setStaffPin'> }) => {
  const [pin, setPin] = useState('');
  const [before, setBefore] = useState('');
  const [answer, setAnswer] = useState<{ readonly isSet: boolean; readonly text: string }>();

  async function keep(): Promise<void> {
    const kept = await host.setStaffPin(pin, before === '' ? undefined : before);
    setAnswer(kept.ok ? { isSet: true, text: t.pinSet } : { isSet: false, text: t.pinProblem(kept.error) });
    if (kept.ok) setPin('');
    setBefore('');
  }
  return (
    <section className="k-card">
      <h2>{t.setPinTitle}</h2>
      <p>{t.setPinHelp}</p>
      <TypedLine label={t.pin} inputMode="numeric" text={pin} onText={setPin} />
      <TypedLine label={t.pinBefore} inputMode="numeric" text={before} onText={setBefore} />
      <p className={answer?.isSet === false ? 'k-problem' : ''} role="status">
        {answer?.text}
      </p>
      <Button icon="check" onClick={() => void keep()}>
        {t.setPin}
      </Button>
    </section>
  );
};
