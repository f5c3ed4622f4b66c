import { createContext, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/locale.tsx';
import { IdleWarning } from '../ui/idle-warning.tsx';
import type { LockCause } from './gate-state.ts';
import { listenForHands } from './hands-on.ts';
import { createIdleWatch, type IdleWatch, pageClocks } from './idle-watch.ts';
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

/** Locks by shortcut and when nobody is there. Draws nothing but the warning of its last minute. */
export const LockWatch = ({ circle }: { circle: WindowCircle }) => {
  const lock = useLock();
  const { settings } = useStation();
  const minutes = useStored(() => settings.read(), [settings])?.idleMinutes;
  const watch = useMemo(
    () => createIdleWatch({ ...pageClocks, onIdle: () => lock('idle') }, beforeSettings),
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

  return <Warning watch={watch} />;
};

const isShortcut = ({ key, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): boolean =>
  ctrlKey && shiftKey && !altKey && !metaKey && key.toLowerCase() === 'l';

/** Hands on keys or pointer, here and in the other windows. */
function listen(watch: IdleWatch, circle: WindowCircle, onShortcut: () => void): () => void {
  let told = 0;
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
  const leave = circle.hear('active', watch.noteActivity);
  const deafen = listenForHands({ onPointer: act, onKey: press });
  return () => {
    leave();
    deafen();
  };
}

const Warning = ({ watch }: { watch: IdleWatch }) => {
  const t = useTexts(texts);
  const { left } = useStore(watch.state);
  if (left === undefined) return null;
  const text = `${t.idleText(left)} ${t.idleHow}`;
  return <IdleWarning title={t.idleTitle} text={text} goOn={t.goOn} onGoOn={watch.noteActivity} />;
};
