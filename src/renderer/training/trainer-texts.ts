import type { LineKind } from '../../domain/training/scenario.ts';
import type { Texts } from '../i18n/locale.tsx';

interface TrainerTexts {
  readonly title: string;
  readonly back: string;
  readonly pin: string;
  readonly newPin: string;
  readonly newPinHint: string;
  readonly badPin: string;
  readonly wrongPin: string;
  readonly forgotPin: string;
  readonly forgotPinQuestion: string;
  readonly enter: string;
  readonly conditions: string;
  readonly conditionsText: string;
  readonly line: string;
  readonly lines: Readonly<Record<LineKind | 'scenario', string>>;
  readonly seed: string;
  readonly seedHint: string;
  readonly seedProblem: string;
  readonly changed: string;
  readonly time: string;
  readonly timeHint: string;
  readonly speed: string;
  readonly speeds: Readonly<Record<'1' | '10' | '60' | '600', string>>;
  readonly results: string;
  readonly resultsText: string;
  readonly load: string;
  readonly loaded: (fresh: number, bad: number) => string;
  readonly none: string;
  readonly place: string;
  readonly placeName: (place: number) => string;
  readonly tasks: string;
  readonly accuracy: string;
  readonly minutes: string;
  readonly hands: string;
  readonly handsOf: (keys: number, clicks: number) => string;
  readonly hints: string;
  readonly missed: string;
  readonly missedIn: (task: string, missed: string) => string;
  readonly moreMissed: (more: number) => string;
  readonly eachTask: string;
  readonly task: string;
  readonly refused: string;
  readonly exportCsv: string;
  readonly exportJson: string;
  readonly clear: string;
  readonly clearQuestion: string;
}

export const texts: Texts<TrainerTexts> = {
  da: {
    title: 'For underviseren',
    back: 'Til opgaverne',
    pin: 'Pinkode',
    newPin: 'Vælg en pinkode til underviseren',
    newPinHint: '4-12 cifre. Den holder deltagerne ude af panelet på denne maskine og beskytter ikke andet.',
    badPin: 'Skriv 4-12 cifre.',
    wrongPin: 'Pinkoden passer ikke.',
    forgotPin: 'Glemt pinkoden? Vælg en ny',
    forgotPinQuestion: 'Vælg en ny pinkode? Alle resultater på denne maskine slettes.',
    enter: 'Åbn panelet',
    conditions: 'Forhold på denne maskine',
    conditionsText:
      'Det, du vælger her, gælder kun på denne maskine; sæt det på hver plads. Linjen skifter med det samme, også i en opgave, der er i gang: åbn panelet i et vindue ved siden af. Tid og hastighed gælder fra den næste opgave.',
    line: 'Linje til kommunens system',
    lines: {
      scenario: 'Som opgaven siger',
      good: 'God linje',
      offline: 'Ingen linje',
      flapping: 'Kommer og går',
      slow: 'Langsom',
      refusing: 'Systemet tager ikke imod',
    },
    seed: 'Forløb for en linje, der kommer og går',
    seedHint: 'Bruges kun, når linjen kommer og går. Samme tal på alle pladser giver alle det samme forløb.',
    seedProblem: 'Skriv et tal fra 1 til 9999.',
    changed:
      'Linjen er sat til noget andet end opgavens. Så kan en deltager få et lavere resultat, fordi en registrering ikke kan afleveres. Deltagerens gennemgang siger det.',
    time: 'Opgavens dato og klokkeslæt',
    timeHint:
      'Tomt: maskinens egen tid. Opgaverne foregår sidst i november 2026: vælg ikke en tidligere dag.',
    speed: 'Tidens hastighed',
    speeds: { '1': 'Som maskinens', '10': '10 gange', '60': '60 gange', '600': '600 gange' },
    results: 'Resultater',
    resultsText:
      'Uden netværk samles resultaterne som filer: på hver plads trykkes »Gem mine resultater til underviseren«, og filerne indlæses her. De holder kun pladsens nummer og tal.',
    load: 'Indlæs deltagernes filer',
    loaded: (fresh, bad) =>
      `${fresh === 1 ? '1 nyt resultat' : `${fresh} nye resultater`} er indlæst.${bad === 0 ? '' : ` ${bad === 1 ? '1 fil er ikke et resultat' : `${bad} filer er ikke resultater`} og er sprunget over.`}`,
    none: 'Der er ingen resultater endnu.',
    place: 'Plads',
    placeName: (place) => `Plads ${place}`,
    tasks: 'Opgaver',
    accuracy: 'Rigtigt',
    minutes: 'Minutter pr. opgave',
    hands: 'Tast og klik',
    handsOf: (keys, clicks) => `${keys} / ${clicks}`,
    hints: 'Hint',
    missed: 'Blev overset',
    missedIn: (task, missed) => `${task}: ${missed}`,
    moreMissed: (more) => `og ${more} til, se hver opgave herunder`,
    eachTask: 'Hver opgave',
    task: 'Opgave',
    refused: 'Virkelige numre afvist',
    exportCsv: 'Gem rapport (CSV)',
    exportJson: 'Gem rapport (JSON)',
    clear: 'Slet resultaterne',
    clearQuestion: 'Slet alle resultater på denne maskine?',
  },
  en: {
    title: 'For the trainer',
    back: 'To the tasks',
    pin: 'PIN',
    newPin: 'Choose a PIN for the trainer',
    newPinHint:
      '4-12 digits. It keeps participants out of the panel on this machine, and protects nothing else.',
    badPin: 'Enter 4-12 digits.',
    wrongPin: 'That is not the PIN.',
    forgotPin: 'Forgotten the PIN? Choose a new one',
    forgotPinQuestion: 'Choose a new PIN? All results on this machine are deleted.',
    enter: 'Open the panel',
    conditions: 'Conditions on this machine',
    conditionsText:
      'What you choose holds on this machine alone; set it at each place. The line changes at once, also in a task that is under way: open the panel in a window beside it. Time and speed hold from the next task on.',
    line: 'Line to the kommune’s system',
    lines: {
      scenario: 'As the task says',
      good: 'Good line',
      offline: 'No line',
      flapping: 'Comes and goes',
      slow: 'Slow',
      refusing: 'The system takes nothing',
    },
    seed: 'Course of a line that comes and goes',
    seedHint:
      'Used only where the line comes and goes. The same number at all places gives all the same course.',
    seedProblem: 'Enter a number from 1 to 9999.',
    changed:
      'The line is another than the task’s. A participant’s result may be lower, since a registration cannot be handed over. Their debrief says so.',
    time: 'Date and time of the task',
    timeHint:
      'Empty: the machine’s own time. The tasks take place late in November 2026: choose no earlier day.',
    speed: 'Speed of time',
    speeds: { '1': 'As the machine’s', '10': '10 times', '60': '60 times', '600': '600 times' },
    results: 'Results',
    resultsText:
      'Without a network results are gathered as files: at each place “Save my results for the trainer” is pressed, and the files are loaded here. They hold the place’s number and figures alone.',
    load: 'Load the participants’ files',
    loaded: (fresh, bad) =>
      `${fresh === 1 ? '1 new result has' : `${fresh} new results have`} been loaded.${bad === 0 ? '' : ` ${bad === 1 ? '1 file is no result and was' : `${bad} files are no results and were`} passed over.`}`,
    none: 'There are no results yet.',
    place: 'Place',
    placeName: (place) => `Place ${place}`,
    tasks: 'Tasks',
    accuracy: 'Right',
    minutes: 'Minutes a task',
    hands: 'Keys and clicks',
    handsOf: (keys, clicks) => `${keys} / ${clicks}`,
    hints: 'Hints',
    missed: 'Was missed',
    missedIn: (task, missed) => `${task}: ${missed}`,
    moreMissed: (more) => `and ${more} more, see each task below`,
    eachTask: 'Each task',
    task: 'Task',
    refused: 'Real numbers refused',
    exportCsv: 'Save report (CSV)',
    exportJson: 'Save report (JSON)',
    clear: 'Delete the results',
    clearQuestion: 'Delete all results on this machine?',
  },
};
