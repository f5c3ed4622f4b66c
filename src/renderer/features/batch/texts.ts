import type { BatchCount } from '../../../application/letter-batch/batch.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface BatchTexts {
  readonly question: (files: number) => string;
  readonly each: (files: number) => string;
  readonly one: string;
  readonly tooManyForOne: (limit: number) => string;
  readonly cancel: string;
  readonly heading: string;
  readonly headingEnded: string;
  readonly lookAtThese: string;
  readonly progress: (ended: number, all: number) => string;
  readonly meanwhile: string;
  readonly begun: (all: number) => string;
  readonly ended: (count: BatchCount) => string;
  readonly stopAll: string;
  readonly clear: string;
  readonly stop: string;
  readonly stopLetter: (name: string) => string;
  readonly waiting: string;
  readonly reading: (percent: number) => string;
  readonly unnamed: string;
  readonly noNumber: string;
  readonly persons: (count: number) => string;
  readonly draftEnded: string;
  readonly knownDraft: string;
  readonly knownRecord: string;
  readonly readAlone: string;
  readonly openDraft: string;
  readonly openRecord: string;
  readonly stopped: string;
  readonly heldUp: string;
  readonly tryAgain: string;
  readonly leftHeading: (files: number) => string;
  readonly leftText: string;
  readonly leftNames: string;
  readonly forgetLeft: string;
}

const joined = (parts: readonly (readonly [count: number, text: string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join(', ');

export const texts: Texts<BatchTexts> = {
  da: {
    question: (files) => `Er de ${files} filer hver sit brev?`,
    each: (files) => `Ja, ${files} breve: lav en kladde af hvert`,
    one: 'Nej, de er sider af ét brev',
    tooManyForOne: (limit) => `Et brev kan have højst ${limit} sider.`,
    cancel: 'Fortryd',
    heading: 'Breve, der læses',
    headingEnded: 'Læste breve',
    lookAtThese: 'Blev ikke til en kladde',
    progress: (ended, all) => `${ended} af ${all} er læst`,
    meanwhile: 'Du kan arbejde videre imens. Et brev, du lægger ind for sig selv, læses først.',
    begun: (all) => `Læser ${all} breve, ét ad gangen.`,
    ended: ({ drafts, known, otherPapers, unreadable, stopped }) =>
      `Læsningen er slut: ${joined([
        [drafts, drafts === 1 ? 'kladde' : 'kladder'],
        [known, 'med et nummer, der findes i forvejen'],
        [otherPapers, 'uden en ny opholdstilladelse'],
        [unreadable, 'kan ikke læses'],
        [stopped, 'stoppet'],
      ])}.`,
    stopAll: 'Stop alle',
    clear: 'Ryd listen',
    stop: 'Stop',
    stopLetter: (name) => `Stop læsningen af ${name}`,
    waiting: 'Venter',
    reading: (percent) => `Læses, ${percent} %`,
    unnamed: 'Uden navn',
    noNumber: 'intet nummer fundet',
    persons: (count) => `${count} personer: registrér dem én ad gangen`,
    draftEnded: 'Kladden er gemt eller slettet.',
    knownDraft: 'Ingen ny kladde: nummeret står i en kladde i forvejen.',
    knownRecord: 'Ingen ny kladde: nummeret er registreret i forvejen.',
    readAlone: 'Skal brevet læses alligevel, så læg det ind for sig selv.',
    openDraft: 'Åbn kladden',
    openRecord: 'Se registreringen',
    stopped: 'Stoppet. Brevet er ikke læst.',
    heldUp: 'Kladderne kan ikke gemmes lige nu, så læsningen venter. Intet, der er læst, er tabt.',
    tryAgain: 'Prøv igen',
    leftHeading: (files) => (files === 1 ? '1 fil blev ikke læst' : `${files} filer blev ikke læst`),
    leftText:
      'Stationen blev låst, eller siden blev genindlæst, før de var læst. Filerne er ikke gemt her: læg dem ind igen. Det, der var læst, ligger som kladder.',
    leftNames: 'Filer, der ikke blev læst',
    forgetLeft: 'Fjern beskeden',
  },
  en: {
    question: (files) => `Is each of the ${files} files its own letter?`,
    each: (files) => `Yes, ${files} letters: make a draft of each`,
    one: 'No, they are the pages of one letter',
    tooManyForOne: (limit) => `A letter has at most ${limit} pages.`,
    cancel: 'Cancel',
    heading: 'Letters being read',
    headingEnded: 'Letters read',
    lookAtThese: 'Did not become a draft',
    progress: (ended, all) => `${ended} of ${all} read`,
    meanwhile: 'You can go on working. A letter that you put in by itself is read first.',
    begun: (all) => `Reading ${all} letters, one at a time.`,
    ended: ({ drafts, known, otherPapers, unreadable, stopped }) =>
      `The reading has ended: ${joined([
        [drafts, drafts === 1 ? 'draft' : 'drafts'],
        [known, 'with a number that is here already'],
        [otherPapers, 'without a new permit'],
        [unreadable, 'cannot be read'],
        [stopped, 'stopped'],
      ])}.`,
    stopAll: 'Stop all',
    clear: 'Clear the list',
    stop: 'Stop',
    stopLetter: (name) => `Stop reading ${name}`,
    waiting: 'Waiting',
    reading: (percent) => `Being read, ${percent} %`,
    unnamed: 'No name',
    noNumber: 'no number found',
    persons: (count) => `${count} persons: register them one at a time`,
    draftEnded: 'The draft was saved or deleted.',
    knownDraft: 'No new draft: the number stands in a draft already.',
    knownRecord: 'No new draft: the number is registered already.',
    readAlone: 'To read the letter all the same, put it in by itself.',
    openDraft: 'Open the draft',
    openRecord: 'See the registration',
    stopped: 'Stopped. The letter was not read.',
    heldUp: 'The drafts cannot be saved just now, so the reading waits. Nothing that was read is lost.',
    tryAgain: 'Try again',
    leftHeading: (files) => (files === 1 ? '1 file was not read' : `${files} files were not read`),
    leftText:
      'The station was locked, or the page reloaded, before they were read. The files are not kept here: put them in again. What had been read is among the drafts.',
    leftNames: 'Files that were not read',
    forgetLeft: 'Remove the message',
  },
};
