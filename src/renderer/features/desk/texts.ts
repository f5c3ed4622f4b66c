import type { QueueCount } from '../../../domain/registration.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface DeskTexts {
  readonly title: string;
  readonly or: string;
  readonly typeByHand: string;
  readonly queue: string;
  readonly count: Readonly<Record<keyof QueueCount, string>>;
  readonly notConserved: string;
  readonly notConservedText: string;
  readonly cases: string;
  readonly dueOn: (date: string) => string;
  readonly allCases: (count: number) => string;
  readonly dayReport: string;
  readonly stale: string;
  readonly goneAddresses: (registrations: number, drafts: number) => string;
  readonly changedAddresses: (registrations: number, drafts: number) => string;
  readonly moreStale: (count: number) => string;
  readonly draft: string;
  readonly drafts: string;
  readonly allDrafts: string;
  readonly handOver: string;
  readonly noDrafts: string;
  readonly unnamed: string;
  readonly unreadable: string;
  readonly practiceLetters: string;
  readonly practiceLettersText: string;
}

type OneOrMore = readonly [one: string, more: string];

/** `2 registreringer og 1 kladde`; what there is none of is left out. */
function count(
  registrations: number,
  drafts: number,
  ofRegistrations: OneOrMore,
  ofDrafts: OneOrMore,
  and: string,
): string {
  const say = (number: number, [one, more]: OneOrMore): string => `${number} ${number === 1 ? one : more}`;
  const parts = [
    ...(registrations === 0 ? [] : [say(registrations, ofRegistrations)]),
    ...(drafts === 0 ? [] : [say(drafts, ofDrafts)]),
  ];
  return parts.join(` ${and} `);
}

export const texts: Texts<DeskTexts> = {
  da: {
    title: 'Ny bopælsregistrering',
    or: 'eller',
    typeByHand: 'Skriv brevets oplysninger i hånden',
    queue: 'Stationens registreringer',
    count: {
      created: 'Gemt i alt',
      acknowledged: 'Afleveret',
      waiting: 'Venter på forbindelse',
      needsAPerson: 'Kræver dig',
      withdrawn: 'Trukket tilbage',
    },
    notConserved: 'Tallene går ikke op',
    notConservedText:
      'Der er gemt et andet antal registreringer, end der kan gøres rede for. Fortsæt ikke; tilkald it-support, og lad stationen stå.',
    cases: 'Kræver dig',
    dueOn: (date) => `senest ${date}`,
    allCases: (count) => `Se alle ${count}`,
    dayReport: 'Dagsrapport',
    stale: 'Adresser at se efter',
    goneAddresses: (registrations, drafts) =>
      `${count(registrations, drafts, ['registrering', 'registreringer'], ['kladde', 'kladder'], 'og')} har en adresse, som ikke længere findes.`,
    changedAddresses: (registrations, drafts) =>
      `${count(registrations, drafts, ['registrering', 'registreringer'], ['kladde', 'kladder'], 'og')} har en adresse, som har fået andet navn eller andre koder.`,
    moreStale: (more) => `Og ${more} til. De står under Afleveringer og blandt kladderne.`,
    draft: 'kladde',
    drafts: 'Dine kladder',
    allDrafts: 'Alles kladder',
    handOver: 'Overdrag',
    noDrafts: 'Ingen åbne kladder.',
    unnamed: 'Uden navn endnu',
    unreadable: 'Kan ikke læses',
    practiceLetters: 'Øvebreve',
    practiceLettersText: 'Opdigtede breve at øve sig på. Vælg et, så læses det.',
  },
  en: {
    title: 'New registration of residence',
    or: 'or',
    typeByHand: 'Type what the letter says',
    queue: 'The station’s registrations',
    count: {
      created: 'Saved in all',
      acknowledged: 'Handed over',
      waiting: 'Waiting for a connection',
      needsAPerson: 'Needs you',
      withdrawn: 'Withdrawn',
    },
    notConserved: 'The numbers do not add up',
    notConservedText:
      'Another number of registrations was saved than can be accounted for. Do not go on; call IT support, and leave the station as it is.',
    cases: 'Needs you',
    dueOn: (date) => `by ${date}`,
    allCases: (count) => `See all ${count}`,
    dayReport: 'Day report',
    stale: 'Addresses to look at',
    goneAddresses: (registrations, drafts) =>
      `With an address that is there no longer: ${count(registrations, drafts, ['registration', 'registrations'], ['draft', 'drafts'], 'and')}.`,
    changedAddresses: (registrations, drafts) =>
      `With an address that has another name or other codes: ${count(registrations, drafts, ['registration', 'registrations'], ['draft', 'drafts'], 'and')}.`,
    moreStale: (more) => `And ${more} more. They are under Hand-overs and among the drafts.`,
    draft: 'draft',
    drafts: 'Your drafts',
    allDrafts: 'Everybody’s drafts',
    handOver: 'Hand over',
    noDrafts: 'No open drafts.',
    unnamed: 'No name yet',
    unreadable: 'Cannot be read',
    practiceLetters: 'Practice letters',
    practiceLettersText: 'Fictive letters to practise on. Choose one, and it is read.',
  },
};
