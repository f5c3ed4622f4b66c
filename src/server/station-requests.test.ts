import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNumberSource } from '../application/station-identity/number-source.ts';
import { createStationLine } from '../application/station-identity/station-line.ts';
import { createStationSelf } from '../application/station-identity/station-self.ts';
import { createGzip } from '../application/transport/gzip.ts';
import { createHttpTransport } from '../application/transport/http-transport.ts';
import type { WebPlatform } from '../application/transport/web-platform.ts';
import {
  apiPaths,
  handOverLimits,
  handOverLinesType,
  handOverPackedType,
  StationInfoSchema,
} from '../contract/intake-api.ts';
import { formatEnrolmentCode } from '../domain/enrolment-code.ts';
import { toOutgoingText } from '../testing/outgoing-text.ts';
import {
  createMemoryIdentityPlaces,
  createMemoryNumberPlaces,
  testStationCrypto,
} from '../testing/station-identities.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from './testing/practice-registrations.ts';
import { readProblem, startTestServer, type TestServer, type TestStation } from './testing/test-server.ts';

describe('what the intake server answers stations', () => {
  let server: TestServer;
  let station: TestStation;

  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    station = await server.newStation();
  });
  afterAll(async () => {
    await server.stop();
  });

  const handOver = (body: unknown, by = station) => by.send({ path: apiPaths.handOver, body });
  const oneRecord = () => ({ audience: 'practice', records: [practiceRecord({ cpr: practiceCpr(0) })] });

  describe('to a station', () => {
    it('says who it is', async () => {
      const response = await station.send({ path: apiPaths.station });
      expect(StationInfoSchema.parse(await response.json())).toEqual({
        stationId: station.id,
        stationName: 'Skranke 1',
        office: '',
        audience: 'practice',
        kommuneCode: '0851',
        keys: server.database.keys.told,
        lastExchange: 0,
        takesLines: true,
        takesPacked: true,
        role: 'counter',
      });
    });

    it('turns away an absent, a wrong, and a nearly right signature', async () => {
      const right = station.authorize({ path: apiPaths.station });
      const wrong = [
        undefined,
        '',
        'Bearer',
        'Bearer x',
        'Bopael-Station',
        right.replace('Bopael-Station', 'Basic'),
        right.replace(station.id, '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60'),
        right.replace(':0:', ':1:'),
        right.replace(/:[^:]*$/, `:${'A'.repeat(86)}==`),
        `${right} ${'x'.repeat(8000)}`,
      ];
      for (const authorization of wrong) {
        const headers = authorization === undefined ? {} : { authorization };
        const response = await fetch(server.url + apiPaths.station, { headers });
        expect(response.headers.get('www-authenticate')).toBe('Bopael-Station');
        expect(await readProblem(response)).toEqual({ status: 401, problem: 'not-signed-in' });
      }
    });

    it('turns away a station whose access is closed, and keeps what it handed over', async () => {
      const lost = await server.newStation('Stjålet');
      const record = practiceRecord({ cpr: practiceCpr(100) });
      await lost.handOver([record]);
      expect(await server.stations.revoke(lost.id)).toBe(true);
      expect(await server.stations.revoke(lost.id)).toBe(false);
      const refused = await handOver({ audience: 'practice', records: [record] }, lost);
      expect(await readProblem(refused)).toEqual({ status: 403, problem: 'station-revoked' });
      expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged', replayed: true }]);
    });

    it('takes nothing from a station of the other world', async () => {
      const refused = await handOver({ ...oneRecord(), audience: 'production' });
      expect(await readProblem(refused)).toEqual({ status: 403, problem: 'wrong-audience' });
    });

    it('cannot read a body that is not a hand-over', async () => {
      const { records } = oneRecord();
      const bodies: unknown[] = [
        '',
        '{',
        'null',
        '[]',
        {},
        { audience: 'practice' },
        { audience: 'practice', records: [] },
        { audience: 'practice', records: [{ id: 'x', content: '{}' }] },
        { audience: 'practice', records: [{ ...records[0], more: 1 }] },
        { audience: 'practice', records, more: 1 },
        { audience: 'elsewhere', records },
      ];
      for (const body of bodies) {
        expect(await readProblem(await handOver(body))).toEqual({ status: 400, problem: 'malformed' });
      }
    });

    it('cannot read a body that is not UTF-8, or not JSON', async () => {
      const latin = Buffer.from(JSON.stringify(oneRecord()).replace('Øvelse', '\u00d8velse'), 'latin1');
      expect(await readProblem(await handOver(latin))).toEqual({ status: 400, problem: 'malformed' });
      const form = await station.send({
        path: apiPaths.handOver,
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      });
      expect(await readProblem(form)).toEqual({ status: 415, problem: 'malformed' });
    });

    it('refuses too many records or bytes at once', async () => {
      const one = { id: newRegistrationId(), content: '{}' };
      const many = {
        audience: 'practice',
        records: Array.from({ length: handOverLimits.records + 1 }, () => one),
      };
      expect(await readProblem(await handOver(many))).toEqual({ status: 413, problem: 'too-large' });
      const ended = { id: one.id, as: 'withdrawn' };
      const settled = Array.from({ length: handOverLimits.settled + 1 }, () => ended);
      const told = { audience: 'practice', records: [one], settled };
      expect(await readProblem(await handOver(told))).toEqual({ status: 413, problem: 'too-large' });
      const long = JSON.stringify({
        audience: 'practice',
        records: [{ ...one, content: 'x'.repeat(handOverLimits.bytes) }],
      });
      expect(await readProblem(await handOver(long))).toEqual({ status: 413, problem: 'too-large' });
    });

    it('refuses one record that is too long without keeping its neighbours out', async () => {
      const good = practiceRecord({ cpr: practiceCpr(200) });
      const long = { id: newRegistrationId(), content: `"${'x'.repeat(100_000)}"` };
      expect(await station.handOver([long, good])).toMatchObject([
        { outcome: 'refused', refusal: { kind: 'invalid-content', paths: ['content'] } },
        { outcome: 'acknowledged' },
      ]);
    });
  });

  describe('to the station’s own program', () => {
    const world = { audience: 'practice', kommuneCode: '0851' } as const;
    const quick = { isQuick: true };
    const hashOf = ({ content }: { readonly content: string }) =>
      createHash('sha256').update(content).digest('hex');
    const types: (string | undefined)[] = [];
    const web: WebPlatform = {
      AbortController,
      TextDecoder,
      setTimeout,
      clearTimeout,
      fetch(url, request) {
        if (url.endsWith(apiPaths.handOver)) types.push(request.headers['content-type']);
        return fetch(url, request as RequestInit) as never;
      },
    };

    function startOwn(places = createMemoryIdentityPlaces(), kept = createMemoryNumberPlaces()) {
      const self = createStationSelf('practice', {
        places,
        numbers: createNumberSource(kept),
        crypto: testStationCrypto,
      });
      const baseUrl = server.url;
      const line = createStationLine({
        self,
        at: { web, baseUrl, world },
        server: { isOpen: false, stationName: '' },
        connect: (signer) =>
          createHttpTransport({
            web,
            baseUrl,
            signer,
            audience: 'practice',
            now: Date.now,
            gzip: createGzip(globalThis),
          }),
      });
      return { self, line, at: { web, baseUrl, world }, transport: line.transport };
    }

    it('is known, hands over, and compares', async () => {
      const { station: added, code } = await server.stations.add('Skranke Ø', 'Borgerservice Nord');
      const { self, line, at, transport } = startOwn();
      const enrolled = await self.enrol(at, formatEnrolmentCode(code));
      if (!enrolled.ok) throw new Error(enrolled.error.kind);
      line.use(enrolled.value);
      expect(enrolled.value.standing).toMatchObject({
        stationId: added.id,
        stationName: 'Skranke Ø',
        office: 'Borgerservice Nord',
        server: server.database.keys.told,
      });
      const serverTime: unknown = expect.stringMatching(/^2026-11-23T08:/);
      expect(await transport.probe()).toEqual({
        kind: 'ready',
        serverTime,
        lastExchange: 0,
        takesLines: true,
        takesPacked: true,
      });
      const record = practiceRecord({ cpr: practiceCpr(300), name: 'Åse Þórð "Ø" \u2028 😀' });
      expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({
        kind: 'answered',
        results: [{ outcome: 'acknowledged', id: record.id }],
        number: 1,
      });
      const other = practiceRecord({ cpr: practiceCpr(302), name: 'Øvelse To' });
      expect(
        await transport.handOver([{ ...toOutgoingText(other), contentHash: hashOf(other) }], {}, quick),
      ).toMatchObject({
        results: [{ outcome: 'acknowledged', receipt: { id: other.id, contentHash: hashOf(other) } }],
        number: 2,
      });
      expect(types).toEqual([handOverPackedType, handOverLinesType]);
      expect(await transport.probe()).toEqual({
        kind: 'ready',
        serverTime,
        lastExchange: 2,
        takesLines: true,
        takesPacked: true,
      });
      const contentHash = hashOf(record);
      expect(await transport.compareRecords([{ id: record.id, contentHash }])).toMatchObject({
        kind: 'answered',
        value: { receipts: [{ id: record.id }], missing: [] },
      });
    });

    it('gets keys for the token of its first version, and is shut out where IT says so', async () => {
      const { station: added } = await server.stations.add('Skranke Æ', '');
      const places = createMemoryIdentityPlaces();
      places.token = `bopael_${randomBytes(32).toString('base64url')}`;
      const code_hash = createHash('sha256').update(places.token).digest();
      const row = { code_hash, station_id: added.id, created_at: new Date(0) };
      await server.database.db.insertInto('enrolment_codes').values(row).execute();
      const { transport } = startOwn(places);
      expect(await transport.probe()).toMatchObject({ kind: 'ready' });
      expect(places.token).toBeUndefined();
      await server.stations.revoke(added.id);
      expect(await transport.probe()).toEqual({ kind: 'station-revoked' });
    });
  });
});
