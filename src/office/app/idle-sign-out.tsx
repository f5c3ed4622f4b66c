import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { listenForHands } from '../../renderer/app/hands-on.ts';
import { createIdleWatch, pageClocks } from '../../renderer/app/idle-watch.ts';
import type { WindowCircle } from '../../renderer/app/window-circle.ts';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { IdleWarning } from '../../renderer/ui/idle-warning.tsx';
import { useOffice } from './office.ts';
import { texts } from './texts.ts';

/** Somebody who reads asks the server for nothing: it is told at most so often that they are there. */
const tellEvery = 4 * 60_000;

/** Signs out when nobody is there. Draws nothing but the warning of its last minute. */
export const IdleSignOut = ({ circle }: { circle: WindowCircle }) => {
  const { client, session, leave } = useOffice();
  // A little before the server, which notes a use by the minute.
  const minutes = session.idleSeconds / 60 - 1.5;
  const watch = useMemo(
    () => createIdleWatch({ ...pageClocks, onIdle: () => leave('idle') }, minutes),
    [minutes, leave],
  );
  const t = useTexts(texts);
  const { left } = useStore(watch.state);

  useEffect(() => {
    watch.start();
    let told = performance.now();
    const act = (): void => {
      watch.noteActivity();
      if (performance.now() - told < tellEvery) return;
      told = performance.now();
      circle.tell('active');
      void client.session();
    };
    const deafen = circle.hear('active', watch.noteActivity);
    const leaveKeys = listenForHands({ onPointer: act, onKey: act });
    return () => {
      deafen();
      leaveKeys();
      watch.stop();
    };
  }, [watch, circle, client]);

  if (left === undefined) return null;
  const text = t.idleText(left);
  return <IdleWarning title={t.idleTitle} text={text} goOn={t.goOn} onGoOn={watch.noteActivity} />;
};
