import type { CprTask } from '../../contract/office-api.ts';
import type { Texts } from '../../renderer/i18n/locale.tsx';

interface WorkTexts {
  readonly title: string;
  readonly waiting: (count: number) => string;
  readonly office: string;
  readonly allOffices: string;
  readonly noOffice: string;
  readonly list: string;
  readonly record: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly showMore: string;
  readonly fetchNew: string;
  readonly hasNew: string;
  readonly loading: string;
  readonly retry: string;
  readonly unreadableName: string;
  readonly unreadable: string;
  readonly tasks: Readonly<Record<CprTask, string>>;
  readonly openedBy: (by: string) => string;
  readonly openedByAlert: (by: string, when: string) => string;
  readonly changedHeading: string;
  readonly changedText: (by: string, when: string) => string;
  readonly standsInCpr: string;
  readonly shallStand: string;
  readonly changedField: string;
  readonly field: string;
  readonly takeOutHeading: string;
  readonly takeOutText: (by: string, when: string) => string;
  readonly because: string;
  readonly replaced: string;
  readonly nothingToDo: string;
  readonly takenBackBefore: (by: string, when: string) => string;
  readonly enteredBy: (by: string, when: string) => string;
  readonly received: (when: string, station: string, office: string) => string;
  readonly done: string;
  readonly doneTakeOut: string;
  readonly saving: string;
  readonly takeBack: string;
  readonly whoHasSeen: string;
  readonly notices: Readonly<{
    entered: (name: string) => string;
    'was-entered': (name: string, by: string, when: string) => string;
    'corrected-meanwhile': (name: string) => string;
  }>;
  readonly undo: string;
  readonly undone: (name: string) => string;
  readonly keys: string;
  readonly keysOn: string;
  readonly enteredTitle: string;
  readonly enteredNothing: string;
  readonly who: string;
  readonly when: string;
  readonly person: string;
  readonly open: string;
  readonly back: string;
}

export const texts: Texts<WorkTexts> = {
  da: {
    title: 'Til indtastning',
    waiting: (count) => (count === 1 ? '1 venter' : `${count.toLocaleString('da-DK')} venter`),
    office: 'Kontor',
    allOffices: 'Alle kontorer',
    noOffice: 'Uden kontor',
    list: 'Til indtastning i CPR, ældste først',
    record: 'Registreringen',
    nothing: 'Der er intet at indtaste',
    nothingText: 'Siden siger selv til, når der kommer nye afleveringer.',
    showMore: 'Vis flere',
    fetchNew: 'Hent dem',
    hasNew: 'Der er kommet nye.',
    loading: 'Henter',
    retry: 'Prøv igen',
    unreadableName: 'Indholdet kan ikke læses',
    unreadable:
      'Registreringen er skrevet af en nyere udgave af programmet, end serveren har. Den er ikke gået tabt. Bed it opdatere serveren.',
    tasks: {
      new: 'Ny',
      changed: 'Rettet',
      'take-out': 'Tages ud',
      done: 'Indtastet',
      nothing: 'Intet at gøre',
      replaced: 'Afløst',
    },
    openedBy: (by) => `${by} har den åben`,
    openedByAlert: (by, when) =>
      `${by} åbnede den ${when} og er måske ved at indtaste den. Spørg, eller tag en anden.`,
    changedHeading: 'Rettet siden indtastningen',
    changedText: (by, when) =>
      `Det til venstre blev indtastet i CPR af ${by} ${when}. Ret CPR til det til højre.`,
    standsInCpr: 'Står i CPR',
    shallStand: 'Skal stå',
    changedField: 'ændret',
    field: 'Felt',
    takeOutHeading: 'Tages ud igen',
    takeOutText: (by, when) =>
      `Registreringen blev indtastet i CPR af ${by} ${when}, og er siden tilbagekaldt af kontoret.`,
    because: 'Kontorets begrundelse',
    replaced:
      'En rettelse har afløst denne registrering. Rettelsen er på listen, hvis den ikke er indtastet.',
    nothingToDo: 'Registreringen blev tilbagekaldt, før den blev indtastet. Der er intet at gøre i CPR.',
    takenBackBefore: (by, when) => `Markeringen blev taget tilbage af ${by} ${when}.`,
    enteredBy: (by, when) => `Indtastet i CPR af ${by} ${when}`,
    received: (when, station, office) =>
      `Modtaget ${when} fra ${station}${office === '' ? '' : `, ${office}`}`,
    done: 'Indtastet i CPR',
    doneTakeOut: 'Taget ud af CPR',
    saving: 'Gemmer',
    takeBack: 'Tag markeringen tilbage',
    whoHasSeen: 'Hvem har set den?',
    notices: {
      entered: (name) => `${name} er markeret som indtastet.`,
      'was-entered': (name, by, when) =>
        `${name} var allerede indtastet i CPR af ${by} ${when}. Se efter i CPR, at den ikke står to gange.`,
      'corrected-meanwhile': (name) =>
        `${name} er markeret, men blev rettet, mens du tastede. Rettelsen ligger nu på listen.`,
    },
    undo: 'Fortryd',
    undone: (name) => `${name} er på listen igen.`,
    keys: 'J/K eller piletaster: næste og forrige. C: kopiér nummer. Enter (overalt Ctrl+Enter): indtastet, og videre. Z: fortryd.',
    keysOn: 'Bogstavgenveje',
    enteredTitle: 'Indtastet',
    enteredNothing: 'Der er ikke markeret noget som indtastet endnu.',
    who: 'Af',
    when: 'Hvornår',
    person: 'Person',
    open: 'Åbn',
    back: 'Tilbage til listen',
  },
  en: {
    title: 'To be entered',
    waiting: (count) => `${count.toLocaleString('en-GB')} waiting`,
    office: 'Office',
    allOffices: 'All offices',
    noOffice: 'Without office',
    list: 'To be entered in CPR, oldest first',
    record: 'The registration',
    nothing: 'There is nothing to enter',
    nothingText: 'The page tells when new hand-overs come.',
    showMore: 'Show more',
    fetchNew: 'Fetch them',
    hasNew: 'There are new ones.',
    loading: 'Fetching',
    retry: 'Try again',
    unreadableName: 'The content cannot be read',
    unreadable:
      'The registration was written by a newer version of the program than the server has. It is not lost. Ask IT to update the server.',
    tasks: {
      new: 'New',
      changed: 'Corrected',
      'take-out': 'To be taken out',
      done: 'Entered',
      nothing: 'Nothing to do',
      replaced: 'Replaced',
    },
    openedBy: (by) => `${by} has it open`,
    openedByAlert: (by, when) => `${by} opened it ${when} and may be entering it. Ask, or take another one.`,
    changedHeading: 'Corrected since it was entered',
    changedText: (by, when) =>
      `What stands to the left was entered in CPR by ${by} ${when}. Change CPR to what stands to the right.`,
    standsInCpr: 'Stands in CPR',
    shallStand: 'Is to stand',
    changedField: 'changed',
    field: 'Field',
    takeOutHeading: 'To be taken out again',
    takeOutText: (by, when) =>
      `The registration was entered in CPR by ${by} ${when}, and the office has now withdrawn it.`,
    because: 'The office’s cause',
    replaced:
      'A correction has taken the place of this registration. It is on the list if it is not entered.',
    nothingToDo: 'The registration was withdrawn before it was entered. There is nothing to do in CPR.',
    takenBackBefore: (by, when) => `The mark was taken back by ${by} ${when}.`,
    enteredBy: (by, when) => `Entered in CPR by ${by} ${when}`,
    received: (when, station, office) =>
      `Received ${when} from ${station}${office === '' ? '' : `, ${office}`}`,
    done: 'Entered in CPR',
    doneTakeOut: 'Taken out of CPR',
    saving: 'Saving',
    takeBack: 'Take the mark back',
    whoHasSeen: 'Who has seen it?',
    notices: {
      entered: (name) => `${name} is marked as entered.`,
      'was-entered': (name, by, when) =>
        `${name} had been entered in CPR by ${by} ${when} already. Check in CPR that it does not stand there twice.`,
      'corrected-meanwhile': (name) =>
        `${name} is marked, but was corrected while you typed. The correction is now on the list.`,
    },
    undo: 'Undo',
    undone: (name) => `${name} is on the list again.`,
    keys: 'J/K or arrow keys: next and previous. C: copy number. Enter (anywhere Ctrl+Enter): entered, and on. Z: undo.',
    keysOn: 'Letter shortcuts',
    enteredTitle: 'Entered',
    enteredNothing: 'Nothing has been marked as entered yet.',
    who: 'By',
    when: 'When',
    person: 'Person',
    open: 'Open',
    back: 'Back to the list',
  },
};
