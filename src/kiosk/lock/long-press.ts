/** How long staff holds the corner, so that no child finds it. Milliseconds. */
const holdFor = 3000;

/** Tells when a press has lasted long enough, and has not moved off. Gives what listens no more. */
export function listenForLongPress(target: HTMLElement, onHeld: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onHeld, holdFor);
  };
  const end = (): void => clearTimeout(timer);
  target.addEventListener('pointerdown', begin);
  const ends = ['pointerup', 'pointerleave', 'pointercancel'] as const;
  for (const kind of ends) target.addEventListener(kind, end);
  return () => {
    end();
    target.removeEventListener('pointerdown', begin);
    for (const kind of ends) target.removeEventListener(kind, end);
  };
}
