import type { RecognisingEngine } from '../engine-recogniser.ts';
import type { GreyPage } from '../page/grey-page.ts';
import type { RecognisedWord } from './recogniser.ts';

/**
 * Models that read names beside the Danish one, which knows no letters beyond æ, ø, å and é. Each knows letters
 * that the others lack; together they cover the Latin alphabets of most names. Measured: a larger set gains
 * little, and every model is some two megabytes and a worker more.
 */
export const nameLanguages = ['tur', 'pol', 'por', 'ces', 'fra', 'vie'] as const;

/**
 * Models for letters that none of those knows (ș ț, ī ū, ė ų, þ ð, ő ű). They start where the page speaks of a
 * country whose names have such letters, or of none and a name has letters with marks: few do.
 */
export const rareNameLanguages = ['ron', 'lav', 'lit', 'isl', 'hun'] as const;
export type RareNameLanguage = (typeof rareNameLanguages)[number];
/** ISO 3166-1 alpha-3. */
const rareCountries: Readonly<Record<RareNameLanguage, readonly string[]>> = {
  ron: ['ROU', 'MDA'],
  // Names of both are borne in either.
  lav: ['LVA', 'LTU'],
  lit: ['LTU', 'LVA'],
  isl: ['ISL', 'FRO'],
  hun: ['HUN'],
};

/** The rare models for names of these countries' citizens. */
export const rareLanguagesOf = (countries: readonly string[]): readonly RareNameLanguage[] =>
  rareNameLanguages.filter((language) => rareCountries[language].some((one) => countries.includes(one)));

export type NameLanguage = (typeof nameLanguages)[number] | RareNameLanguage;

/** What each model reads in one line of print. */
export type OtherReadings = ReadonlyMap<string, readonly RecognisedWord[]>;

export interface NameModels {
  /** Starts the models, so that they are warm when the names of the page have been found. */
  prepare(): void;
  /** One answer for each line, in order. A model that fails is left out. */
  read(lines: readonly GreyPage[], languages: readonly NameLanguage[]): Promise<readonly OtherReadings[]>;
}

export interface NameEngines extends NameModels {
  stop(): Promise<void>;
}

/** One engine for each model, side by side: changing one engine's model takes longer than reading a name. */
export function startNameEngines(start: (language: NameLanguage) => Promise<RecognisingEngine>): NameEngines {
  const engines = new Map<NameLanguage, Promise<RecognisingEngine | undefined>>();
  const take = (language: NameLanguage): Promise<RecognisingEngine | undefined> => {
    const started = engines.get(language) ?? start(language).catch(() => undefined);
    engines.set(language, started);
    return started;
  };
  for (const language of nameLanguages) void take(language);
  return {
    prepare: () => undefined,
    async read(lines, languages) {
      const answers = lines.map(() => new Map<string, readonly RecognisedWord[]>());
      const readAll = async (language: NameLanguage): Promise<void> => {
        const engine = await take(language);
        for (const [index, line] of lines.entries()) {
          const words = await engine?.recogniser.recognise(line, 'line').catch(() => undefined);
          if (words !== undefined) answers[index]?.set(language, words);
        }
      };
      await Promise.all(languages.map(readAll));
      return answers;
    },
    async stop() {
      await Promise.all([...engines.values()].map(async (started) => (await started)?.stop()));
    },
  };
}
