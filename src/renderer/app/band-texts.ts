import type { Texts } from '../i18n/locale.tsx';

interface BandTexts {
  readonly full: string;
  readonly fullText: string;
  readonly roomAgain: string;
  readonly mended: (rows: number) => string;
  /** Only where the journal was whole. */
  readonly nothingLost: string;
  readonly lost: string;
  readonly conservation: (created: number, found: number) => string;
  readonly conservationText: string;
  readonly more: (count: number) => string;
  /** Minutes before (+) or behind (-). */
  readonly drift: (minutes: number) => string;
  readonly standIn: (damaged: string, used: string) => string;
  readonly ruleList: (version: string, decisions: number) => string;
  readonly seeRuleList: string;
  readonly dismiss: string;
}

const span = (minutes: number, hours: string): string => {
  const whole = Math.abs(minutes);
  return whole < 120 ? `${whole} min.` : `${Math.round(whole / 60)} ${hours}`;
};

/** A register as people tell them apart. */
export const nameRegister = ({ name, date }: { readonly name: string; readonly date: string }): string =>
  date === '' ? name : `${name} (${date})`;

export const texts: Texts<BandTexts> = {
  da: {
    full: 'Stationen kan ikke gemme: disken er fuld',
    fullText:
      'Alt, der er gemt, kan stadig læses. Intet nyt kan gemmes, før der er plads. Luk ikke vinduet; det, du har skrevet, bliver gemt, så snart der er plads. Bed it-support om at frigøre plads på disken.',
    roomAgain: 'Der er plads på disken igen. Det, du har skrevet, bliver gemt.',
    mended: (rows) =>
      `Databasen var beskadiget; ${rows} ${rows === 1 ? 'post' : 'poster'} er genskabt fra journalen.`,
    nothingLost: 'Intet er tabt.',
    lost: 'Stationens journal manglede eller var beskadiget. Den er skrevet på ny fra databasen. Fortæl det til it-support.',
    conservation: (created, found) => `Regnskabet går ikke op: ${created} er gemt, ${found} kan findes`,
    conservationText: 'Tilkald it-support, og slet intet på maskinen. Det gælder disse registreringer:',
    more: (count) => `og ${count} flere`,
    drift: (minutes) =>
      `Stationens ur går ${span(minutes, 'timer')} ${minutes > 0 ? 'foran' : 'efter'} kommunens system. Bed it-support om at stille det.`,
    standIn: (damaged, used) =>
      `Adresseregistret ${damaged} er beskadiget. Det forrige, ${used}, bruges, indtil et nyt er indlæst.`,
    ruleList: (version, count) =>
      `Ny liste over omfattede grupper (${version}): ${count} ${count === 1 ? 'afgørelse' : 'afgørelser'} ville falde anderledes ud`,
    seeRuleList: 'Se hvilke',
    dismiss: 'Luk',
  },
  en: {
    full: 'The station cannot save: the disk is full',
    fullText:
      'All that has been saved can still be read. Nothing new can be saved until there is room. Do not close the window; what you have typed is saved as soon as there is room. Ask IT support to make room on the disk.',
    roomAgain: 'There is room on the disk again. What you have typed is being saved.',
    mended: (rows) =>
      `The database was damaged; ${rows} ${rows === 1 ? 'row has' : 'rows have'} been rebuilt from the journal.`,
    nothingLost: 'Nothing is lost.',
    lost: 'The station’s journal was missing or damaged. It has been written anew from the database. Tell IT support.',
    conservation: (created, found) =>
      `The records do not add up: ${created} were saved, ${found} can be found`,
    conservationText: 'Call IT support, and delete nothing on the machine. It is about these registrations:',
    more: (count) => `and ${count} more`,
    drift: (minutes) =>
      `The station’s clock is ${span(minutes, 'hours')} ${minutes > 0 ? 'ahead of' : 'behind'} the kommune’s system. Ask IT support to set it.`,
    standIn: (damaged, used) =>
      `The address register ${damaged} is damaged. The one before it, ${used}, is used until a new one is loaded.`,
    ruleList: (version, count) =>
      `New list of covered groups (${version}): ${count} ${count === 1 ? 'decision' : 'decisions'} would come out otherwise`,
    seeRuleList: 'See which',
    dismiss: 'Close',
  },
};
