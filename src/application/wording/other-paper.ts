import type { OtherPaper } from '../../domain/permit-letter.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What a paper looks like, and what the clerk can do. It is a likeness, so typing stays open. */
export function explainOtherPaper(paper: OtherPaper, locale: Locale): string {
  const { looksLike, next } = texts[paper];
  return `${inLocale(looksLike, locale)} ${inLocale(next, locale)}`;
}

/** The kind of paper alone, for a list: "et afslag". */
export const nameOtherPaper = (paper: OtherPaper, locale: Locale): string =>
  inLocale(texts[paper].name, locale);

interface PaperTexts {
  readonly name: Bilingual;
  readonly looksLike: Bilingual;
  readonly next: Bilingual;
}

const registeredAlready: Bilingual = {
  da: 'Personen er sandsynligvis registreret i forvejen under sit CPR-nummer, så lav ikke en ny registrering. Er det alligevel personens første tilladelse, så skriv oplysningerne selv.',
  en: 'The person is probably registered already under their CPR number, so do not make another registration. If it is the person’s first permit all the same, type the details yourself.',
};

const texts: Readonly<Record<OtherPaper, PaperTexts>> = {
  refusal: {
    name: { da: 'et afslag', en: 'a refusal' },
    looksLike: { da: 'Det ligner et afslag.', en: 'This looks like a refusal.' },
    next: {
      da: 'Et afslag giver ingen opholdstilladelse, så der er intet at registrere efter det. Spørg, om personen har et andet brev. Giver brevet alligevel en tilladelse, så skriv oplysningerne selv.',
      en: 'A refusal gives no permit, so there is nothing to register by it. Ask whether the person has another letter. If the letter gives a permit all the same, type the details yourself.',
    },
  },
  extension: {
    name: { da: 'en forlængelse', en: 'an extension' },
    looksLike: {
      da: 'Det ligner et brev om forlængelse af en opholdstilladelse.',
      en: 'This looks like a letter about the extension of a permit.',
    },
    next: registeredAlready,
  },
  'permanent-residence': {
    name: { da: 'tidsubegrænset ophold', en: 'permanent residence' },
    looksLike: {
      da: 'Det ligner et brev om tidsubegrænset opholdstilladelse.',
      en: 'This looks like a letter about permanent residence.',
    },
    next: registeredAlready,
  },
  revocation: {
    name: { da: 'en inddragelse', en: 'a revocation' },
    looksLike: {
      da: 'Det ligner et brev om, at en opholdstilladelse er inddraget eller bortfaldet.',
      en: 'This looks like a letter that a permit was revoked or has lapsed.',
    },
    next: {
      da: 'Registrér ikke en ny bopæl efter det. Spørg, om personen har et nyere brev. Giver brevet alligevel en tilladelse, så skriv oplysningerne selv.',
      en: 'Register no new residence by it. Ask whether the person has a newer letter. If the letter gives a permit all the same, type the details yourself.',
    },
  },
  'application-receipt': {
    name: { da: 'en kvittering for en ansøgning', en: 'a receipt for an application' },
    looksLike: {
      da: 'Det ligner en kvittering for en ansøgning eller en anmodning om flere oplysninger.',
      en: 'This looks like a receipt for an application, or a request for more information.',
    },
    next: {
      da: 'Der er ikke truffet afgørelse i det. Vent på brevet om opholdstilladelse. Giver brevet alligevel en tilladelse, så skriv oplysningerne selv.',
      en: 'It holds no decision. Wait for the letter with the residence permit. If the letter gives a permit all the same, type the details yourself.',
    },
  },
  hearing: {
    name: { da: 'en partshøring', en: 'a hearing' },
    looksLike: { da: 'Det ligner en partshøring.', en: 'This looks like a consultation before a decision.' },
    next: {
      da: 'Der er ikke truffet afgørelse i den. Spørg, om personen har et brev om opholdstilladelse. Giver brevet alligevel en tilladelse, så skriv oplysningerne selv.',
      en: 'It holds no decision. Ask whether the person has a letter with a residence permit. If the letter gives a permit all the same, type the details yourself.',
    },
  },
  lease: {
    name: { da: 'en lejekontrakt', en: 'a lease' },
    looksLike: { da: 'Det ligner en lejekontrakt.', en: 'This looks like a lease.' },
    next: {
      da: 'Den hører til papirerne om adressen. Find brevet om opholdstilladelse, og læs det, eller skriv oplysningerne selv.',
      en: 'It belongs to the papers about the address. Find the letter with the residence permit and read that, or type the details yourself.',
    },
  },
  passport: {
    name: { da: 'et pas', en: 'a passport' },
    looksLike: { da: 'Det ligner et pas.', en: 'This looks like a passport.' },
    next: {
      da: 'Det hører til personens papirer, men nummeret står i brevet om opholdstilladelse. Læs brevet, eller skriv oplysningerne selv.',
      en: 'It belongs to the person’s papers, but the number is in the letter with the residence permit. Read the letter, or type the details yourself.',
    },
  },
  unknown: {
    name: { da: 'et andet papir', en: 'another paper' },
    looksLike: {
      da: 'Det ligner ikke et brev om opholdstilladelse.',
      en: 'This does not look like a letter about a residence permit.',
    },
    next: {
      da: 'Se, om det er det rigtige papir og den rigtige side, eller skriv oplysningerne selv.',
      en: 'Check that it is the right paper and the right side, or type the details yourself.',
    },
  },
};
