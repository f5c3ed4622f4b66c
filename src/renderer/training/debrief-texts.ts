import type { Texts } from '../i18n/locale.tsx';

export interface DebriefTexts {
  readonly heading: string;
  readonly all: string;
  readonly some: (met: number, of: number) => string;
  readonly what: string;
  readonly met: string;
  readonly missed: string;
  readonly effort: (minutes: string, par: number, keys: number, clicks: number, hints: number) => string;
  readonly second: string;
  readonly why: string;
  readonly law: string;
  readonly source: string;
  readonly says: string;
  readonly certainty: string;
  readonly certainties: Readonly<Record<'read' | 'general' | 'own', string>>;
  readonly certaintyNote: string;
  readonly lineSet: (line: string) => string;
  readonly next: string;
  readonly again: string;
  readonly back: string;
}

export const texts: Texts<DebriefTexts> = {
  da: {
    heading: 'Gennemgang',
    all: 'Alt er, som det skal være.',
    some: (met, of) => `${met} af ${of} er, som de skal være.`,
    what: 'Hvad stationen viser, at du har gjort',
    met: 'Klaret',
    missed: 'Mangler',
    effort: (minutes, par, keys, clicks, hints) =>
      `Du brugte ${minutes} (der er sat ca. ${par} min. af), ${keys} tastetryk, ${clicks} klik og ${hints} hint. Tid, tastetryk og hint tæller ikke med i resultatet.`,
    second: 'sek.',
    why: 'Hvorfor',
    law: 'Loven ved siden af',
    source: 'Kilde',
    says: 'Hvad den siger',
    certainty: 'Sikkerhed',
    certainties: {
      read: 'Læst i en kilde',
      general: 'Almindelig viden, ikke slået op',
      own: 'Stationens egen regel, ikke lov',
    },
    certaintyNote:
      '»Læst i en kilde« betyder, at det blev læst, da kurset blev lavet. Lovens gældende ordlyd står på retsinformation.dk: slå op dér, før du bruger det i en sag.',
    lineSet: (line) =>
      `Underviseren har sat linjen: ${line}. Derfor er registreringen ikke afleveret endnu; det er ikke din fejl.`,
    next: 'Næste opgave',
    again: 'Prøv igen',
    back: 'Til opgaverne',
  },
  en: {
    heading: 'Debrief',
    all: 'All is as it should be.',
    some: (met, of) => `${met} of ${of} are as they should be.`,
    what: 'What the station shows that you did',
    met: 'Done',
    missed: 'Missing',
    effort: (minutes, par, keys, clicks, hints) =>
      `You took ${minutes} (about ${par} min. are set aside), ${keys} keys, ${clicks} clicks and ${hints} ${hints === 1 ? 'hint' : 'hints'}. Time, keys and hints do not count in the result.`,
    second: 'sec.',
    why: 'Why',
    law: 'The law beside it',
    source: 'Source',
    says: 'What it says',
    certainty: 'Certainty',
    certainties: {
      read: 'Read in a source',
      general: 'General knowledge, not looked up',
      own: 'The station’s own rule, not law',
    },
    certaintyNote:
      '“Read in a source” means that it was read when the course was made. The law as it stands is at retsinformation.dk: look there before you use it in a case.',
    lineSet: (line) =>
      `The trainer has set the line: ${line}. That is why the registration has not been handed over yet; it is no fault of yours.`,
    next: 'Next task',
    again: 'Try again',
    back: 'To the tasks',
  },
};
