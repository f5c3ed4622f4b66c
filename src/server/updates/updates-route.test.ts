import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledLists } from '../../application/rule-list/bundled-lists.ts';
import { ApiProblemSchema, apiPaths } from '../../contract/intake-api.ts';
import {
  publishedListText,
  type UpdatesCursor,
  type UpdatesResponse,
  UpdatesResponseSchema,
  updatesLimits,
  updatesQuery,
} from '../../contract/updates.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { createOfficeAudit } from '../office/audit/office-audit.ts';
import { type CprMarkBook, createCprMarkBook } from '../office/records/cpr-marks.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import {
  readProblem,
  startTestServer,
  steppingClock,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';
import { createRuleListBook, type RuleListBook } from './rule-list-book.ts';

const beginning: UpdatesCursor = { marks: 0, index: 0, lists: 0 };

describeOnEachDatabase('what a station is told of', (newPlace) => {
  let server: TestServer;
  let here: TestStation;
  let there: TestStation;
  let marks: CprMarkBook;
  let lists: RuleListBook;
  let people = 0;

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    here = await server.newStation('Skranke 1', 'Nord');
    there = await server.newStation('Skranke 2', 'Syd');
    const { db, keys } = server.database;
    const clock = steppingClock();
    marks = createCprMarkBook(db, clock, createOfficeAudit(db, clock));
    lists = createRuleListBook(db, keys, clock);
  });
  afterAll(async () => {
    await server.stop();
  });

  const ask = async (since: UpdatesCursor, station = here, most?: number): Promise<UpdatesResponse> => {
    const response = await station.send({ path: apiPaths.updates + updatesQuery(since, most) });
    expect(response.status).toBe(200);
    return UpdatesResponseSchema.parse(await response.json());
  };

  const handOver = async (station: TestStation): Promise<RegistrationId> => {
    const record = practiceRecord({ cpr: practiceCpr(people++ * 2) });
    expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged' }]);
    return record.id;
  };

  const mark = async (record: RegistrationId, kind: 'entered' | 'taken-back' = 'entered'): Promise<void> => {
    const set = await marks.set(record, kind, 'ABC');
    if (!set.ok) throw new Error(set.error.kind);
  };

  it('nothing on the first day', async () => {
    expect(await ask(beginning)).toEqual({ marks: [], index: [], lists: [], cursor: beginning, more: false });
  });

  it('the marks of its own records, and of no other station', async () => {
    const mine = await handOver(here);
    const theirs = await handOver(there);
    await mark(theirs);
    await mark(mine);
    await mark(mine, 'taken-back');
    const first = await ask(beginning);
    expect(first.marks).toMatchObject([
      { sequence: 2, record: mine, kind: 'entered', by: 'ABC' },
      { sequence: 3, record: mine, kind: 'taken-back' },
    ]);
    // The other station's mark is passed over: nobody asks for it again.
    expect(first).toMatchObject({ cursor: { marks: 3 }, more: false });
    expect((await ask(beginning, there)).marks).toMatchObject([{ sequence: 1, record: theirs }]);
    expect(await ask(first.cursor)).toMatchObject({ marks: [], cursor: first.cursor });
    await mark(mine);
    expect((await ask(first.cursor)).marks).toMatchObject([{ sequence: 4, record: mine, kind: 'entered' }]);
  });

  it('lists in the order they were published, each with a signature of the server’s key', async () => {
    const [bundled] = bundledLists;
    for (const version of ['2027-01', '2026-12', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']) {
      const content = JSON.stringify({ ...bundled, version });
      expect(await lists.publish(version, content)).toMatchObject({ ok: true, value: { already: false } });
    }
    const first = await ask(beginning);
    expect(first.lists.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(first).toMatchObject({ more: true, cursor: { lists: updatesLimits.lists } });
    const rest = await ask(first.cursor);
    expect(rest.lists.map(({ number }) => number)).toEqual([6, 7]);
    expect(rest).toMatchObject({ more: false, cursor: { lists: 7 } });
    const publicKey = new Uint8Array(Buffer.from(here.info.keys.signing, 'base64'));
    for (const { number, content, attestation } of [...first.lists, ...rest.lists]) {
      const message = new TextEncoder().encode(publishedListText(number, content));
      const signature = new Uint8Array(Buffer.from(attestation.signature, 'base64'));
      expect(await verifyEd25519({ publicKey, message, signature })).toBe(true);
    }
  });

  it('a version means one text for ever', async () => {
    const [bundled] = bundledLists;
    const content = JSON.stringify({ ...bundled, version: '2027-01' });
    expect(await lists.publish('2027-01', content)).toMatchObject({
      ok: true,
      value: { already: true, list: { number: 1 } },
    });
    expect(await lists.publish('2027-01', `${content} `)).toEqual({ ok: false, error: 'version-taken' });
    expect((await lists.list()).length).toBe(7);
  });

  it('long lists come one by one, so that no answer grows too long for a station', async () => {
    const before = (await lists.list()).length;
    const [bundled] = bundledLists;
    for (const version of ['long-1', 'long-2', 'long-3']) {
      const content = JSON.stringify({ ...bundled, version, source: 'æ'.repeat(900_000) });
      expect(await lists.publish(version, content)).toMatchObject({ ok: true });
    }
    const given: number[][] = [];
    let cursor = { ...beginning, marks: 99, index: 0, lists: before };
    for (let more = true; more; ) {
      const answer = await ask(cursor);
      given.push(answer.lists.map(({ number }) => number));
      more = answer.more;
      cursor = { ...answer.cursor, marks: 99 };
    }
    expect(given).toEqual([[before + 1], [before + 2], [before + 3]]);
  });

  it('of several published at once, each gets a number of its own', async () => {
    const before = (await lists.list()).length;
    const versions = ['a', 'b', 'c', 'd', 'e'].map((letter) => `2028-${letter}`);
    await Promise.all(versions.map((version) => lists.publish(version, `{"version":"${version}"}`)));
    const after = await lists.list();
    expect(after.map(({ number }) => number)).toEqual(after.map((_, at) => at + 1));
    expect(after.length).toBe(before + 5);
  });

  it('a cursor that is ahead of the server goes back: the server was restored', async () => {
    const { cursor } = await ask({ marks: 999_999, index: 999_999, lists: 999_999 });
    expect(cursor).toEqual((await ask({ marks: 4, index: 0, lists: 12 })).cursor);
  });

  it('many marks come in parts, each once', async () => {
    const record = await handOver(here);
    const { db } = server.database;
    const before = (await ask({ ...beginning, lists: 99 })).cursor.marks;
    const count = updatesLimits.marks + 7;
    await db.transaction().execute(async (transaction) => {
      const rows = Array.from({ length: count }, (_, at) => ({
        sequence: before + at + 1,
        record_id: record,
        kind: at % 2 === 0 ? ('entered' as const) : ('taken-back' as const),
        by_initials: 'ABC',
        at: new Date('2026-11-23T09:00:00.000Z'),
      }));
      await transaction.insertInto('cpr_marks').values(rows).execute();
      await transaction
        .updateTable('lines')
        .set({ last: before + count })
        .where('name', '=', 'marks')
        .execute();
    });
    let cursor: UpdatesCursor = { marks: before, index: 0, lists: 99 };
    const heard: number[] = [];
    for (let more = true; more; ) {
      const answer = await ask(cursor);
      heard.push(...answer.marks.map(({ sequence }) => sequence));
      ({ cursor, more } = answer);
    }
    expect(heard).toEqual(Array.from({ length: count }, (_, at) => before + at + 1));
    expect(cursor.marks).toBe(before + count);
  });

  it('no more at a time than it asks for, and all of it in the end', async () => {
    const all = await ask(beginning);
    expect(all.index.length).toBeGreaterThan(2);
    let cursor = beginning;
    const heard: number[] = [];
    for (let more = true; more && heard.length < all.index.length; ) {
      const answer = await ask(cursor, here, 2);
      expect(answer.index.length).toBeLessThanOrEqual(2);
      expect(answer.marks.length).toBeLessThanOrEqual(2);
      heard.push(...answer.index.map(({ sequence }) => sequence));
      ({ cursor, more } = answer);
    }
    expect(heard).toEqual(all.index.map(({ sequence }) => sequence));
    expect((await ask(beginning, here, 1_000_000)).index).toEqual(all.index);
  });

  it('nothing without a right signature', async () => {
    const path = apiPaths.updates + updatesQuery(beginning);
    expect(await readProblem(await fetch(server.url + path))).toEqual({
      status: 401,
      problem: 'not-signed-in',
    });
    // A signature for one question is none for another.
    const authorization = here.authorize({
      path: apiPaths.updates + updatesQuery({ ...beginning, marks: 1 }),
    });
    const borrowed = await fetch(server.url + path, { headers: { authorization } });
    expect(await readProblem(borrowed)).toMatchObject({ status: 401 });
  });

  it('a thousand questions that are none are answered 4xx, and the server goes on', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.constantFrom('', '-1', '01', '1e3', '0x10', '1.0', ' 1', '9007199254740993', "' or true --", 'null'),
    );
    const name = fc.oneof(
      fc.constantFrom('marks', 'index', 'lists', '__proto__', 'constructor'),
      fc.string(),
    );
    const pairs = fc.array(fc.tuple(name, value), { maxLength: 6 });
    const query = fc.oneof(
      pairs.map((all) => `?${all.map((pair) => pair.map(escapeLoosely).join('=')).join('&')}`),
      fc
        .constantFrom('marks', 'index', 'lists')
        .chain((wrong) =>
          value.map((text) =>
            updatesQuery(beginning).replace(`${wrong}=0`, `${wrong}=${escapeLoosely(text)}`),
          ),
        ),
      name.map((more) => `${updatesQuery(beginning)}&${escapeLoosely(more)}=0`),
      value.map((most) => `${updatesQuery(beginning)}&most=${escapeLoosely(most)}`),
      fc.constantFrom('', '?', '?marks=0&index=0', '?marks[]=0&index=0&lists=0', `?${'a'.repeat(4000)}`),
    );
    const right = /^\?marks=(0|[1-9]\d*)&index=(0|[1-9]\d*)&lists=(0|[1-9]\d*)(&most=[1-9]\d*)?$/;
    const before = server.log.length;
    await fc.assert(
      fc.asyncProperty(query, async (wrong) => {
        fc.pre(!right.test(wrong));
        const target = apiPaths.updates + wrong;
        const response = await here.send({ path: target });
        expect([wrong, response.status >= 400 && response.status < 500]).toEqual([wrong, true]);
        ApiProblemSchema.parse(await response.json());
      }),
      { numRuns: 1000 },
    );
    expect(server.log.slice(before).filter((line) => line.includes('"level":50'))).toEqual([]);
    expect(await ask({ ...beginning, index: 99 })).toMatchObject({ index: [] });
  });
});

/** Half of the signs as they are, so that what is no query at all is sent too. */
const escapeLoosely = (text: string): string =>
  Array.from(text, (sign, at) =>
    /[\x21-\x7e]/.test(sign) && sign !== '#' && at % 2 === 0 ? sign : escapeWhole(sign),
  ).join('');

const escapeWhole = (sign: string): string =>
  /[\ud800-\udfff]/.test(sign) && sign.length === 1 ? '%ED' : encodeURIComponent(sign);
