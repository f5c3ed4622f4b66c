/** What the participant's hands do in one part of the page. */
export interface Hands {
  readonly count: () => { readonly keys: number; readonly clicks: number };
  stop(): void;
}

/** Counts every key that goes down and every click, and looks at none of them. */
export function countHands(part: HTMLElement): Hands {
  let keys = 0;
  let clicks = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (!event.repeat) keys += 1;
  };
  // A press of Enter on a button clicks it too, with no place of its own.
  const onClick = ({ detail }: MouseEvent): void => {
    if (detail > 0) clicks += 1;
  };
  part.addEventListener('keydown', onKey, true);
  part.addEventListener('click', onClick, true);
  return {
    count: () => ({ keys, clicks }),
    stop() {
      part.removeEventListener('keydown', onKey, true);
      part.removeEventListener('click', onClick, true);
    },
  };
}
