import { findScenario } from '../../contract/training/scenario.ts';
import type { Scenario } from '../../domain/training/scenario.ts';
import type { PracticeLetter } from '../app/practice-letters.ts';

const files = import.meta.glob('../../../resources/training/scenarios/*.json', {
  eager: true,
  import: 'default',
});

/** The scenarios of the course, from easy to hard. */
export const course: readonly Scenario[] = Object.entries(files)
  .map(([path, json]) => {
    const scenario = findScenario(json);
    if (scenario === undefined) throw new Error(`${path} is no scenario`);
    return scenario;
  })
  .sort((a, b) => a.level - b.level || a.order - b.order);

/** A scenario's letters, as they lie on the desk. */
export const lettersOf = ({ letters }: Scenario): readonly PracticeLetter[] =>
  letters.map(({ file, name }) => ({
    name: { da: name, en: name },
    load: async () => {
      const response = await fetch(new URL(`training/letters/${file}`, document.baseURI));
      return { name: file, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  }));
