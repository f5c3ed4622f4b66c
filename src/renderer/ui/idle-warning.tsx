import { useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';

interface IdleWarningProps {
  readonly title: string;
  readonly text: string;
  readonly goOn: string;
  readonly onGoOn: () => void;
}

/** The last minute before somebody who seems to be away is shut out. */
export const IdleWarning = ({ title, text, goOn, onGoOn }: IdleWarningProps) => {
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
      <h2 id="idle-title">{title}</h2>
      <p id="idle-text">{text}</p>
      <Button kind="primary" autoFocus onClick={onGoOn}>
        {goOn}
      </Button>
    </dialog>
  );
};
