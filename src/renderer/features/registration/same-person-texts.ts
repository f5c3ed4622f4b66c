import type { Texts } from '../../i18n/locale.tsx';

interface SamePersonTexts {
  readonly samePersonHeading: string;
  readonly sameCpr: string;
  readonly sameName: string;
  readonly sameWhat: string;
  readonly sameNameWhat: string;
  readonly openExisting: string;
  readonly notSamePerson: string;
  readonly notSamePersonCause: string;
  readonly notSamePersonHint: string;
  readonly savedOn: (when: string) => string;
  readonly inKommuneHeading: string;
  readonly inKommuneSameCpr: string;
  readonly inKommuneSameName: string;
  readonly inKommuneHit: (office: string, date: string) => string;
  readonly inKommuneConfirm: (office: string, date: string) => string;
  readonly inKommuneNameWhat: string;
  readonly anotherStation: string;
  readonly kommuneListFrom: (when: string) => string;
  readonly kommuneListNever: string;
}

export const texts: Texts<SamePersonTexts> = {
  da: {
    samePersonHeading: 'Personen er allerede registreret her på stationen',
    sameCpr: 'Der er en registrering med samme CPR-nummer.',
    sameName: 'Der er en registrering med samme navn og fødselsdato, men et andet CPR-nummer.',
    sameWhat:
      'Åbn den registrering, der findes. Skal noget rettes, så ret den. En person må kun registreres én gang, og kun under sit eget nummer.',
    sameNameWhat:
      'Det kan være samme person med to numre. Se efter i begge breve, og spørg en kollega med adgang til CPR. Kladden bliver liggende imens.',
    openExisting: 'Åbn den registrering',
    notSamePerson: 'Det er ikke samme person',
    notSamePersonCause: 'Hvordan er det afklaret?',
    notSamePersonHint: 'Fx: begge personer har vist pas; pasnumre og fødesteder er forskellige.',
    savedOn: (when) => `Gemt ${when}`,
    inKommuneHeading: 'Personen står måske allerede i kommunens system',
    inKommuneSameCpr: 'Et andet sted i kommunen er der en registrering med samme CPR-nummer.',
    inKommuneSameName:
      'Et andet sted i kommunen er der en registrering med samme fødselsdato og et navn, der ligner, men et andet CPR-nummer.',
    inKommuneHit: (office, date) => `${office}, modtaget ${date}`,
    inKommuneConfirm: (office, date) =>
      `Jeg ved, at personen allerede står i kommunens system hos ${office} siden ${date}. Registreringen bliver en sag, når den afleveres.`,
    inKommuneNameWhat:
      'Spørg det kontor, der har registreringen. Er det samme person, skal personen ikke registreres igen.',
    anotherStation: 'en anden station',
    kommuneListFrom: (when) => `Kommunens liste er fra ${when}`,
    kommuneListNever: 'Kommunens liste er ikke hentet endnu',
  },
  en: {
    samePersonHeading: 'The person is already registered on this station',
    sameCpr: 'There is a registration with the same CPR number.',
    sameName: 'There is a registration with the same name and date of birth, but another CPR number.',
    sameWhat:
      'Open the registration that is there. If something is wrong, correct that one. A person is registered once only, under their own number.',
    sameNameWhat:
      'It may be one person with two numbers. Check both letters, and ask a colleague with access to CPR. The draft stays meanwhile.',
    openExisting: 'Open that registration',
    notSamePerson: 'It is not the same person',
    notSamePersonCause: 'How was that settled?',
    notSamePersonHint: 'E.g.: both have shown passports; numbers and places of birth differ.',
    savedOn: (when) => `Saved ${when}`,
    inKommuneHeading: 'The person may already be in the kommune’s system',
    inKommuneSameCpr: 'Elsewhere in the kommune there is a registration with the same CPR number.',
    inKommuneSameName:
      'Elsewhere in the kommune there is a registration with the same date of birth and a name like this one, but another CPR number.',
    inKommuneHit: (office, date) => `${office}, received ${date}`,
    inKommuneConfirm: (office, date) =>
      `I know that the person has been in the kommune’s system at ${office} since ${date}. The registration becomes a case when it is handed over.`,
    inKommuneNameWhat:
      'Ask the office that has the registration. If it is the same person, do not register the person again.',
    anotherStation: 'another station',
    kommuneListFrom: (when) => `The kommune’s list is from ${when}`,
    kommuneListNever: 'The kommune’s list has not been fetched yet',
  },
};
