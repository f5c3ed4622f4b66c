import { describe, expect, it } from 'vitest';
import { isKeyAllowed } from './allowed-keys.ts';

const press = (key: string, held: { ctrl?: boolean; alt?: boolean; meta?: boolean; graph?: boolean } = {}) =>
  isKeyAllowed({
    key,
    ctrlKey: held.ctrl ?? false,
    altKey: held.alt ?? false,
    metaKey: held.meta ?? false,
    getModifierState: (name) => name === 'AltGraph' && (held.graph ?? false),
  });

describe('the kiosk’s keys', () => {
  it.each(['a', 'Å', '9', ' ', 'ß', 'ث', 'ሀ', 'Tab', 'Enter', 'Escape', 'Backspace', 'ArrowLeft', 'Shift'])(
    '%s is for the page',
    (key) => expect(press(key)).toBe(true),
  );

  it.each([
    'F1',
    'F5',
    'F11',
    'F12',
    'ContextMenu',
    'BrowserBack',
    'BrowserHome',
    'LaunchApplication1',
    'PrintScreen',
    'Meta',
    'Alt',
    'Control',
    'ZoomIn',
    'Help',
    'Insert',
  ])('%s is not', (key) => expect(press(key)).toBe(false));

  it('no shortcut is, whatever the sign', () => {
    for (const key of [
      'p',
      's',
      'n',
      't',
      'w',
      'o',
      'j',
      'u',
      'r',
      'l',
      '+',
      '0',
      'Tab',
      'ArrowLeft',
      'Escape',
    ]) {
      expect(press(key, { ctrl: true })).toBe(false);
      expect(press(key, { alt: true })).toBe(false);
      expect(press(key, { meta: true })).toBe(false);
      expect(press(key, { meta: true, graph: true })).toBe(false);
    }
  });

  it('AltGr writes its sign', () => {
    expect(press('@', { ctrl: true, alt: true, graph: true })).toBe(true);
  });
});
