import type { CalendarDate } from '../calendar-date.ts';
import type { GroupId } from '../covered-groups.ts';
import type { CprNumber } from '../cpr-number.ts';
import { type DocumentKind, type EarlierNumber, type HandOverState, needsAPerson } from '../registration.ts';
import { assertNever } from '../result.ts';
import { type Held, heldInstead } from './held.ts';
import type { Expectation, ExpectedFact } from './scenario.ts';

/** A registration as the station holds it after the sitting. */
export interface OutcomeRecord {
  readonly number: CprNumber;
  readonly name: string;
  readonly group?: GroupId;
  readonly printed: readonly string[];
  readonly movedIn: CalendarDate;
  readonly careOf: boolean;
  readonly documentsSeen: readonly DocumentKind[];
  readonly earlierNumber: EarlierNumber['answer'];
  /** The earlier number as ten digits, where it was written. */
  readonly earlierDigits?: string;
  readonly keptApart: boolean;
  readonly state: HandOverState;
  /** Another record has taken its place. */
  readonly replacedBy?: 'correction' | 'withdrawal';
  /** The system had refused it, or was in conflict with it. */
  readonly wasCase: boolean;
}

/** What a sitting has come to. Made of what the station keeps, never of what a screen says. */
export interface Outcome {
  readonly records: readonly OutcomeRecord[];
  readonly drafts: readonly { readonly number?: CprNumber }[];
  /** How many were begun, those that are gone again among them. */
  readonly draftsBegun: number;
}

export interface Mark {
  readonly expectation: Expectation;
  readonly met: boolean;
  /** What stands in place of what was expected, where it was missed. */
  readonly held?: Held;
}

/** A mark for each expectation, in their order. */
export const judgeOutcome = (expected: readonly Expectation[], outcome: Outcome): readonly Mark[] => {
  const asked = numbersAskedFor(expected);
  const standing = outcome.records.filter(stands);
  return expected.map((expectation) => {
    if (isMet(expectation, outcome, asked)) return { expectation, met: true };
    return { expectation, met: false, held: heldInstead(expectation, { ...outcome, standing, asked }) };
  });
};

/** Neither withdrawn nor replaced. */
const stands = ({ state, replacedBy }: OutcomeRecord): boolean =>
  state !== 'withdrawn' && replacedBy === undefined;

function isMet(fact: ExpectedFact, outcome: Outcome, asked: ReadonlySet<CprNumber>): boolean {
  const { records, drafts, draftsBegun } = outcome;
  const standing = records.filter(stands);
  if (fact.kind === 'nothing-else') return standing.every(({ number }) => asked.has(number));
  if (fact.kind === 'no-draft-left') return drafts.length === 0;
  if (fact.kind === 'looked-at') return draftsBegun > 0;
  const own = standing.find(({ number }) => number === fact.number);
  switch (fact.kind) {
    case 'registered':
      return own !== undefined;
    case 'not-registered':
      return own === undefined;
    case 'group':
      return own?.group === fact.group;
    case 'name':
      return own?.name === fact.name;
    case 'address':
      return own?.printed[0] === fact.printed;
    case 'moved-in':
      return own?.movedIn === fact.date;
    case 'care-of':
      return own?.careOf === true;
    case 'document-seen':
      return own?.documentsSeen.includes(fact.document) === true;
    case 'earlier-number':
      return (
        own?.earlierNumber === fact.answer &&
        (fact.earlier === undefined || own.earlierDigits === fact.earlier)
      );
    case 'kept-apart':
      return own?.keptApart === true;
    case 'handed-over':
      return own?.state === 'acknowledged';
    case 'saved-for-later':
      return own !== undefined && !needsAPerson(own.state);
    case 'draft-kept':
      return drafts.some(({ number }) => number === fact.number);
    case 'case-settled':
      return isSettled(records, fact);
    case 'taken-back':
      return records.some(({ number, replacedBy }) => number === fact.number && replacedBy === 'withdrawal');
    default:
      return assertNever(fact);
  }
}

function isSettled(
  records: readonly OutcomeRecord[],
  { number, as }: Extract<ExpectedFact, { readonly kind: 'case-settled' }>,
): boolean {
  const cases = records.filter((record) => record.number === number && record.wasCase);
  if (cases.length === 0 || cases.some(({ state }) => needsAPerson(state))) return false;
  return cases.some(({ replacedBy }) => (replacedBy === 'correction') === (as === 'corrected'));
}

/** The numbers that somebody should be registered under. */
function numbersAskedFor(expected: readonly Expectation[]): ReadonlySet<CprNumber> {
  return new Set(expected.flatMap((fact) => (fact.kind === 'registered' ? [fact.number] : [])));
}
