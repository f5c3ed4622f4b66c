import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/locale.tsx';
import { Button } from '../ui/button.tsx';
import type { LockCause } from './gate-state.ts';
import { createIdleWatch, type IdleWatch } from './idle-watch.ts';
import { texts } from './lock-texts.ts';
import { useStation } from './station.ts';
import { useStored } from './use-stored.ts';
import type { WindowCircle } from './window-circle.ts';

const LockContext = createContext<(cause: LockCause) => void>(() => {});

export const LockProvider = LockContext.Provider;

/** Leaves the station to whoever comes next. */
export const useLock = (): ((cause: LockCause) => void) => useContext(LockContext);

/** Windows are told at most that often; a lock is minutes away. */
const tellEvery = 2_000;
const beforeSettings = 10;

const clocks = { wall: () => Date.now(), steady: () => performance.now() };
const every = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
};

/** Locks by shortcut and when nobody is there. Draws nothing but the warning of its last minute. */
export const LockWatch = ({ circle }: { circle: WindowCircle }) => {
  const lock = useLock();
  const { settings } = useStation();
  const minutes = useStored(() => settings.read(), [settings])?.idleMinutes;
  const watch = useMemo(
    () => createIdleWatch({ ...clocks, every, onIdle: () => lock('idle') }, beforeSettings),
    [lock],
  );

  useEffect(() => {
    watch.start();
    const leave = listen(watch, circle, () => lock('by-hand'));
    return () => {
      leave();
      watch.stop();
    };
  }, [watch, circle, lock]);
  useEffect(() => {
    if (minutes !== undefined) watch.setMinutes(minutes);
  }, [watch, minutes]);

  return <IdleWarning watch={watch} />;
};

const isShortcut = ({ key, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): boolean =>
  ctrlKey && shiftKey && !altKey && !metaKey && key.toLowerCase() === 'l';

/** Hands on keys or pointer, here and in the other windows. */
function listen(watch: IdleWatch, circle: WindowCircle, onShortcut: () => void): () => void {
  let told = 0;
  let pointer = '';
  const act = (): void => {
    watch.noteActivity();
    const now = performance.now();
    if (told !== 0 && now - told < tellEvery) return;
    told = now;
    circle.tell('active');
  };
  const press = (event: KeyboardEvent): void => {
    const answersWarning = watch.state.getState().left !== undefined;
    act();
    if (isShortcut(event)) {
      event.preventDefault();
      onShortcut();
    } else if (answersWarning) {
      // The key said "I am here"; it was not meant for the form under the warning.
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const move = ({ screenX, screenY }: PointerEvent): void => {
    // What is drawn under a pointer that lies still makes the browser say that it moved.
    const place = `${screenX} ${screenY}`;
    if (place !== pointer && pointer !== '') act();
    pointer = place;
  };
  const whole = { capture: true, passive: true } as const;
  addEventListener('keydown', press, { capture: true });
  addEventListener('pointermove', move, whole);
  addEventListener('pointerdown', act, whole);
  addEventListener('wheel', act, whole);
  const leave = circle.hear('active', watch.noteActivity);
  return () => {
    leave();
    removeEventListener('keydown', press, { capture: true });
    removeEventListener('pointermove', move, whole);
    removeEventListener('pointerdown', act, whole);
    removeEventListener('wheel', act, whole);
  };
}

const IdleWarning = ({ watch }: { watch: IdleWatch }) => {
  const { left } = useStore(watch.state);
  return left === undefined ? null : <WarningDialog left={left} onGoOn={watch.noteActivity} />;
};

const WarningDialog = ({ left, onGoOn }: { left: number; onGoOn: () => void }) => {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    // Modal: what is under it has neither keys nor pointer. Closing gives the caret back to where it was,
    // but only while the dialog is still on the page.
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
      <p id="idle-text">
        {t.idleText(left)} {t.idleHow}
      </p>
      <Button kind="primary" autoFocus onClick={onGoOn}>
        {t.goOn}
      </Button>
    </dialog>
  );
};
