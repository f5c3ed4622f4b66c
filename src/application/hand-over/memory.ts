import type { AnswerMemory, HandOverMemory, MemoryChange } from '../ports/hand-over-store.ts';

export const emptyMemory: HandOverMemory = { lastAnswered: 0 };

/** After an answer of the server. Answers overtake each other. */
export const rememberAnswer = (
  memory: HandOverMemory,
  { lastSuccess, lastAnswered = 0, highestSequence = 0 }: AnswerMemory,
): HandOverMemory => {
  const highest = Math.max(memory.highestSequence ?? 0, highestSequence);
  return {
    ...memory,
    lastAnswered: Math.max(memory.lastAnswered, lastAnswered),
    ...(highest === 0 ? {} : { highestSequence: highest }),
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
  };
};

/** With what is given in place of what there was. */
export function changeMemory(memory: HandOverMemory, change: MemoryChange): HandOverMemory {
  const changed = Object.entries({ ...memory, ...change }).filter(([, value]) => value !== undefined);
  return { ...emptyMemory, ...Object.fromEntries(changed) };
}
