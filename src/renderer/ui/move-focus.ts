/**
 * Puts the caret where the next keystroke belongs: at once, because a fast typist's next key comes before
 * the next frame; or after the drawing, for what this very change brings onto the screen.
 */
export function moveFocusTo(id: string): void {
  if (focus(id)) return;
  requestAnimationFrame(() => focus(id));
}

function focus(id: string): boolean {
  const target = document.getElementById(id);
  if (target === null) return false;
  target.focus();
  if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  target.scrollIntoView({ block: 'nearest' });
  return true;
}
