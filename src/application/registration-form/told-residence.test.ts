import { expect, it } from 'vitest';
import { emptyForm, type RegistrationForm } from './form.ts';
import { confirmResidence, residenceAwaitsLook, residenceParts, tellResidence } from './told-residence.ts';

const told: RegistrationForm = tellResidence({
  ...emptyForm,
  addressText: 'Kløverstræde 1, 2. th, 6000 Kolding',
  moveInDate: '20-11-2026',
});
const waiting = (form: RegistrationForm) => residenceParts.filter((part) => residenceAwaitsLook(form, part));

it('asks for a look at each part that a citizen told, and at none that was not told', () => {
  expect(waiting(told)).toEqual(['address', 'moveInDate']);
  expect(waiting(emptyForm)).toEqual([]);
});

it('lets the clerk agree with one part without agreeing with the others', () => {
  const compared = confirmResidence(told, 'moveInDate');
  expect(waiting(compared)).toEqual(['address']);
  expect(compared.toldResidence?.moveInDate).toEqual({ citizen: '20-11-2026', confirmed: true });
});

it('takes what the clerk has typed instead as the clerk’s own, and asks again where it is as told again', () => {
  expect(waiting({ ...told, moveInDate: '19-11-2026' })).toEqual(['address']);
  expect(waiting({ ...told, moveInDate: '' })).toEqual(['address']);
  expect(waiting({ ...told, moveInDate: '20-11-2026' })).toEqual(['address', 'moveInDate']);
});

it('notes no agreement with what nobody told', () => {
  expect(confirmResidence(told, 'careOf')).toBe(told);
  expect(confirmResidence(emptyForm, 'address')).toBe(emptyForm);
});
