import type { RecognisingEngine } from '../engine-recogniser.ts';
import type { GreyPage } from '../page/grey-page.ts';
import type { RecognisedWord } from './recogniser.ts';

/**
 * Models that read names beside the Danish one, which knows no letters beyond æ, ø, å and é. Each knows letters
 * that the others lack; together they cover the Latin alphabets of most names. Measured: a larger set gains
 * little, and every model is some two megabytes and a worker more.
 */
export const nameLanguages = ['tur', 'pol', 'por', 'ces', 'fra', 'vie'] as const;
export type NameLanguage = (typeof nameLanguages)[number];

/** What each model reads in one line of print. */
export type OtherReadings = ReadonlyMap<string, readonly RecognisedWord[]>;

export interface NameModels {
  /** Starts the models, so that they are warm when the names of the page have been found. */
  prepare(): void;
  /** One answer for each line, in order. A model that fails is left out. */
  read(lines: readonly GreyPage[]): Promise<readonly OtherReadings[]>;
}

export interface NameEngines extends NameModels {
  stop(): Promise<void>;
}

/** One engine for each model, side by side: changing one engine's model takes longer than reading a name. */
export function startNameEngines(start: (language: NameLanguage) => Promise<RecognisingEngine>): NameEngines {
  const engines = nameLanguages.map((language) => ({
    language,
    started: start(language).catch(() => undefined),
  }));
  return {
    prepare: () => undefined,
    async read(lines) {
      const answers = lines.map(() => new Map<string, readonly RecognisedWord[]>());
      const readAll = async ({ language, started }: (typeof engines)[number]): Promise<void> => {
        const engine = await started;
        for (const [index, line] of lines.entries()) {
          const words = await engine?.recogniser.recognise(line, 'line').catch(() => undefined);
          if (words !== undefined) answers[index]?.set(language, words);
        }
      };
      await Promise.all(engines.map(readAll));
      return answers;
    },
    async stop() {
      await Promise.all(engines.map(async ({ started }) => (await started)?.stop()));
    },
  };
}
