import type { Texts } from '../../i18n/locale.tsx';

interface RuleListTexts {
  readonly title: string;
  readonly back: string;
  readonly intro: string;
  readonly inUse: (version: string, from: string) => string;
  readonly none: string;
  readonly looking: string;
  readonly count: (count: number) => string;
  readonly person: string;
  readonly saved: string;
  readonly before: string;
  readonly after: string;
  readonly seen: string;
  readonly seenOf: (name: string) => string;
  readonly seenNow: (name: string, left: number) => string;
  readonly unreadable: string;
  readonly covered: string;
  readonly chosen: (group: string) => string;
  readonly group: (id: string, name: string | undefined) => string;
  readonly by: (version: string) => string;
  readonly asOf: (day: string) => string;
  readonly noRoom: string;
}

export const texts: Texts<RuleListTexts> = {
  da: {
    title: 'Regelliste',
    back: 'Skranken',
    intro:
      'En nyere liste over omfattede grupper ville give disse registreringer et andet svar end det, de er gemt med. Intet er ændret, og intet bliver ændret af sig selv. Åbn registreringen, og ret den eller træk den tilbage, hvis det nye svar er det rigtige. »Set« fjerner den her.',
    inUse: (version, from) => `Stationen bruger udgave ${version}, der gælder fra ${from}.`,
    none: 'Ingen afgørelser ville falde anderledes ud.',
    looking: 'Afgørelserne gennemgås.',
    count: (count) =>
      count === 1 ? '1 afgørelse ville falde anderledes ud' : `${count} afgørelser ville falde anderledes ud`,
    person: 'Person',
    saved: 'Gemt',
    before: 'Før',
    after: 'Nu',
    seen: 'Set',
    seenOf: (name) => `Set: ${name}`,
    seenNow: (name, left) =>
      `${name} er set. ${left === 0 ? 'Der er ikke flere.' : `${left === 1 ? '1 afgørelse' : `${left} afgørelser`} er tilbage.`}`,
    unreadable: 'Kan ikke læses',
    covered: 'Omfattet',
    chosen: (group) => `Valgt: ${group}`,
    group: (id, name) => (name === undefined ? `gruppe ${id}` : `${id}. ${name}`),
    by: (version) => `Udgave ${version}`,
    asOf: (day) => `pr. ${day}`,
    noRoom: 'Det kunne ikke noteres lige nu. Prøv igen.',
  },
  en: {
    title: 'Rule list',
    back: 'Desk',
    intro:
      'A newer list of covered groups would give these registrations another answer than the one that they were saved with. Nothing has been changed, and nothing changes by itself. Open the registration, and correct it or take it back if the new answer is the right one. “Seen” removes it here.',
    inUse: (version, from) => `The station uses edition ${version}, in force from ${from}.`,
    none: 'No decisions would come out otherwise.',
    looking: 'The decisions are being gone through.',
    count: (count) =>
      count === 1 ? '1 decision would come out otherwise' : `${count} decisions would come out otherwise`,
    person: 'Person',
    saved: 'Saved',
    before: 'Before',
    after: 'Now',
    seen: 'Seen',
    seenOf: (name) => `Seen: ${name}`,
    seenNow: (name, left) =>
      `${name} has been seen. ${left === 0 ? 'There are no more.' : `${left === 1 ? '1 decision is' : `${left} decisions are`} left.`}`,
    unreadable: 'Cannot be read',
    covered: 'Covered',
    chosen: (group) => `Chosen: ${group}`,
    group: (id, name) => (name === undefined ? `group ${id}` : `${id}. ${name}`),
    by: (version) => `Edition ${version}`,
    asOf: (day) => `as of ${day}`,
    noRoom: 'It could not be noted just now. Try again.',
  },
};
