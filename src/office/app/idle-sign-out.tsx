import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { createIdleWatch } from '../../renderer/app/idle-watch.ts';
import type { WindowCircle } from '../../renderer/app/window-circle.ts';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { useOffice } from './office.ts';
import { texts } from './texts.ts';

const clocks = { wall: () => Date.now(), steady: () => performance.now() };
const every = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
};

/** Somebody who reads asks the server for nothing: it is told at most so often that they are there. */
const tellEvery = 4 * 60_000;

/** Signs out when nobody is there. Draws nothing but the warning of its last minute. */
export const IdleSignOut = ({ circle }: { circle: WindowCircle }) => {
  const { client, session, leave } = useOffice();
  // A little before the server, which notes a use by the minute.
  const minutes = session.idleSeconds / 60 - 1.5;
  const watch = useMemo(
    () => createIdleWatch({ ...clocks, every, onIdle: () => leave('idle') }, minutes),
    [minutes, leave],
  );
  const { left } = useStore(watch.state);

  useEffect(() => {
    watch.start();
    let told = performance.now();
    let pointer = '';
    const act = (): void => {
      watch.noteActivity();
      if (performance.now() - told < tellEvery) return;
      told = performance.now();
      circle.tell('active');
      void client.session();
    };
    const move = ({ screenX, screenY }: PointerEvent): void => {
      // What is drawn under a pointer that lies still makes the browser say that it moved.
      const place = `${screenX} ${screenY}`;
      if (place !== pointer && pointer !== '') act();
      pointer = place;
    };
    const whole = { capture: true, passive: true } as const;
    const acts = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const name of acts) addEventListener(name, act, whole);
    addEventListener('pointermove', move, whole);
    const deafen = circle.hear('active', watch.noteActivity);
    return () => {
      deafen();
      for (const name of acts) removeEventListener(name, act, whole);
      removeEventListener('pointermove', move, whole);
      watch.stop();
    };
  }, [watch, circle, client]);

  return left === undefined ? null : <WarningDialog left={left} onGoOn={watch.noteActivity} />;
};

const WarningDialog = ({ left, onGoOn }: { left: number; onGoOn: () => void }) => {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      className="bp-idle"
      onCancel={(event) => {
        event.preventDefault();
        onGoOn();
      }}
    >
      <h2 id="idle-title">{t.idleTitle}</h2>
      <p id="idle-text">{t.idleText(left)}</p>
      <Button kind="primary" autoFocus onClick={onGoOn}>
        {t.goOn}
      </Button>
    </dialog>
  );
};
