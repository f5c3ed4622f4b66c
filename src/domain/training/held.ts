import type { CalendarDate } from '../calendar-date.ts';
import type { GroupId } from '../covered-groups.ts';
import type { CprNumber } from '../cpr-number.ts';
import { type EarlierNumber, needsAPerson } from '../registration.ts';
import { assertNever } from '../result.ts';
import type { Outcome, OutcomeRecord } from './outcome.ts';
import type { ExpectedFact } from './scenario.ts';

/** What the station holds in place of what was expected: why a mark was missed. */
export type Held =
  /** Nothing stands under the number. */
  | { readonly kind: 'nobody' }
  /** A draft bears the number, and nothing was saved. */
  | { readonly kind: 'draft-only' }
  /** Something stands under a number that nothing should stand under. */
  | { readonly kind: 'registered' }
  | { readonly kind: 'others'; readonly count: number }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'day'; readonly date: CalendarDate }
  | { readonly kind: 'group'; readonly group: GroupId | undefined }
  | { readonly kind: 'answer'; readonly answer: EarlierNumber['answer'] }
  /** The answer is right, and the number beside it is missing or another. */
  | { readonly kind: 'no-earlier-number' }
  | { readonly kind: 'paper-not-ticked' }
  | { readonly kind: 'no-care-of' }
  | { readonly kind: 'no-reason-apart' }
  | { readonly kind: 'waits-for-the-line' }
  | { readonly kind: 'waits-for-a-person' }
  | { readonly kind: 'no-draft' }
  | { readonly kind: 'never-looked' }
  | { readonly kind: 'drafts'; readonly count: number }
  /** It has been ended, and not in the way that was asked for; or it never came to a case. */
  | { readonly kind: 'case-otherwise' }
  | { readonly kind: 'not-taken-back' };

interface HeldOf extends Outcome {
  readonly standing: readonly OutcomeRecord[];
  readonly asked: ReadonlySet<CprNumber>;
}

/** Of an expectation that was missed. */
export function heldInstead(fact: ExpectedFact, outcome: HeldOf): Held {
  const { records, standing, drafts, asked } = outcome;
  switch (fact.kind) {
    case 'nothing-else':
      return { kind: 'others', count: standing.filter(({ number }) => !asked.has(number)).length };
    case 'no-draft-left':
      return { kind: 'drafts', count: drafts.length };
    case 'looked-at':
      return { kind: 'never-looked' };
    case 'draft-kept':
      return { kind: 'no-draft' };
    case 'not-registered':
      return { kind: 'registered' };
    case 'taken-back':
      return records.some(({ number }) => number === fact.number)
        ? { kind: 'not-taken-back' }
        : nobodyUnder(fact.number, outcome);
    case 'case-settled': {
      const own = records.filter(({ number }) => number === fact.number);
      if (own.length === 0) return nobodyUnder(fact.number, outcome);
      return { kind: own.some(({ state }) => needsAPerson(state)) ? 'waits-for-a-person' : 'case-otherwise' };
    }
    default: {
      const own = standing.find(({ number }) => number === fact.number);
      return own === undefined ? nobodyUnder(fact.number, outcome) : heldIn(own, fact);
    }
  }
}

const nobodyUnder = (number: CprNumber, { drafts }: Outcome): Held => ({
  kind: drafts.some((draft) => draft.number === number) ? 'draft-only' : 'nobody',
});

type FactOfRecord = Exclude<
  ExpectedFact,
  {
    readonly kind:
      | 'nothing-else'
      | 'no-draft-left'
      | 'looked-at'
      | 'draft-kept'
      | 'not-registered'
      | 'taken-back'
      | 'case-settled';
  }
>;

function heldIn(own: OutcomeRecord, fact: FactOfRecord): Held {
  switch (fact.kind) {
    case 'registered':
      return { kind: 'registered' };
    case 'name':
      return { kind: 'written', text: own.name };
    case 'address':
      return { kind: 'written', text: own.printed[0] ?? '' };
    case 'moved-in':
      return { kind: 'day', date: own.movedIn };
    case 'group':
      return { kind: 'group', group: own.group };
    case 'earlier-number':
      return own.earlierNumber === fact.answer
        ? { kind: 'no-earlier-number' }
        : { kind: 'answer', answer: own.earlierNumber };
    case 'document-seen':
      return { kind: 'paper-not-ticked' };
    case 'care-of':
      return { kind: 'no-care-of' };
    case 'kept-apart':
      return { kind: 'no-reason-apart' };
    case 'handed-over':
    case 'saved-for-later':
      return { kind: needsAPerson(own.state) ? 'waits-for-a-person' : 'waits-for-the-line' };
    default:
      return assertNever(fact);
  }
}
