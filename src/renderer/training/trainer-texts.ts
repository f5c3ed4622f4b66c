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
  readonly enter: string;
  readonly conditions: string;
  readonly conditionsText: string;
  readonly line: string;
  readonly lines: Readonly<Record<LineKind | 'scenario', string>>;
  readonly seed: string;
  readonly seedHint: string;
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
    enter: 'Åbn panelet',
    conditions: 'Forhold på denne maskine',
    conditionsText:
      'Linjen skifter med det samme, også i en opgave, der er i gang: åbn panelet i et vindue ved siden af. Tid og hastighed gælder fra den næste opgave.',
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
    seedHint: 'Samme tal på alle pladser giver alle det samme forløb.',
    time: 'Opgavens dato og klokkeslæt',
    timeHint: 'Tomt: maskinens egen tid.',
    speed: 'Tidens hastighed',
    speeds: { '1': 'Som maskinens', '10': '10 gange', '60': '60 gange', '600': '600 gange' },
    results: 'Resultater',
    resultsText:
      'Uden netværk samles resultaterne som filer: på hver plads trykkes »Gem mine resultater til underviseren«, og filerne indlæses her. De holder kun pladsens nummer og tal.',
    load: 'Indlæs deltagernes filer',
    loaded: (fresh, bad) =>
      `${fresh} nye resultater er indlæst.${bad === 0 ? '' : ` ${bad} filer er ikke resultater og er sprunget over.`}`,
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
    refused: 'Rigtige numre afvist',
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
    enter: 'Open the panel',
    conditions: 'Conditions on this machine',
    conditionsText:
      'The line changes at once, also in a task that is under way: open the panel in a window beside it. Time and speed hold from the next task on.',
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
    seedHint: 'The same number at all places gives all the same course.',
    time: 'Date and time of the task',
    timeHint: 'Empty: the machine’s own time.',
    speed: 'Speed of time',
    speeds: { '1': 'As the machine’s', '10': '10 times', '60': '60 times', '600': '600 times' },
    results: 'Results',
    resultsText:
      'Without a network results are gathered as files: at each place “Save my results for the trainer” is pressed, and the files are loaded here. They hold the place’s number and figures alone.',
    load: 'Load the participants’ files',
    loaded: (fresh, bad) =>
      `${fresh} new results have been loaded.${bad === 0 ? '' : ` ${bad} files are no results and were passed over.`}`,
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
    refused: 'Real numbers refused',
    exportCsv: 'Save report (CSV)',
    exportJson: 'Save report (JSON)',
    clear: 'Delete the results',
    clearQuestion: 'Delete all results on this machine?',
  },
};
