import type { RegistrationForm } from './form.ts';

/** The parts of the residence that a citizen can have told a kiosk, in reading order. */
export const residenceParts = ['address', 'moveInDate', 'careOf'] as const;
export type ResidencePart = (typeof residenceParts)[number];

/** What a citizen told, in the form the screen shows, and whether a clerk has compared it with the papers. */
export interface ToldPart {
  readonly citizen: string;
  readonly confirmed: boolean;
}
export type ToldResidence = Readonly<Partial<Record<ResidencePart, ToldPart>>>;

/** The text of a part as it stands in the form. */
export const residenceText = (form: RegistrationForm, part: ResidencePart): string =>
  part === 'address' ? form.addressText : form[part];

/** All that a citizen told of the residence, and nothing of it compared yet; what was not told is left out. */
export const tellResidence = (form: RegistrationForm): RegistrationForm => ({
  ...form,
  toldResidence: Object.fromEntries(
    residenceParts
      .map((part) => [part, { citizen: residenceText(form, part), confirmed: false }] as const)
      .filter(([, { citizen }]) => citizen.trim() !== ''),
  ),
});

/** Whether the clerk still has to compare it: what the clerk has typed instead is the clerk's own. */
export function residenceAwaitsLook(form: RegistrationForm, part: ResidencePart): boolean {
  const told = form.toldResidence?.[part];
  if (told === undefined || told.confirmed) return false;
  const text = residenceText(form, part);
  return text.trim() !== '' && text === told.citizen;
}

/** The clerk agrees with what the citizen told, or has chosen it anew. */
export function confirmResidence(form: RegistrationForm, part: ResidencePart): RegistrationForm {
  const told = form.toldResidence?.[part];
  if (told === undefined || told.confirmed) return form;
  return { ...form, toldResidence: { ...form.toldResidence, [part]: { ...told, confirmed: true } } };
}
