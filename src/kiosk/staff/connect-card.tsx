import { useState } from 'react';
import { readTypedCode } from '../../application/station-identity/typed-code.ts';
import type { KioskHost } from '../host/kiosk-host.ts';
import { Button } from '../ui/button.tsx';
import { TypedLine } from '../ui/typed-line.tsx';
import { staffTexts as t } from './texts.ts';

interface ConnectCardProps {
  readonly host: Pick<KioskHost, 'connect'>;
  readonly onConnected: () => void;
}

/** IT's code puts the kiosk's keys in place. */
export const ConnectCard = ({ host, onConnected }: ConnectCardProps) => {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();

  async function connect(): Promise<void> {
    const typed = readTypedCode(code);
    if (!typed.ok) return setProblem(t.codeTyped);
    const connected = await host.connect(typed.value);
    setProblem(connected.ok ? undefined : t.connectProblems[connected.error.kind]);
    if (!connected.ok) return;
    setCode('');
    onConnected();
  }
  return (
    <section className="k-card">
      <h2>{t.connectTitle}</h2>
      <TypedLine label={t.code} text={code} onText={setCode} />
      <p className="k-problem" role="alert">
        {problem}
      </p>
      <Button icon="check" onClick={() => void connect()}>
        {t.connect}
      </Button>
    </section>
  );
};
