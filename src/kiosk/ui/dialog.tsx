import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { WordKey } from '../texts/catalogue.ts';
import { Say } from './say.tsx';

interface DialogProps {
  readonly title: WordKey;
  readonly kind?: 'dialog' | 'alertdialog';
  /** What Escape does; nothing, where there is none. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Lies over the page, which has neither keys nor pointer meanwhile. */
export const Dialog = ({ title, kind = 'dialog', onCancel, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role={kind}
      aria-labelledby="dialog-title"
      className="k-dialog"
      onCancel={(event) => {
        event.preventDefault();
        onCancel?.();
      }}
    >
      <h2 id="dialog-title">
        <Say text={title} />
      </h2>
      {children}
    </dialog>
  );
};
