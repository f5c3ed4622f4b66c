import { useEffect, useState } from 'react';
import type { KioskApp } from '../app/kiosk-app.ts';
import type { KioskLine, KioskStanding, TakeProblem } from '../host/kiosk-host.ts';
import { Button } from '../ui/button.tsx';
import { ConnectCard } from './connect-card.tsx';
import { PinCard } from './pin-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import { RegisterCard } from './register-card.tsx';
import { ScannerCard } from './scanner-card.tsx';
import { staffTexts as t } from './texts.ts';

interface Standing {
  readonly standing: KioskStanding | undefined;
  readonly problem: TakeProblem | undefined;
}

/** How long staff may be away before citizens get the screen back. Milliseconds. */
const closesAfter = 5 * 60_000;

/** What staff sets up at the kiosk. Nothing here opens what was taken: no key of the kiosk's could. */
export const StaffPage = ({ app, onLeave }: { app: KioskApp; onLeave: () => void }) => {
  const { host } = app;
  const [found, setFound] = useState<Standing>();
  const [line, setLine] = useState<KioskLine>({ state: 'unknown', waiting: 0, refused: 0 });
  const [changes, setChanges] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => host.watchLine(setLine), [host]);
  useEffect(() => {
    void Promise.all([host.findStanding(), host.findTakeProblem()]).then(([standing, problem]) =>
      setFound({ standing, problem }),
    );
  }, [host, changes, line]);
  useEffect(() => {
    if (isOpen) return;
    const timer = setTimeout(onLeave, closesAfter);
    return () => clearTimeout(timer);
  }, [onLeave, isOpen]);
  const noteChange = (): void => setChanges((count) => count + 1);

  return (
    <main className="k-staff" lang="da" dir="ltr">
      <h1>{t.title}</h1>
      <section className="k-card">
        <h2>{t.stateTitle}</h2>
        <p>
          {found?.standing === undefined
            ? t.notConnected
            : t.connected(found.standing.stationName, found.standing.office)}
        </p>
        <p>
          {t.line[line.state]} {t.waiting(line.waiting, line.state)}
        </p>
        <p role="status">{found?.problem === undefined ? t.ready : t.take[found.problem.kind]}</p>
      </section>
      {line.refused > 0 && <RefusedCard host={host} refused={line.refused} />}
      <ConnectCard host={host} onConnected={noteChange} />
      <PinCard host={host} />
      <RegisterCard audience={found?.standing?.audience} />
      <ScannerCard onFolder={(folder) => app.setScanner(folder)} />
      <section className="k-card">
        <h2>{t.backTitle}</h2>
        {isOpen && <p role="status">{t.leaving}</p>}
        <div className="k-ways">
          <Button
            icon="close"
            onClick={() => {
              app.lock.open();
              setIsOpen(true);
              // In Electron this is the word that lets the window close; in a browser it does nothing.
              location.hash = 'forlad';
              if (document.fullscreenElement !== null) void document.exitFullscreen();
              close();
            }}
          >
            {t.leave}
          </Button>
          <Button kind="main" icon="home" onClick={onLeave}>
            {t.back}
          </Button>
        </div>
      </section>
    </main>
  );
};
