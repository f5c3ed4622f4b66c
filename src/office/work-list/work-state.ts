import type { MarkResponse, WorkItem, WorkPage } from '../../contract/office-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';

/** The list as the page has it. */
export interface WorkState {
  readonly items: readonly WorkItem[];
  /** The server has more after the last. */
  readonly more: boolean;
  readonly waiting: number;
  readonly offices: readonly string[];
  readonly chosen?: RegistrationId;
}

export const emptyWork: WorkState = { items: [], more: false, waiting: 0, offices: [] };

/** A list that was just fetched; chosen is the first that nobody else has before them. */
export function takePage(page: WorkPage): WorkState {
  const { items, more, waiting, offices } = page;
  const chosen = findFree(items, 0);
  return { items, more, waiting, offices, ...(chosen === undefined ? {} : { chosen }) };
}

/** The rest of the list, or what came to it meanwhile. */
export function addPage(state: WorkState, page: WorkPage): WorkState {
  const known = new Set(state.items.map(({ id }) => id));
  const items = [...state.items, ...page.items.filter(({ id }) => !known.has(id))];
  const chosen = state.chosen ?? findFree(items, 0);
  const { more, waiting, offices } = page;
  return { items, more, waiting, offices, ...(chosen === undefined ? {} : { chosen }) };
}

export const choose = (state: WorkState, chosen: RegistrationId): WorkState => ({ ...state, chosen });

/** The one so many places on from the chosen one, as far as the list goes. */
export function step(state: WorkState, places: number): WorkState {
  const at = state.items.findIndex(({ id }) => id === state.chosen);
  const to = Math.min(Math.max(at + places, 0), state.items.length - 1);
  const next = state.items[to]?.id;
  return next === undefined ? state : choose(state, next);
}

/** A record is off the list; the next in its place is chosen, past those that others have before them. */
export function remove(state: WorkState, id: RegistrationId): WorkState {
  const at = state.items.findIndex((item) => item.id === id);
  if (at === -1) return state;
  const { chosen: before, ...rest } = state;
  const items = state.items.filter((item) => item.id !== id);
  const chosen = before === id ? findFree(items, at) : before;
  return {
    ...rest,
    items,
    waiting: Math.max(0, state.waiting - 1),
    ...(chosen === undefined ? {} : { chosen }),
  };
}

/** A record is to be entered again; it comes back to its place and is chosen. */
export function putBack(state: WorkState, item: WorkItem): WorkState {
  const others = state.items.filter(({ id }) => id !== item.id);
  const items = [...others, item].sort((one, other) => one.sequence - other.sequence);
  return { ...state, items, waiting: state.waiting + items.length - state.items.length, chosen: item.id };
}

/** From a place on, and then from the beginning; where others have them all, the one at the place. */
function findFree(items: readonly WorkItem[], from: number): RegistrationId | undefined {
  const inTurn = [...items.slice(from), ...items.slice(0, from)];
  return (inTurn.find(({ openedBy }) => openedBy === undefined) ?? inTurn[0])?.id;
}

/** What a clerk is told of the mark that was just set. */
export type MarkNotice =
  | { readonly kind: 'entered'; readonly item: WorkItem }
  | { readonly kind: 'was-entered'; readonly item: WorkItem; readonly by: string; readonly at: string }
  /** A correction had come meanwhile: it is on the list now. */
  | { readonly kind: 'corrected-meanwhile'; readonly item: WorkItem };

export function noticeOf(item: WorkItem, { mark, already, task }: MarkResponse, own: string): MarkNotice {
  if (already && mark.by !== own) return { kind: 'was-entered', item, by: mark.by, at: mark.at };
  return task === 'replaced' ? { kind: 'corrected-meanwhile', item } : { kind: 'entered', item };
}
