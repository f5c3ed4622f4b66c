import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../application/ports/machine.ts';
import { formatEnrolmentCode } from '../../domain/enrolment-code.ts';
import type { Instant } from '../../domain/registration.ts';
import { type IntakeDatabase, openIntakeDatabase } from '../database/open-database.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { makeTestMachine, steppingClock, type TestMachine } from '../testing/test-server.ts';
import { createEnrolmentDesk, type EnrolmentDesk } from './enrolment-desk.ts';
import { codeLifetime } from './enrolment-secret.ts';
import { markCloned } from './exchange-book.ts';
import { createStationBook, type StationBook } from './station-book.ts';

describeOnEachDatabase('enrolling a station', (newPlace) => {
  let time = Date.parse('2026-11-23T08:00:00.000Z');
  const clock: Clock = { ...steppingClock(), now: () => new Date(++time).toISOString() as Instant };
  let database: IntakeDatabase;
  let book: StationBook;
  let desk: EnrolmentDesk;
  beforeAll(async () => {
    const opened = await openIntakeDatabase(
      await newPlace(),
      { audience: 'practice', kommuneCode: '0851' },
      clock,
    );
    if (!opened.ok) throw new Error(opened.error.kind);
    database = opened.value;
    book = createStationBook(database.db, clock);
    desk = createEnrolmentDesk({ db: database.db, keys: database.keys, clock });
  });
  afterAll(async () => {
    await database.close();
  });

  const enrol = (code: string, machine: TestMachine = makeTestMachine()) =>
    desk.enrol(machine.enrolmentRequest({ code }));
  const listed = async (id: string) => {
    const station = (await book.list()).find((one) => one.id === id);
    if (station === undefined) throw new Error('no such station');
    return station;
  };
  const currentKeys = async (id: string) => {
    const keys = database.db.selectFrom('station_keys').select('signing_key').where('station_id', '=', id);
    const rows = await keys.where('retired_at', 'is', null).execute();
    return rows.map((row) => Buffer.from(row.signing_key).toString('hex'));
  };
  const codeAgain = async (id: string): Promise<string> => {
    const given = await book.newCode(id);
    if (given === undefined) throw new Error('no such station');
    return given.code;
  };

  it('puts the machine’s keys in the code’s place', async () => {
    const { station, code } = await book.add('Skranke 1', 'Borgerservice Nord');
    const machine = makeTestMachine();
    const enrolled = await enrol(formatEnrolmentCode(code), machine);
    expect(enrolled).toEqual({ ok: true, value: { station, signingKey: machine.signingKey } });
    expect(await currentKeys(station.id)).toEqual([machine.signingKey.toString('hex')]);
    expect(await listed(station.id)).toMatchObject({
      office: 'Borgerservice Nord',
      keyId: createHash('sha256').update(machine.signingKey).digest('hex').slice(0, 16),
    });
  });

  it('takes a code once: the same machine may ask again, another may not', async () => {
    const { station, code } = await book.add('Skranke 1', '');
    const machine = makeTestMachine();
    const first = await enrol(code, machine);
    expect(first.ok).toBe(true);
    expect(await enrol(code, machine)).toEqual(first);
    expect(await enrol(code.toLowerCase(), machine)).toEqual(first);
    expect(await enrol(code)).toEqual({ ok: false, error: 'code-refused' });
    const otherSealing = { sealingKey: makeTestMachine().sealingKey.toString('base64') };
    expect(await desk.enrol(machine.enrolmentRequest({ code, ...otherSealing }))).toEqual({
      ok: false,
      error: 'code-refused',
    });
    expect(await currentKeys(station.id)).toEqual([machine.signingKey.toString('hex')]);
  });

  it('lets one of many machines in that type the same code at once', async () => {
    const { station, code } = await book.add('Skranke 1', '');
    const answers = await Promise.all(Array.from({ length: 6 }, () => enrol(code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await currentKeys(station.id)).toHaveLength(1);
    const machine = makeTestMachine();
    const again = await codeAgain(station.id);
    const same = await Promise.all(Array.from({ length: 6 }, () => enrol(again, machine)));
    expect(same.every(({ ok }) => ok)).toBe(true);
    expect(await currentKeys(station.id)).toEqual([machine.signingKey.toString('hex')]);
  });

  it('retires the earlier keys when a new code is used, and not before', async () => {
    const { station, code } = await book.add('Skranke 1', '');
    const [old, fresh] = [makeTestMachine(), makeTestMachine()];
    await enrol(code, old);
    const again = await codeAgain(station.id);
    expect(await currentKeys(station.id)).toEqual([old.signingKey.toString('hex')]);
    expect((await enrol(again, fresh)).ok).toBe(true);
    expect(await currentKeys(station.id)).toEqual([fresh.signingKey.toString('hex')]);
    // The old machine cannot come back with the code that it once used, nor with another and its old keys.
    expect(await enrol(code, old)).toEqual({ ok: false, error: 'code-refused' });
    expect(await enrol(await codeAgain(station.id), old)).toEqual({ ok: false, error: 'code-refused' });
  });

  it('never takes keys that another station has', async () => {
    const machine = makeTestMachine();
    await enrol((await book.add('Skranke 1', '')).code, machine);
    const other = await book.add('Skranke 2', '');
    expect(await enrol(other.code, machine)).toEqual({ ok: false, error: 'code-refused' });
    expect((await enrol(other.code)).ok).toBe(true);
  });

  it('refuses a code that is a week old, and one in whose place another was given', async () => {
    const late = await book.add('Skranke 1', '');
    time += codeLifetime + 1_000;
    expect(await enrol(late.code)).toEqual({ ok: false, error: 'code-refused' });
    const { station, code } = await book.add('Skranke 2', '');
    const second = await codeAgain(station.id);
    expect(await enrol(code)).toEqual({ ok: false, error: 'code-refused' });
    time += codeLifetime - 60_000;
    expect((await enrol(second)).ok).toBe(true);
  });

  it('opens a station again that was shut out, with a code that was given afterwards', async () => {
    const { station, code } = await book.add('Skranke 1', '');
    const before = await codeAgain(station.id);
    expect(code).not.toBe(before);
    expect(await book.revoke(station.id)).toBe(true);
    expect(await enrol(before)).toEqual({ ok: false, error: 'code-refused' });
    expect((await listed(station.id)).revokedAt).toBeDefined();
    const after = await codeAgain(station.id);
    expect((await listed(station.id)).revokedAt).toBeDefined();
    expect((await enrol(after)).ok).toBe(true);
    expect((await listed(station.id)).revokedAt).toBeUndefined();
  });

  it('lets a station that was found twice in again with its new code alone', async () => {
    const { station, code } = await book.add('Skranke 1', '');
    const machine = makeTestMachine();
    await enrol(code, machine);
    await markCloned(database.db, station.id, clock);
    expect((await enrol(code, machine)).ok).toBe(true);
    expect((await listed(station.id)).clonedAt).toBeDefined();
    expect((await enrol(await codeAgain(station.id))).ok).toBe(true);
    expect((await listed(station.id)).clonedAt).toBeUndefined();
  });

  it('takes the token of a station of the first versions in a code’s place, once', async () => {
    const { station } = await book.add('Skranke 1', '');
    const token = `bopael_${randomBytes(32).toString('base64url')}`;
    await database.db
      .insertInto('enrolment_codes')
      .values({
        code_hash: createHash('sha256').update(token).digest(),
        station_id: station.id,
        created_at: new Date(0),
      })
      .execute();
    const nearly = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect(await enrol(nearly)).toEqual({ ok: false, error: 'code-refused' });
    const machine = makeTestMachine();
    expect(await enrol(token, machine)).toMatchObject({ ok: true, value: { station } });
    expect((await enrol(token, machine)).ok).toBe(true);
    expect(await enrol(token)).toEqual({ ok: false, error: 'code-refused' });
  });

  it('takes a station without a code where it names itself, and the same one again', async () => {
    const machine = makeTestMachine();
    const request = machine.enrolmentRequest({ stationName: 'Øve 1' });
    const enrolled = await desk.enrol(request);
    if (!enrolled.ok) throw new Error(enrolled.error);
    expect(enrolled.value.station).toMatchObject({ name: 'Øve 1', office: '' });
    expect(await desk.enrol(request)).toEqual(enrolled);
    expect(await desk.enrol(machine.enrolmentRequest({}))).toEqual({ ok: false, error: 'no-name' });
  });

  describe('without the keys that it names', () => {
    it('is refused, and learns nothing of the code', async () => {
      const { station, code } = await book.add('Skranke 1', '');
      const [own, other] = [makeTestMachine(), makeTestMachine()];
      const whole = own.enrolmentRequest({ code });
      const theirs = other.enrolmentRequest({ code });
      for (const request of [
        { ...whole, proof: theirs.proof },
        { ...whole, signingKey: theirs.signingKey },
        { ...whole, sealingKey: theirs.sealingKey },
        { ...whole, code: formatEnrolmentCode(code) },
        { ...own.enrolmentRequest({ code: '0000-0000-0000-0000' }), proof: whole.proof },
        { ...whole, proof: Buffer.alloc(64).toString('base64') },
      ]) {
        expect(await desk.enrol(request)).toEqual({ ok: false, error: 'malformed' });
      }
      expect(await currentKeys(station.id)).toEqual([]);
      expect((await desk.enrol(whole)).ok).toBe(true);
    });

    it('is refused where nothing can be sealed to it', async () => {
      const { code } = await book.add('Skranke 1', '');
      const points = [Buffer.alloc(32), Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])];
      for (const point of points) {
        const request = makeTestMachine().enrolmentRequest({ code, sealingKey: point.toString('base64') });
        expect(await desk.enrol(request)).toEqual({ ok: false, error: 'malformed' });
      }
    });
  });

  it('finds no code in any other text', async () => {
    const machine = makeTestMachine();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (code) => {
        expect(await enrol(code, machine)).toEqual({ ok: false, error: 'code-refused' });
      }),
      { numRuns: 60 },
    );
  });

  it('gives no code for a station that is not there', async () => {
    expect(await book.newCode('7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60')).toBeUndefined();
    expect(await book.revoke('7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60')).toBe(false);
  });
});
