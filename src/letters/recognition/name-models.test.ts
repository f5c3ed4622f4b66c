import { expect, test } from 'vitest';
import { nameModelsOf } from '../engine-name-models.ts';
import { blankPage } from '../page/grey-page.ts';
import { WarmEngine } from '../warm-engine.ts';
import { nameLanguages, rareLanguagesOf, startNameEngines } from './name-models.ts';

const line = blankPage(40, 20);

function makeEngines(failing: readonly string[] = []) {
  const stopped: string[] = [];
  const start = async (language: string) => {
    if (failing.includes(language)) throw new Error('no memory');
    return {
      recogniser: {
        recognise: async () => [
          { text: language, confidence: 0.9, box: { left: 0, top: 0, width: 9, height: 9 } },
        ],
      },
      stop: async () => {
        stopped.push(language);
      },
    };
  };
  return { start, stopped };
}

test('each line is read by each model', async () => {
  const engines = startNameEngines(makeEngines().start);
  const answers = await engines.read([line, line], nameLanguages);
  expect(answers).toHaveLength(2);
  for (const answer of answers) expect([...answer.keys()].sort()).toEqual([...nameLanguages].sort());
});

test('a model that cannot start is left out, and the others read', async () => {
  const { start, stopped } = makeEngines(['vie']);
  const engines = startNameEngines(start);
  const [answer] = await engines.read([line], nameLanguages);
  expect(answer?.has('vie')).toBe(false);
  expect(answer?.size).toBe(nameLanguages.length - 1);
  await engines.stop();
  expect(stopped).toHaveLength(nameLanguages.length - 1);
});

test('a rare model starts where it is asked for, and is stopped with the others', async () => {
  const { start, stopped } = makeEngines();
  const engines = startNameEngines(start);
  const [answer] = await engines.read([line], [...nameLanguages, ...rareLanguagesOf(['SYR', 'MDA', 'HUN'])]);
  expect([...(answer?.keys() ?? [])].filter((model) => !nameLanguages.some((one) => one === model))).toEqual([
    'ron',
    'hun',
  ]);
  await engines.stop();
  expect(stopped).toHaveLength(nameLanguages.length + 2);
});

test('where no model can start, the letter is read without them', async () => {
  const warm = new WarmEngine(
    async () => {
      throw new Error('no memory');
    },
    () => () => undefined,
  );
  const models = nameModelsOf(warm);
  models.prepare();
  expect(await models.read([line], nameLanguages)).toEqual([]);
});
