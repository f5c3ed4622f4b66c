import type { PublishedList, UpdatesCursor, UpdatesResponse } from '../../contract/updates.ts';
import { encodeBase64 } from '../audit/bytes.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { HandOverStore } from '../ports/hand-over-store.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { IndexSink, UpdatesBook } from '../ports/updates-book.ts';
import type { ServerTrust } from '../receipts/attested-receipts.ts';
import { type ListVerifier, readPublishedList } from '../rule-list/published-list.ts';

export interface TakeUpdatesPorts extends ListVerifier {
  readonly transport: Pick<IntakeTransport, 'fetchUpdates'>;
  readonly store: Pick<HandOverStore, 'noteMarks'>;
  readonly book: UpdatesBook;
  readonly index: IndexSink;
  readonly findTrust: () => Promise<ServerTrust | undefined>;
  readonly note: AuditTrail['note'];
  /** Looked at between two answers. */
  readonly isCalledOff: () => boolean;
}

export type TakenUpdates =
  /** All that there was. */
  | 'up-to-date'
  /** Nobody to ask, or no answer; the next time goes on where this one came to. */
  | 'not-connected'
  | 'unanswered'
  | 'called-off'
  /** The answer contradicts itself or the question: nothing of it was kept. */
  | 'bad-answer';

const streams = ['marks', 'index', 'lists'] as const;
const beginning: UpdatesCursor = { marks: 0, index: 0, lists: 0 };

/**
 * Asks the server for what is new until there is no more. A cursor is kept after what it covers, so that what
 * was not kept comes again. A cursor that the server puts back means that it was restored from a backup, or set
 * up anew: then all of it is heard from the beginning. So it is where the caller knows it otherwise: by the
 * time of the question the server may have counted past the cursor again, with other things under its numbers.
 */
export async function takeUpdates(
  ports: TakeUpdatesPorts,
  how?: 'from-the-beginning',
): Promise<TakenUpdates> {
  const { transport, book, findTrust, isCalledOff } = ports;
  const trust = await findTrust();
  const [key] = trust?.signingKeys ?? [];
  if (trust === undefined || key === undefined) return 'not-connected';
  const signingKey = encodeBase64(key);
  const known = await book.findCursor(signingKey);
  let isAnew = how !== undefined;
  let forgetting = isAnew;
  let cursor = isAnew ? beginning : known;
  for (;;) {
    if (isCalledOff()) return 'called-off';
    const answer = await transport.fetchUpdates(cursor);
    if (answer.kind !== 'answered') return 'unanswered';
    const { value } = answer;
    if (streams.some((stream) => value.cursor[stream] < cursor[stream])) {
      // From the beginning nothing can go back.
      if (isAnew) return 'bad-answer';
      isAnew = true;
      forgetting = true;
      cursor = beginning;
      continue;
    }
    if (!fits(value, cursor)) return 'bad-answer';
    if (isCalledOff()) return 'called-off';
    await keep(ports, trust, cursor, value, forgetting ? signingKey : undefined);
    forgetting = false;
    cursor = value.cursor;
    if (!value.more) return 'up-to-date';
  }
}

/** Everything is new and covered by the cursor, and there is no more where there is nothing new. */
function fits({ marks, index, lists, cursor, more }: UpdatesResponse, asked: UpdatesCursor): boolean {
  const isBetween = (stream: keyof UpdatesCursor, number: number): boolean =>
    asked[stream] < number && number <= cursor[stream];
  return (
    marks.every(({ sequence }) => isBetween('marks', sequence)) &&
    index.every(({ sequence }) => isBetween('index', sequence)) &&
    lists.every(({ number }) => isBetween('lists', number)) &&
    (!more || streams.some((stream) => cursor[stream] > asked[stream]))
  );
}

async function keep(
  ports: TakeUpdatesPorts,
  trust: ServerTrust,
  asked: UpdatesCursor,
  { marks, index, lists, cursor }: UpdatesResponse,
  anewFor: string | undefined,
): Promise<void> {
  const { store, book } = ports;
  if (anewFor !== undefined) await ports.index.forget();
  if (anewFor !== undefined || cursor.lists > asked.lists) {
    await keepLists(ports, trust, lists, cursor.lists, anewFor);
  }
  if (anewFor !== undefined || marks.length > 0) {
    await store.noteMarks(marks, anewFor === undefined ? undefined : 'anew');
  }
  if (cursor.marks > asked.marks) await book.keepCursor('marks', cursor.marks);
  if (cursor.index === asked.index) return;
  await ports.index.keep(index, asked.index, cursor.index);
  await book.keepCursor('index', cursor.index);
}

/** What is refused is noted once, and stands in nobody's way: the cursor goes past it. */
async function keepLists(
  ports: TakeUpdatesPorts,
  trust: ServerTrust,
  lists: readonly PublishedList[],
  upTo: number,
  anewFor: string | undefined,
): Promise<void> {
  const read = await Promise.all(
    lists.map(async (published) => ({
      published,
      edition: await readPublishedList(ports, trust, published),
    })),
  );
  // One that is signed and cannot be read may be for a later program, which then finds it.
  const kept = read.filter(({ edition }) => edition.ok || edition.error === 'unreadable');
  await ports.book.keepLists(
    kept.map(({ published }) => published),
    upTo,
    anewFor === undefined ? undefined : { anew: { signingKey: anewFor } },
  );
  for (const { published, edition } of read) {
    await ports.note(
      edition.ok
        ? { action: 'took-list', detail: edition.value.list.version }
        : { action: 'refused-list', detail: `${published.number}: ${edition.error}` },
    );
  }
}
