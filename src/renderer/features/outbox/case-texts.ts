import type { WhoDecides } from '../../../domain/case.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface CaseTexts {
  readonly heading: string;
  readonly paths: (paths: string) => string;
  readonly whatToDo: string;
  readonly owner: string;
  readonly nobody: string;
  readonly you: string;
  readonly due: string;
  readonly overdue: string;
  readonly ownRule: string;
  readonly decides: string;
  readonly whoDecides: (decides: WhoDecides) => string;
  readonly notYours: string;
  readonly thisOne: string;
  readonly otherOne: string;
  readonly otherFrom: (office: string, station: string, when: string) => string;
  readonly notTold: string;
  readonly differs: string;
  readonly openOther: string;
  readonly name: string;
  readonly correct: string;
  readonly correctHint: string;
  readonly sendAgain: string;
  readonly sendAgainHint: string;
  readonly sendAgainRefused: string;
  readonly assign: string;
  readonly assignHint: string;
  readonly assignTo: string;
  readonly assignDue: string;
  readonly assignDueHint: string;
  readonly assignYes: string;
  readonly choose: string;
  readonly chooseFirst: string;
  readonly badDate: string;
  readonly nobodyElse: string;
  readonly withdraw: string;
  readonly withdrawHint: string;
  readonly withdrawCause: string;
  readonly causeHint: string;
  readonly withdrawYes: string;
  readonly undo: string;
}

export const texts: Texts<CaseTexts> = {
  da: {
    heading: 'Hvorfor den kræver dig',
    paths: (paths) => `Det gælder: ${paths}.`,
    whatToDo: 'Det kan du gøre',
    owner: 'Sagen er hos',
    nobody: 'ingen endnu',
    you: 'dig',
    due: 'Afgøres senest',
    overdue: 'Fristen er gået',
    ownRule: 'Fristen er stationens egen: tre arbejdsdage, hvis ingen har sat en anden.',
    decides: 'Hvem afgør',
    whoDecides(decides) {
      switch (decides.kind) {
        case 'own-office':
          return 'Begge er fra dit kontor: den, der har sagen, eller en leder.';
        case 'both-offices':
          return `Lederne i de to kontorer sammen. Indtil da gælder den, ${decides.holder} har. Det er kontorernes egen regel.`;
        case 'office-unknown':
          return 'Serveren fortæller ikke, hvilket kontor der har den anden. En leder afgør.';
      }
    },
    notYours: 'Sagen skal afgøres af en leder eller den, der har den. Du kan overdrage den.',
    thisOne: 'Denne registrering',
    otherOne: 'Den, kommunens system har',
    otherFrom: (office, station, when) =>
      `Fra ${[office, station].filter((part) => part !== '').join(', ')}, modtaget ${when}.`,
    notTold: 'Serveren fortæller ikke, hvad den anden registrering siger.',
    differs: 'forskellig',
    openOther: 'Åbn den anden registrering',
    name: 'Navn',
    correct: 'Ret og gem på ny',
    correctHint: 'Det, der er galt her, rettes og afleveres som en ny post.',
    sendAgain: 'Send igen',
    sendAgainHint: 'Uændret, når den anden er rettet eller tilbagekaldt.',
    sendAgainRefused: 'Uændret, når fejlen er rettet hos kommunens system og ikke her.',
    assign: 'Overdrag til kollega',
    assignHint: 'Kollegaen får sagen og fristen.',
    assignTo: 'Kollega',
    assignDue: 'Frist (dd-mm-åååå)',
    assignDueHint: 'Står der ikke en anden dato, beholder sagen sin frist.',
    assignYes: 'Overdrag sagen',
    choose: 'Vælg kollega',
    chooseFirst: 'Vælg, hvem der skal have sagen.',
    badDate: 'Skriv en dato fra i dag og frem, fx 30-11-2026.',
    nobodyElse: 'Der er ingen anden med adgang, som kan tage imod.',
    withdraw: 'Træk tilbage',
    withdrawHint: 'Den afleveres ikke. Den bliver her med din begrundelse.',
    withdrawCause: 'Hvorfor trækkes den tilbage?',
    causeHint: 'Begrundelsen bliver på stationen sammen med registreringen.',
    withdrawYes: 'Træk registreringen tilbage',
    undo: 'Fortryd',
  },
  en: {
    heading: 'Why it needs you',
    paths: (paths) => `It concerns: ${paths}.`,
    whatToDo: 'What you can do',
    owner: 'The case is with',
    nobody: 'nobody yet',
    you: 'you',
    due: 'To be settled by',
    overdue: 'The day has passed',
    ownRule: 'The day is the station’s own: three working days, unless somebody has set another.',
    decides: 'Who decides',
    whoDecides(decides) {
      switch (decides.kind) {
        case 'own-office':
          return 'Both are your office’s: whoever has the case, or a leader.';
        case 'both-offices':
          return `The leaders of the two offices together. Until then the one that ${decides.holder} has counts. It is the offices’ own rule.`;
        case 'office-unknown':
          return 'The server does not tell whose the other one is. A leader decides.';
      }
    },
    notYours: 'The case is for a leader, or for whoever has it. You can hand it over.',
    thisOne: 'This registration',
    otherOne: 'The one that the kommune’s system has',
    otherFrom: (office, station, when) =>
      `From ${[office, station].filter((part) => part !== '').join(', ')}, received ${when}.`,
    notTold: 'The server does not tell what the other registration says.',
    differs: 'differs',
    openOther: 'Open the other registration',
    name: 'Name',
    correct: 'Correct and save anew',
    correctHint: 'What is wrong here is corrected, and handed over as a new record.',
    sendAgain: 'Send again',
    sendAgainHint: 'Unchanged, when the other was corrected or taken back.',
    sendAgainRefused: 'Unchanged, when the fault was mended in the kommune’s system and not here.',
    assign: 'Hand over to a colleague',
    assignHint: 'The colleague gets the case and its day.',
    assignTo: 'Colleague',
    assignDue: 'By (dd-mm-yyyy)',
    assignDueHint: 'Without another date the case keeps its own.',
    assignYes: 'Hand the case over',
    choose: 'Choose a colleague',
    chooseFirst: 'Choose who is to have the case.',
    badDate: 'Write a date from today on, e.g. 30-11-2026.',
    nobodyElse: 'There is nobody else with access who can take it.',
    withdraw: 'Withdraw',
    withdrawHint: 'It is not handed over. It stays here with your cause.',
    withdrawCause: 'Why is it withdrawn?',
    causeHint: 'The cause stays on the station with the registration.',
    withdrawYes: 'Withdraw the registration',
    undo: 'Undo',
  },
};
