import type { LineKind } from '../../domain/training/scenario.ts';
import type { Texts } from '../i18n/locale.tsx';

interface TrainingTexts {
  readonly band: string;
  readonly title: string;
  readonly welcome: readonly string[];
  readonly place: string;
  readonly placeHint: string;
  readonly placeProblem: string;
  readonly scenarios: string;
  readonly levels: Readonly<Record<1 | 2 | 3, string>>;
  readonly minutes: (minutes: number) => string;
  readonly done: (percent: number) => string;
  readonly begin: string;
  readonly beginHere: string;
  readonly preparing: string;
  readonly report: string;
  readonly trainer: string;
  readonly back: string;
  readonly task: string;
  readonly hint: (next: number, of: number) => string;
  readonly noMoreHints: string;
  readonly hintNumber: (nth: number) => string;
  readonly finish: string;
  readonly finishing: string;
  readonly stop: string;
  readonly stopQuestion: string;
  readonly signInAgain: (initials: string, passcode: string) => string;
  readonly busyElsewhere: string;
  readonly fault: string;
  readonly newVersion: string;
  readonly switchNow: string;
  readonly interrupted: (title: string) => string;
  readonly lineSet: Readonly<Record<LineKind, string>>;
  readonly otherLanguage: string;
}

export const texts: Texts<TrainingTexts> = {
  da: {
    band: 'Øvelse: kun opdigtede personer, og intet forlader denne maskine',
    title: 'Øvelse i bopælsregistrering',
    welcome: [
      'Her øver du dig på den rigtige station. Personerne, brevene og kommunens system er opdigtede, så du kan ikke gøre noget galt.',
      'Personerne er født i 2037-2057, så numrene ikke kan tilhøre nogen. Hvor alderen betyder noget, står den i opgaven. Skriv aldrig en rigtig persons nummer her.',
      'Vælg en opgave. Læs den, løs den på stationen under den, og tryk så på »Jeg er færdig«. Bagefter ser du, hvad der gik godt, hvad der mangler, og hvorfor reglerne er, som de er. Går du i stå, så tryk på »Vis hint«: det koster ikke noget.',
    ],
    place: 'Din plads i lokalet',
    placeHint: 'Det nummer, underviseren giver dig. Øver du alene, så lad det stå. Der gemmes intet navn.',
    placeProblem: 'Skriv et tal fra 1 til 99.',
    scenarios: 'Opgaver',
    levels: { 1: 'Let', 2: 'Mellem', 3: 'Svær' },
    minutes: (minutes) => `ca. ${minutes} min.`,
    done: (percent) => `${percent} % rigtigt`,
    begin: 'Begynd',
    beginHere: 'Begynd her',
    preparing: 'Gør stationen klar …',
    report: 'Gem mine resultater til underviseren',
    trainer: 'For underviseren',
    back: 'Til opgaverne',
    task: 'Opgaven',
    hint: (next, of) => `Vis hint ${next} af ${of}`,
    noMoreHints: 'Ikke flere hints',
    hintNumber: (nth) => `Hint ${nth}:`,
    finish: 'Jeg er færdig',
    finishing: 'Gør op …',
    stop: 'Stop opgaven',
    stopQuestion: 'Stop opgaven? Det, du har lavet i den, slettes, og der tælles intet resultat.',
    signInAgain: (initials, passcode) =>
      `Stationen er låst. Log ind med initialerne ${initials} og koden ${passcode}.`,
    busyElsewhere: 'Øvelsen er åben i et andet vindue. Luk det, og genindlæs denne side.',
    interrupted: (title) =>
      `Siden blev genindlæst midt i »${title}«, så den opgave er slettet. Intet resultat er talt med. Begynd den forfra.`,
    newVersion: 'En ny udgave af øvelsen er klar. Dine resultater bevares.',
    switchNow: 'Skift nu',
    fault: 'Opgaven kunne ikke begynde. Luk andre vinduer med øvelsen, og prøv igen.',
    lineSet: {
      good: 'god linje',
      offline: 'ingen linje',
      flapping: 'linjen kommer og går',
      slow: 'langsom linje',
      refusing: 'systemet svarer, men tager ikke imod',
    },
    otherLanguage: 'English',
  },
  en: {
    band: 'Training: fictive persons only, and nothing leaves this machine',
    title: 'Training in registering a residence',
    welcome: [
      'Here you practise at the real station. The persons, the letters and the kommune’s system are made up, so you can do no harm.',
      'The persons are born in 2037-2057, so that nobody can have their numbers. Where age matters, the task tells it. Never enter a real person’s number here.',
      'Choose a task. Read it, solve it at the station below it, and press “I am done”. Then you see what went well, what is missing, and why the rules are as they are. If you are stuck, press “Show hint”: it costs nothing. The tasks are in Danish, as the letters are.',
    ],
    place: 'Your place in the room',
    placeHint: 'The number that the trainer gives you. Alone? Leave it. No name is kept.',
    placeProblem: 'Enter a number from 1 to 99.',
    scenarios: 'Tasks',
    levels: { 1: 'Easy', 2: 'Medium', 3: 'Hard' },
    minutes: (minutes) => `about ${minutes} min.`,
    done: (percent) => `${percent} % right`,
    begin: 'Begin',
    beginHere: 'Begin here',
    preparing: 'Preparing the station …',
    report: 'Save my results for the trainer',
    trainer: 'For the trainer',
    back: 'To the tasks',
    task: 'The task',
    hint: (next, of) => `Show hint ${next} of ${of}`,
    noMoreHints: 'No more hints',
    hintNumber: (nth) => `Hint ${nth}:`,
    finish: 'I am done',
    finishing: 'Adding up …',
    stop: 'Stop the task',
    stopQuestion: 'Stop the task? What you have done in it is deleted, and no result is counted.',
    signInAgain: (initials, passcode) =>
      `The station is locked. Sign in with the initials ${initials} and the passcode ${passcode}.`,
    busyElsewhere: 'The training is open in another window. Close that one and reload this page.',
    interrupted: (title) =>
      `The page was reloaded in the middle of “${title}”, so that task has been deleted. No result was counted. Begin it again.`,
    newVersion: 'A new version of the training is ready. Your results are kept.',
    switchNow: 'Switch now',
    fault: 'The task could not begin. Close other windows with the training and try again.',
    lineSet: {
      good: 'good line',
      offline: 'no line',
      flapping: 'the line comes and goes',
      slow: 'slow line',
      refusing: 'the system answers, and takes nothing',
    },
    otherLanguage: 'Dansk',
  },
};
