import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Intake, IntakeAddress, IntakeCompanion, IntakeField } from '../../domain/intake.ts';
import type { LetterReading } from '../../domain/permit-letter.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { Ticket } from '../../domain/ticket.ts';

/** Where a citizen is on the way from the letter to the ticket. */
export type Step =
  | 'how'
  | 'camera'
  | 'scanner'
  | 'reading'
  | 'trouble'
  | 'who'
  | 'number'
  | 'confirm'
  | 'address'
  | 'move-in'
  | 'household'
  | 'check'
  | 'sending'
  | 'ticket';

/** Why a letter led no further. The citizen is told what to do, never what is wrong with the machine. */
export type LetterTrouble = 'unread' | 'other-paper' | 'no-number' | 'no-camera';

/** All that is known of the citizen who stands here. It lives in one variable, and goes with it. */
export interface Visit {
  readonly step: Step;
  /** BCP 47, as it was chosen. */
  readonly language: string;
  readonly given: Intake['given'];
  readonly fields: Intake['fields'];
  readonly unlimited: boolean;
  /** What the reader is not sure of: the citizen is asked to look twice. */
  readonly doubted: readonly PersonField[];
  /** The letter, where it was read: others in it may move in along. */
  readonly reading?: LetterReading;
  readonly trouble?: LetterTrouble;
  readonly address: IntakeAddress;
  readonly moveInDate?: CalendarDate;
  readonly companions: readonly IntakeCompanion[];
  /** The citizen went back from the last page to change one thing, and returns there. */
  readonly isChanging: boolean;
  readonly sendFailed: boolean;
  readonly ticket?: Ticket;
  /** The office has too many open intakes: the counter cannot find this one yet. */
  readonly officeIsFull: boolean;
}

/** What a letter says of one person, in the form that the registration form shows. */
export interface ReadPerson {
  readonly fields: Readonly<Partial<Record<PersonField, IntakeField>>>;
  readonly unlimited: boolean;
  readonly doubted: readonly PersonField[];
}

export type VisitEvent =
  | { readonly kind: 'way-chosen'; readonly way: 'camera' | 'scanner' | 'number' | 'without' }
  | { readonly kind: 'letter-given' }
  /** There is none, it may not be used, or it has gone. */
  | { readonly kind: 'camera-missing' }
  | { readonly kind: 'letter-read'; readonly reading: LetterReading; readonly only?: ReadPerson }
  | { readonly kind: 'letter-failed'; readonly trouble: LetterTrouble }
  | { readonly kind: 'person-chosen'; readonly person: ReadPerson }
  | { readonly kind: 'number-typed'; readonly number: string }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'address-chosen'; readonly address: IntakeAddress }
  | { readonly kind: 'day-chosen'; readonly day: CalendarDate | undefined }
  | { readonly kind: 'companions-told'; readonly companions: readonly IntakeCompanion[] }
  | { readonly kind: 'change'; readonly step: 'how' | 'address' | 'move-in' | 'household' }
  | { readonly kind: 'back' }
  | { readonly kind: 'send' }
  | { readonly kind: 'taken'; readonly ticket: Ticket; readonly officeIsFull: boolean }
  | { readonly kind: 'not-taken' };

export const beginVisit = (language: string): Visit => ({
  step: 'how',
  language,
  given: 'typed',
  ...withoutLetter,
  address: { kind: 'none' },
  companions: [],
  isChanging: false,
  sendFailed: false,
  officeIsFull: false,
});

const withoutLetter = { fields: {}, unlimited: false, doubted: [] } as const;

/** Where an event leads. One that does not belong to the step changes nothing: a late answer, a second press. */
export function advance(visit: Visit, event: VisitEvent): Visit {
  const go = (step: Step, change: Partial<Visit> = {}): Visit => ({ ...visit, ...change, step });
  /** On from a part of the last page: back to it, or to the next part. */
  const goOn = (next: Step, change: Partial<Visit>): Visit =>
    visit.isChanging ? go('check', { ...change, isChanging: false }) : go(next, change);
  const at = (...steps: readonly Step[]): boolean => steps.includes(visit.step);

  switch (event.kind) {
    case 'way-chosen':
      if (!at('how', 'trouble')) return visit;
      // What another letter said, or another try, must not mix with what comes now.
      if (event.way !== 'without') return go(event.way, letterGone(visit));
      return goOn('address', letterGone(visit));
    case 'letter-given':
      return at('camera', 'scanner') ? go('reading') : visit;
    case 'camera-missing':
      return at('camera') ? go('trouble', { trouble: 'no-camera' }) : visit;
    case 'letter-read':
      if (!at('reading')) return visit;
      if (event.only === undefined) return go('who', { reading: event.reading });
      return go('confirm', { reading: event.reading, given: 'read', ...event.only });
    case 'letter-failed':
      return at('reading') ? go('trouble', { trouble: event.trouble }) : visit;
    case 'person-chosen':
      return at('who') ? go('confirm', { given: 'read', ...event.person }) : visit;
    case 'number-typed':
      return at('number') ? goOn('address', numberTyped(visit, event.number)) : visit;
    case 'confirmed':
      return at('confirm') ? goOn('address', {}) : visit;
    case 'denied':
      return at('confirm') ? go('number') : visit;
    case 'address-chosen':
      return at('address') ? goOn('move-in', { address: event.address }) : visit;
    case 'day-chosen': {
      if (!at('move-in')) return visit;
      const { moveInDate: _, ...rest } = visit;
      const told = event.day === undefined ? rest : { ...rest, moveInDate: event.day };
      return { ...told, step: visit.isChanging ? 'check' : 'household', isChanging: false };
    }
    case 'companions-told':
      return at('household') ? goOn('check', { companions: event.companions }) : visit;
    case 'change':
      return at('check') ? go(event.step, { isChanging: true, sendFailed: false }) : visit;
    case 'back':
      return goBack(visit);
    case 'send':
      return at('check') ? go('sending', { sendFailed: false }) : visit;
    case 'taken':
      // Nothing of the citizen is needed any more but the language of the ticket's page.
      if (!at('sending')) return visit;
      return {
        ...beginVisit(visit.language),
        step: 'ticket',
        ticket: event.ticket,
        officeIsFull: event.officeIsFull,
      };
    case 'not-taken':
      return at('sending') ? go('check', { sendFailed: true }) : visit;
  }
}

/** The citizen says that the letter was read wrongly: what was read stays beside it, for the clerk. */
function numberTyped(visit: Visit, text: string): Partial<Visit> {
  const readAs = visit.fields.cpr?.readAs;
  const confidence = visit.fields.cpr?.confidence;
  const cpr: IntakeField = {
    text,
    ...(readAs === undefined ? {} : { readAs }),
    ...(confidence === undefined ? {} : { confidence }),
  };
  return { fields: { ...visit.fields, cpr } };
}

function letterGone(visit: Visit): Partial<Visit> {
  return visit.step === 'how' || visit.step === 'trouble' ? { ...withoutLetter, given: 'typed' } : {};
}

const before: Readonly<Record<Step, Step | undefined>> = {
  how: undefined,
  camera: 'how',
  scanner: 'how',
  reading: 'how',
  trouble: 'how',
  who: 'how',
  number: 'how',
  confirm: 'how',
  address: 'how',
  'move-in': 'address',
  household: 'move-in',
  check: 'household',
  sending: undefined,
  ticket: undefined,
};

/** One page back; from the first, and from where nothing can be taken back, nowhere. */
function goBack(visit: Visit): Visit {
  const isPart =
    visit.step === 'how' ||
    visit.step === 'address' ||
    visit.step === 'move-in' ||
    visit.step === 'household';
  if (visit.isChanging && isPart) return { ...visit, step: 'check', isChanging: false };
  const step = before[visit.step];
  return step === undefined ? visit : { ...visit, step };
}

export const canGoBack = (visit: Visit): boolean => goBack(visit) !== visit;

/** How far the citizen is, for the line above the page. */
export function progressOf(step: Step): { readonly step: number; readonly steps: number } {
  const parts: readonly (readonly Step[])[] = [
    ['how', 'camera', 'scanner', 'reading', 'trouble', 'who', 'number', 'confirm'],
    ['address'],
    ['move-in'],
    ['household'],
    ['check', 'sending'],
    ['ticket'],
  ];
  return { step: parts.findIndex((part) => part.includes(step)) + 1, steps: parts.length };
}
