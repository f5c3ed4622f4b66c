import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { listenForHands } from '../../renderer/app/hands-on.ts';
import { createIdleWatch, pageClocks } from '../../renderer/app/idle-watch.ts';
import type { CitizenSession } from '../session/citizen-session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Say } from '../ui/say.tsx';

/** The second half of it is the warning: people who read slowly in a second language need time. Minutes. */
const idleAfter = 2;

interface IdleResetProps {
  readonly session: CitizenSession;
  readonly onIdle: () => void;
}

/** Ends the session of a citizen who has gone. Draws nothing but the warning before. */
export const IdleReset = ({ session, onIdle }: IdleResetProps) => {
  const watch = useMemo(() => createIdleWatch({ ...pageClocks, onIdle }, idleAfter), [onIdle]);
  const { left } = useStore(watch.state);
  useEffect(() => {
    watch.start();
    const leaveHands = listenForHands({ onPointer: watch.noteActivity, onKey: watch.noteActivity });
    // While a letter is read there is nothing to do but to wait: that it goes on counts as being there.
    const leaveProgress = session.state.subscribe((now, before) => {
      if (now.progress !== before.progress) watch.noteActivity();
    });
    return () => {
      leaveProgress();
      leaveHands();
      watch.stop();
    };
  }, [watch, session]);

  if (left === undefined) return null;
  return (
    <Dialog title="idleTitle" kind="alertdialog" onCancel={watch.noteActivity}>
      <p>
        <Say text="idleText" values={{ seconds: left }} />
      </p>
      <Button kind="main" icon="check" autoFocus onClick={watch.noteActivity}>
        <Say text="idleStay" />
      </Button>
    </Dialog>
  );
};
