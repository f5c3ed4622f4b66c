import type { Texts } from '../../i18n/locale.tsx';

interface AddressTexts {
  readonly count: (count: number) => string;
  readonly nothing: string;
  readonly recent: string;
  readonly recentHint: string;
  readonly recentGone: string;
  readonly kommune: (name: string) => string;
  readonly careOfTyped: string;
  readonly careOfTaken: (name: string) => string;
  readonly takeNew: string;
  readonly seeAddress: string;
}

export const texts: Texts<AddressTexts> = {
  da: {
    count: (count) => (count === 1 ? '1 forslag' : `${count} forslag`),
    nothing: 'Ingen adresser passer. Se efter stavemåden, eller skriv postnummeret først.',
    recent: 'Senest brugt her på stationen',
    recentHint: 'Pil ned vælger, Delete fjerner fra listen.',
    recentGone: 'findes ikke længere, kan ikke vælges',
    kommune: (name) => `kommune: ${name}`,
    careOfTyped: 'Navnet flyttes til feltet Hos (c/o). Skriv komma efter navnet, og derefter adressen.',
    careOfTaken: (name) => `Flyttet til Hos (c/o): ${name}.`,
    takeNew: 'Brug den nye adresse',
    seeAddress: 'Se adressen',
  },
  en: {
    count: (count) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
    nothing: 'No address fits. Check the spelling, or write the postcode first.',
    recent: 'Used lately at this station',
    recentHint: 'Arrow down chooses, Delete takes one off the list.',
    recentGone: 'is there no longer, cannot be chosen',
    kommune: (name) => `kommune: ${name}`,
    careOfTyped: 'The name moves to the field Care of (c/o). Write a comma after it, and then the address.',
    careOfTaken: (name) => `Moved to Care of (c/o): ${name}.`,
    takeNew: 'Use the new address',
    seeAddress: 'See the address',
  },
};
