import type { MouseEvent } from 'react';

/**
 * For a button that mends the field it stands by. Were the field left at the press, its error would be drawn
 * above the button, which moves away from under the pointer: the click is then lost.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
