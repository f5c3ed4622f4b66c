import type { DarAddress } from '../address.ts';
import type { Brand } from '../brand.ts';
import type { CalendarDate } from '../calendar-date.ts';
import type { GroupId } from '../covered-groups.ts';
import type { CprNumber } from '../cpr-number.ts';
import type { DocumentKind, EarlierNumber } from '../registration.ts';

/** Name of a scenario's file without its ending. */
export type ScenarioId = Brand<string, 'ScenarioId'>;

/** 1 is where a new clerk begins. */
export type Level = 1 | 2 | 3;

/** How the line to the kommune's system is. `flapping` comes and goes, `refusing`: it answers, and takes nothing. */
export type LineKind = 'good' | 'offline' | 'flapping' | 'slow' | 'refusing';

export const lineKinds: readonly LineKind[] = ['good', 'offline', 'flapping', 'slow', 'refusing'];

/** One thing that should have come of the sitting, to be seen in what the station and the server hold afterwards. */
export type Expectation = ExpectedFact & {
  /** In the participant's words, e.g. "Adressen har etage og dør". */
  readonly says: string;
};

export type ExpectedFact =
  /** A registration under the number stands: neither withdrawn nor replaced. */
  | { readonly kind: 'registered'; readonly number: CprNumber }
  /** None under the number does. */
  | { readonly kind: 'not-registered'; readonly number: CprNumber }
  /** None stands under any number that the scenario does not ask for. */
  | { readonly kind: 'nothing-else' }
  | { readonly kind: 'group'; readonly number: CprNumber; readonly group: GroupId }
  | { readonly kind: 'name'; readonly number: CprNumber; readonly name: string }
  /** The first printed line, e.g. `Kløverstræde 1, 2. th`. */
  | { readonly kind: 'address'; readonly number: CprNumber; readonly printed: string }
  | { readonly kind: 'moved-in'; readonly number: CprNumber; readonly date: CalendarDate }
  | { readonly kind: 'care-of'; readonly number: CprNumber }
  | { readonly kind: 'document-seen'; readonly number: CprNumber; readonly document: DocumentKind }
  /** What was answered to the question of an earlier number. */
  | {
      readonly kind: 'earlier-number';
      readonly number: CprNumber;
      readonly answer: EarlierNumber['answer'];
      /** The number that has to stand beside the answer. */
      readonly earlier?: CprNumber;
    }
  /** Somebody of the same name and birth date was seen to be another person, with a reason. */
  | { readonly kind: 'kept-apart'; readonly number: CprNumber }
  /** The system has given its receipt for what stands. */
  | { readonly kind: 'handed-over'; readonly number: CprNumber }
  /** It lies on the station and waits for the line, or went when the line came back. */
  | { readonly kind: 'saved-for-later'; readonly number: CprNumber }
  /** A draft that bears the number was left for another day. */
  | { readonly kind: 'draft-kept'; readonly number: CprNumber }
  | { readonly kind: 'no-draft-left' }
  /** A draft was begun, whatever became of it: where nothing is to be left, somebody must still have looked. */
  | { readonly kind: 'looked-at' }
  /** The record was refused or in conflict, and a person has ended that. */
  | { readonly kind: 'case-settled'; readonly number: CprNumber; readonly as: 'withdrawn' | 'corrected' }
  /** What the system had was taken back by a record of its own. */
  | { readonly kind: 'taken-back'; readonly number: CprNumber };

/** A registration that another office of the kommune has made before the sitting. */
export interface ElsewhereRecord {
  readonly number: CprNumber;
  readonly name: string;
  readonly citation: string;
  readonly address: DarAddress;
  readonly office: string;
  readonly station: string;
  readonly hoursAgo: number;
  /** Where it is not told, the day that it was made. */
  readonly movedIn?: CalendarDate;
  /** Whether the stations have heard of it. Where not, it shows when the record is handed over. */
  readonly known: boolean;
}

/** The system refuses the first registration under the number, and says where it is wrong. */
export interface PreparedRefusal {
  readonly number: CprNumber;
  readonly paths: readonly string[];
}

export interface Scenario {
  readonly id: ScenarioId;
  /** Where it stands in the list of the course. */
  readonly order: number;
  readonly level: Level;
  readonly title: string;
  /** What to set aside for it, in minutes. */
  readonly minutes: number;
  /** Paragraphs: who stands at the counter, and what they say. */
  readonly brief: readonly string[];
  /** Files of `resources/training/letters`, with what the desk calls them. */
  readonly letters: readonly { readonly file: string; readonly name: string }[];
  readonly start: {
    readonly line: LineKind;
    /** The line changes when so many registrations have been saved. */
    readonly turns: readonly { readonly whenSaved: number; readonly line: LineKind }[];
    readonly elsewhere: readonly ElsewhereRecord[];
    readonly refuses: readonly PreparedRefusal[];
  };
  readonly expected: readonly Expectation[];
  /** One after the other, each telling more than the one before. */
  readonly hints: readonly string[];
  readonly debrief: {
    readonly paragraphs: readonly string[];
    readonly law: readonly {
      /** e.g. `CPR-loven § 16`. */
      readonly cite: string;
      readonly says: string;
      /**
       * `read`: in the source that is named. `general`: known in the trade, and not looked up for this course.
       * `own`: the product's own rule, which no source asks for.
       */
      readonly certainty: 'read' | 'general' | 'own';
    }[];
  };
}

/** Words, and numbers of two digits at most: it stands in reports, and no person's number may. */
const scenarioId = /^[a-z]+(?:-(?:[a-z]+|\d{1,2}))*$/;

export function parseScenarioId(text: unknown): ScenarioId | undefined {
  return typeof text === 'string' && text.length <= 60 && scenarioId.test(text)
    ? (text as ScenarioId)
    : undefined;
}
