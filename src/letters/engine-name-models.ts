import type { NameEngines, NameModels } from './recognition/name-models.ts';
import type { WarmEngine } from './warm-engine.ts';

/** Models for names that start when the first picture is read, and that a letter does without where they fail. */
export const nameModelsOf = (engines: WarmEngine<NameEngines>): NameModels => ({
  prepare() {
    void engines.take().catch(() => undefined);
  },
  async read(lines, languages) {
    try {
      return await (await engines.take()).read(lines, languages);
    } catch {
      return [];
    }
  },
});
