import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  CprMark,
  IndexEntry,
  PublishedList,
  UpdatesCursor,
  UpdatesResponse,
} from '../../contract/updates.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import { ok } from '../../domain/result.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryUpdatesBook, type MemoryUpdatesBook } from '../../testing/memory-updates-book.ts';
import { listVerifier, publishList } from '../../testing/published-lists.ts';
import { createTestSigner, testWorld } from '../../testing/test-signer.ts';
import type { Answer } from '../ports/intake-transport.ts';
import { StoreFailure } from '../ports/station-store.ts';
import type { IndexSink } from '../ports/updates-book.ts';
import { bundledLists } from '../rule-list/bundled-lists.ts';
import { type TakeUpdatesPorts, takeUpdates } from './take-updates.ts';

const at = instant('2026-11-23T08:00:00.000Z');

const markOf = (sequence: number): CprMark => ({
  sequence,
  record: practiceId(sequence % 7),
  kind: sequence % 3 === 0 ? 'taken-back' : 'entered',
  by: 'ABC',
  at,
});
const entryOf = (sequence: number): IndexEntry => ({ sequence, id: practiceId(sequence) });

const signer = await createTestSigner();

const publish = (number: number, content: string, by = signer): Promise<PublishedList> =>
  publishList(by, number, content);
const misplaced = await publish(6, JSON.stringify(bundledLists[0]));
const listText = (version: string): string => JSON.stringify({ ...bundledLists[0], version });

/** A server with some of each stream, in parts of its own size. */
class NewsServer {
  marks: CprMark[] = [];
  index: IndexEntry[] = [];
  lists: PublishedList[] = [];
  asked: UpdatesCursor[] = [];
  limit = 3;

  answer(since: UpdatesCursor): UpdatesResponse {
    this.asked.push(since);
    const part = <Item>(all: readonly Item[], numberOf: (item: Item) => number, after: number) => {
      const last = all.length === 0 ? 0 : numberOf(all.at(-1) as Item);
      const rest = all.filter((item) => numberOf(item) > after);
      const given = rest.slice(0, this.limit);
      const more = rest.length > given.length;
      return { given, more, upTo: more ? numberOf(given.at(-1) as Item) : last };
    };
    const marks = part(this.marks, ({ sequence }) => sequence, since.marks);
    const index = part(this.index, ({ sequence }) => sequence, since.index);
    const lists = part(this.lists, ({ number }) => number, since.lists);
    return {
      marks: marks.given,
      index: index.given,
      lists: lists.given,
      cursor: { marks: marks.upTo, index: index.upTo, lists: lists.upTo },
      more: marks.more || index.more || lists.more,
    };
  }
}

interface World extends TakeUpdatesPorts {
  readonly server: NewsServer;
  readonly memory: MemoryUpdatesBook;
  readonly noted: AuditEvent[];
  readonly heard: Map<string, CprMark>;
}

function newWorld(parts: Partial<TakeUpdatesPorts> = {}): World {
  const server = new NewsServer();
  const memory = createMemoryUpdatesBook();
  const noted: AuditEvent[] = [];
  const heard = new Map<string, CprMark>();
  return {
    server,
    memory,
    noted,
    heard,
    ...listVerifier,
    transport: { fetchUpdates: async (since) => ({ kind: 'answered', value: server.answer(since) }) },
    store: {
      async noteMarks(marks, anew) {
        if (anew !== undefined) heard.clear();
        for (const mark of marks) {
          if (mark.sequence > (heard.get(mark.record)?.sequence ?? 0)) heard.set(mark.record, mark);
        }
      },
    },
    book: memory,
    index: memory,
    findTrust: async () => ({ world: testWorld, signingKeys: [signer.publicKey] }),
    async note(event) {
      noted.push(event);
      return ok(undefined);
    },
    isCalledOff: () => false,
    ...parts,
  };
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step);
const versionsOf = async ({ memory }: World): Promise<string[]> =>
  (await memory.listLists()).map(({ content }) => (JSON.parse(content) as { version: string }).version);

describe('news from the server', () => {
  it('is taken part by part until there is no more, and only what is new the next time', async () => {
    const world = newWorld();
    const { server, memory, heard } = world;
    server.marks = span(1, 8).map(markOf);
    server.index = span(1, 10).map(entryOf);
    server.lists = [await publish(1, listText('2027-01')), await publish(2, listText('2027-02'))];
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(server.asked.length).toBe(4);
    expect(memory.cursor()).toEqual({ marks: 8, index: 10, lists: 2 });
    expect(memory.entries()).toEqual(server.index);
    expect([...heard.values()].map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(span(2, 8));
    expect(await versionsOf(world)).toEqual(['2027-01', '2027-02']);
    expect(world.noted).toEqual([
      { action: 'took-list', detail: '2027-01' },
      { action: 'took-list', detail: '2027-02' },
    ]);
    server.marks.push(markOf(9));
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(server.asked.slice(4)).toEqual([{ marks: 8, index: 10, lists: 2 }]);
    expect(memory.cursor().marks).toBe(9);
  });

  it('a station that is not connected asks nobody', async () => {
    const world = newWorld({ findTrust: async () => undefined });
    expect(await takeUpdates(world)).toBe('not-connected');
    expect(world.server.asked).toEqual([]);
  });

  it.each<Answer<UpdatesResponse>>([
    { kind: 'unreachable' },
    { kind: 'timed-out' },
    { kind: 'not-the-intake-server' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 404, problem: 'not-found' },
  ])('an answer of $kind changes nothing', async (answer) => {
    const world = newWorld({ transport: { fetchUpdates: async () => answer } });
    expect(await takeUpdates(world)).toBe('unanswered');
    expect(world.memory.cursor()).toEqual({ marks: 0, index: 0, lists: 0 });
  });

  it.each<[string, Partial<UpdatesResponse>]>([
    ['has more and comes no further', { more: true, cursor: { marks: 0, index: 0, lists: 0 } }],
    ['gives a mark that its cursor does not cover', { marks: [markOf(6)] }],
    ['gives an entry that its cursor does not cover', { index: [entryOf(6)] }],
    ['gives a list that its cursor does not cover', { lists: [misplaced] }],
  ])('an answer that %s is not believed', async (_, parts) => {
    const bad = { marks: [], index: [], lists: [], cursor: { marks: 5, index: 5, lists: 5 }, more: false };
    const world = newWorld({
      transport: { fetchUpdates: async () => ({ kind: 'answered', value: { ...bad, ...parts } }) },
    });
    expect(await takeUpdates(world)).toBe('bad-answer');
    expect(world.memory.cursor()).toEqual({ marks: 0, index: 0, lists: 0 });
    expect([world.memory.entries(), [...world.heard], await versionsOf(world)]).toEqual([[], [], []]);
  });

  it('a server that goes back on and on is not asked on and on', async () => {
    let asked = 0;
    const world = newWorld({
      transport: {
        async fetchUpdates(since) {
          asked += 1;
          const cursor = { ...since, marks: since.marks === 0 ? 5 : since.marks - 1 };
          return { kind: 'answered', value: { marks: [], index: [], lists: [], cursor, more: true } };
        },
      },
    });
    expect(await takeUpdates(world)).toBe('bad-answer');
    expect(asked).toBeLessThan(5);
  });

  it('is called off between two answers, and goes on from there', async () => {
    const server = { stop: false };
    const memory = createMemoryUpdatesBook();
    const index: IndexSink = {
      async keep(entries, after, upTo) {
        await memory.keep(entries, after, upTo);
        server.stop = after === 3;
      },
      forget: () => memory.forget(),
    };
    const world = newWorld({ isCalledOff: () => server.stop, index });
    world.server.index = span(1, 9).map(entryOf);
    expect(await takeUpdates(world)).toBe('called-off');
    expect(world.memory.cursor().index).toBe(6);
    server.stop = false;
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(memory.entries()).toEqual(world.server.index);
  });
});

describe('lists that came', () => {
  it('are refused unsigned, changed, or by another server; noted once, and stop nothing', async () => {
    const world = newWorld();
    const other = await createTestSigner();
    const good = await publish(4, listText('2027-04'));
    const signed = await publish(1, listText('2027-01'));
    world.server.lists = [
      { ...signed, content: listText('2027-99') },
      await publish(2, listText('2027-02'), other),
      { ...(await publish(3, listText('2027-03'), other)), attestation: { ...signed.attestation } },
      good,
    ];
    world.server.marks = [markOf(1)];
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(await world.memory.listLists()).toEqual([good]);
    expect(world.noted).toEqual([
      { action: 'refused-list', detail: '1: not-signed' },
      { action: 'refused-list', detail: '2: not-signed' },
      { action: 'refused-list', detail: '3: not-signed' },
      { action: 'took-list', detail: '2027-04' },
    ]);
    expect(world.heard.size).toBe(1);
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(world.noted.length).toBe(4);
  });

  it('a signed list that this program cannot read is noted, and kept for a later one', async () => {
    const world = newWorld();
    const strange = await publish(1, '{"version":"2030"}');
    world.server.lists = [strange, await publish(2, 'no JSON')];
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect((await world.memory.listLists()).length).toBe(2);
    expect(world.noted.map(({ action }) => action)).toEqual(['refused-list', 'refused-list']);
  });
});

describe('a server that was restored from a backup', () => {
  it('is heard from the beginning, and what it has no more is forgotten', async () => {
    const world = newWorld();
    const { server, memory } = world;
    server.index = span(1, 9).map(entryOf);
    server.lists = [await publish(1, listText('2027-01')), await publish(2, listText('2027-02'))];
    await takeUpdates(world);
    server.index = span(1, 4).map(entryOf);
    server.lists = server.lists.slice(0, 1);
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(memory.entries()).toEqual(server.index);
    expect(await versionsOf(world)).toEqual(['2027-01']);
    expect(memory.cursor()).toEqual({ marks: 0, index: 4, lists: 1 });
  });

  it('its marks count from the beginning too', async () => {
    const world = newWorld();
    const { server, heard } = world;
    server.marks = [1, 2, 3, 4, 5].map((sequence) => ({ ...markOf(sequence), record: practiceId(1) }));
    await takeUpdates(world);
    const again = { ...markOf(2), record: practiceId(1), by: 'DEF' };
    server.marks = [{ ...markOf(1), record: practiceId(2) }, again];
    await takeUpdates(world);
    expect([...heard.values()].map(({ sequence, by }) => `${sequence} ${by}`)).toEqual(['1 ABC', '2 DEF']);
  });

  it('and has counted past what was heard by now is heard from the beginning where the caller knows', async () => {
    const world = newWorld();
    const { server, memory } = world;
    server.index = span(1, 4).map(entryOf);
    server.lists = [await publish(1, listText('2027-01'))];
    server.marks = [{ ...markOf(1), record: practiceId(1) }];
    await takeUpdates(world);
    const others = span(1, 9).map((sequence) => ({ sequence, id: practiceId(100 + sequence) }));
    server.index = others;
    server.lists = [await publish(1, listText('2027-02'))];
    server.marks = [{ ...markOf(1), record: practiceId(2) }];
    expect(await takeUpdates(world, 'from-the-beginning')).toBe('up-to-date');
    expect(memory.entries()).toEqual(others);
    expect(await versionsOf(world)).toEqual(['2027-02']);
    expect([...world.heard.keys()]).toEqual([practiceId(2)]);
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(server.asked.at(-1)).toEqual({ marks: 1, index: 9, lists: 1 });
  });

  it('that does not answer the second question leaves what there was', async () => {
    const world = newWorld();
    const { server, memory } = world;
    server.index = span(1, 2).map(entryOf);
    server.lists = [await publish(1, listText('2027-01'))];
    await takeUpdates(world);
    server.index = [entryOf(1)];
    let asked = 0;
    const broken: World = {
      ...world,
      transport: {
        async fetchUpdates(since) {
          asked += 1;
          return asked > 1 ? { kind: 'unreachable' } : { kind: 'answered', value: server.answer(since) };
        },
      },
    };
    expect(await takeUpdates(broken)).toBe('unanswered');
    expect(await versionsOf(world)).toEqual(['2027-01']);
    expect(memory.cursor().index).toBe(2);
    expect(await takeUpdates(world)).toBe('up-to-date');
    expect(memory.entries()).toEqual([entryOf(1)]);
  });

  it('another server is heard from the beginning', async () => {
    const world = newWorld();
    world.server.index = span(1, 5).map(entryOf);
    await takeUpdates(world);
    const other = await createTestSigner();
    const connectedAnew: World = {
      ...world,
      findTrust: async () => ({ world: testWorld, signingKeys: [other.publicKey] }),
    };
    expect(await takeUpdates(connectedAnew)).toBe('up-to-date');
    expect(world.server.asked.at(-2)).toEqual({ marks: 0, index: 0, lists: 0 });
  });
});

describe('wherever the disk is full', () => {
  it('nothing is passed over: what was not kept comes again', async () => {
    const lists = await Promise.all(span(1, 4).map((number) => publish(number, listText(`2027-${number}`))));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(6), { maxLength: 8 }),
        fc.nat(20),
        fc.nat(20),
        async (faults, marks, entries) => {
          const world = newWorld();
          const { server, memory } = world;
          server.marks = span(1, marks).map(markOf);
          server.index = span(1, entries).map(entryOf);
          server.lists = lists;
          for (const writes of faults) {
            memory.failAfter(writes);
            await takeUpdates(world).catch((error: unknown) => {
              if (!(error instanceof StoreFailure)) throw error;
            });
          }
          memory.failAfter(Number.POSITIVE_INFINITY);
          expect(await takeUpdates(world)).toBe('up-to-date');
          expect(memory.entries()).toEqual(server.index);
          expect(await memory.listLists()).toEqual(lists);
          for (const mark of server.marks.slice(-7)) expect(world.heard.get(mark.record)).toEqual(mark);
          expect(memory.cursor()).toEqual({ marks, index: entries, lists: 4 });
        },
      ),
    );
  });
});
