export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

const named: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  'AltGraph',
  'Dead',
  'Compose',
  'Process',
  'Unidentified',
]);

/**
 * Whether a key is for the page: signs, moving about, and going on. No shortcut is: Ctrl, Alt and Meta with anything,
 * function keys, and the keys that browsers and systems keep for themselves. AltGr writes signs in many layouts, and
 * looks like Ctrl with Alt there.
 */
export function isKeyAllowed(event: PressedKey): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isAltGraph = event.getModifierState?.('AltGraph') === true;
  if (metaKey || ((ctrlKey || altKey) && !isAltGraph)) return false;
  return named.has(key) || Array.from(key).length === 1;
}
