interface HandsOn {
  readonly onPointer: () => void;
  /** In the capture phase, so that it may keep a key from what is under a warning. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Hands on keys or pointer, anywhere on the page. Answers with a way to listen no more. */
export function listenForHands({ onPointer, onKey }: HandsOn): () => void {
  let pointer = '';
  const move = ({ screenX, screenY }: PointerEvent): void => {
    // What is drawn under a pointer that lies still makes the browser say that it moved.
    const place = `${screenX} ${screenY}`;
    if (place !== pointer && pointer !== '') onPointer();
    pointer = place;
  };
  const whole = { capture: true, passive: true } as const;
  addEventListener('keydown', onKey, { capture: true });
  addEventListener('pointermove', move, whole);
  addEventListener('pointerdown', onPointer, whole);
  addEventListener('wheel', onPointer, whole);
  return () => {
    removeEventListener('keydown', onKey, { capture: true });
    removeEventListener('pointermove', move, whole);
    removeEventListener('pointerdown', onPointer, whole);
    removeEventListener('wheel', onPointer, whole);
  };
}
