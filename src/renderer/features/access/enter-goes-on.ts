import type { KeyboardEvent } from 'react';

/** Enter goes to the next field that is empty; where none is left it sends the form, as everywhere. */
export function enterGoesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  const inputs = [...currentTarget.querySelectorAll('input')].filter(
    ({ type, disabled }) => !disabled && type !== 'radio' && type !== 'file',
  );
  const next = inputs.slice(inputs.indexOf(target) + 1).find(({ value }) => value === '');
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
