import type { AddressAnswer } from './address-register.ts';
import { createMemory, type Memory } from './remembering.ts';
import type { SuggestionLine } from './suggestion-texts.ts';

/** What was found last in one register, which never changes while it is open. */
export interface RememberedAnswers {
  /** Where the answer to a text is kept, with the options in its key; undefined for what is no address. */
  readonly answers: (text: string) => Memory<string, AddressAnswer> | undefined;
  readonly lines: Memory<string, SuggestionLine>;
}

/** Behind the first letters the most names have to be looked at, and every address begins with one of some hundred. */
const shortText = 3;
const shortTexts = 1000;
/** Whoever takes letters back is shown what was there. */
const longTexts = 100;
/** What is longer was pasted by mistake, and may be of any size. */
const longestText = 200;
const lines = 300;

export function createRememberedAnswers(): RememberedAnswers {
  const short = createMemory<string, AddressAnswer>(shortTexts);
  const long = createMemory<string, AddressAnswer>(longTexts);
  return {
    answers: ({ length }) => (length > longestText ? undefined : length <= shortText ? short : long),
    lines: createMemory(lines),
  };
}
