import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeIdentityServer, fakeStationId } from '../../testing/fake-identity-server.ts';
import {
  createMemoryIdentityPlaces,
  createMemoryNumberPlaces,
  testStationCrypto as crypto,
  type MemoryIdentityPlaces,
  type MemoryNumberPlaces,
} from '../../testing/station-identities.ts';
import type { Introduction } from './introduce-station.ts';
import { createNumberSource } from './number-source.ts';
import { createStationSelf } from './station-self.ts';
import { readTypedCode } from './typed-code.ts';

const token = `bopael_${'t'.repeat(43)}`;
const stationId = fakeStationId;
const world = { audience: 'production', kommuneCode: '0621' } as const;

let places: MemoryIdentityPlaces;
let numberPlaces: MemoryNumberPlaces;
let server: ReturnType<typeof createFakeIdentityServer>;
let at: Introduction;

beforeEach(() => {
  places = createMemoryIdentityPlaces();
  numberPlaces = createMemoryNumberPlaces();
  server = createFakeIdentityServer();
  server.world = world;
  for (const code of ['K1', 'K2', token]) server.codes.add(code);
  at = { web: server.web, baseUrl: 'https://indtag.example', world };
});

const self = (audience: 'practice' | 'production' = 'production') =>
  createStationSelf(audience, { places, crypto, numbers: createNumberSource(numberPlaces) });
const shownKeys = () => new Set(server.enrolments.map(({ signingKey }) => signingKey));

const closed = { isOpen: false, stationName: 'Skranke' };

describe('enrolling with a code', () => {
  it('makes keys, proves them, and keeps who the station has become', async () => {
    const enrolled = await self().enrol(at, 'K1');
    expect(enrolled).toMatchObject({
      ok: true,
      value: { standing: { stationId, stationName: 'Skranke 1', office: 'Nord', server: server.keys } },
    });
    expect(places.enrolling).toBeUndefined();
    expect(await createNumberSource(numberPlaces).take()).toBe(1);
    expect(await self().find()).toMatchObject({ standing: { stationId } });
  });

  it('shows the same keys again where the answer was lost, also after the program was killed', async () => {
    server.fault = 'answer-lost';
    expect(await self().enrol(at, 'K1')).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(await self().find()).toBeUndefined();
    server.fault = undefined;
    expect((await self().enrol(at, 'K1')).ok).toBe(true);
    expect(shownKeys().size).toBe(1);
  });

  it('ends an enrolment whose answer was lost without being asked', async () => {
    server.fault = 'answer-lost';
    await self().enrol(at, 'K1');
    server.fault = 'unreachable';
    expect(await self().enrolUnasked(at, closed, undefined)).toBeUndefined();
    server.fault = undefined;
    expect(await self().enrolUnasked(at, closed, undefined)).toMatchObject({ standing: { stationId } });
    expect(server.used.size).toBe(1);
  });

  it('makes other keys for another code', async () => {
    server.fault = 'answer-lost';
    await self().enrol(at, 'K1');
    server.fault = undefined;
    await self().enrol(at, 'K2');
    expect(shownKeys().size).toBe(2);
  });

  it.each([
    ['unreachable', 'unreachable'],
    ['busy', 'unreachable'],
    ['portal', 'not-the-intake-server'],
    ['other-kommune', 'wrong-audience'],
  ] as const)('to what is %s says %s, and leaves the station as it was', async (why, kind) => {
    await self().enrol(at, 'K1');
    const before = places.identity;
    server.fault = why;
    expect(await self().enrol(at, 'K2')).toEqual({ ok: false, error: { kind } });
    expect(places.identity).toBe(before);
  });

  it('keeps nothing of a code that was refused', async () => {
    expect(await self().enrol(at, 'K9')).toEqual({ ok: false, error: { kind: 'code-refused' } });
    expect([places.identity, places.enrolling]).toEqual([undefined, undefined]);
  });

  it('shows no keys that it could not keep, and ends what it could not keep the end of', async () => {
    places.full = true;
    expect(await self().enrol(at, 'K1')).toEqual({ ok: false, error: { kind: 'not-stored' } });
    expect(server.enrolments).toEqual([]);
    places.full = false;
    numberPlaces.full = true;
    expect(await self().enrol(at, 'K1')).toEqual({ ok: false, error: { kind: 'not-stored' } });
    expect(await self().find()).toBeUndefined();
    numberPlaces.full = false;
    expect(await self().enrolUnasked(at, closed, undefined)).toMatchObject({ standing: { stationId } });
  });
});

describe('a station of an earlier version', () => {
  it('enrols with its token, once, and needs it no more', async () => {
    places.token = token;
    const station = self();
    expect(await station.enrolUnasked(at, closed, undefined)).toMatchObject({ standing: { stationId } });
    expect([places.token, server.enrolments.map(({ code }) => code)]).toEqual([undefined, [token]]);
    await station.enrolUnasked(at, closed, undefined);
    expect(server.enrolments).toHaveLength(1);
  });

  it('loses nothing where the line goes down in the midst of it', async () => {
    places.token = token;
    for (const why of ['unreachable', 'answer-lost', 'busy', 'portal'] as const) {
      server.fault = why;
      expect(await self().enrolUnasked(at, closed, undefined)).toBeUndefined();
      expect(places.token).toBe(token);
    }
    server.fault = undefined;
    expect(await self().enrolUnasked(at, closed, undefined)).toMatchObject({ standing: { stationId } });
    expect(shownKeys().size).toBe(1);
  });

  it('keeps a token that is not taken, and does not show it at every look', async () => {
    server.codes.delete(token);
    places.token = token;
    const station = self();
    await station.enrolUnasked(at, closed, undefined);
    await station.enrolUnasked(at, closed, undefined);
    expect([places.token, server.enrolments.length]).toEqual([token, 1]);
    expect((await station.enrol(at, 'K1')).ok).toBe(true);
  });
});

describe('at a server that takes any station', () => {
  const open = { isOpen: true, stationName: 'Øvestation 12' };
  beforeEach(() => {
    server.isOpen = true;
  });

  it('enrols under its own name, once, however many windows look', async () => {
    const windows = [self(), self(), self()];
    const found = await Promise.all(windows.map((window) => window.enrolUnasked(at, open, undefined)));
    expect(found.map((one) => one?.standing.stationId)).toEqual([stationId, stationId, stationId]);
    expect(server.enrolments.map(({ stationName, code }) => [stationName, code])).toEqual([
      ['Øvestation 12', undefined],
    ]);
  });

  it('enrols again where the server has forgotten it, once for all windows, and nowhere else', async () => {
    const [one, other] = [self(), self()];
    const tried = await one.enrolUnasked(at, open, undefined);
    const triedThere = await other.find();
    const before = places.identity;
    expect(await one.enrolUnasked(at, closed, tried)).toBe(tried);
    expect(places.identity).toBe(before);
    const anew = await one.enrolUnasked(at, open, tried);
    expect(anew?.standing.signingKey).not.toBe(tried?.standing.signingKey);
    const there = await other.enrolUnasked(at, open, triedThere);
    expect(there?.standing.signingKey).toBe(anew?.standing.signingKey);
    expect(server.enrolments).toHaveLength(2);
  });
});

describe('who the station is', () => {
  it('is what another window has made of it since', async () => {
    const [one, other] = [self(), self()];
    await one.enrol(at, 'K1');
    const before = await other.find();
    expect(await other.find()).toBe(before);
    await one.enrol(at, 'K2');
    const after = await other.find();
    expect(after?.standing.signingKey).not.toBe(before?.standing.signingKey);
  });

  it('is nobody in the other world, with a lost counter, or with keys that are damaged', async () => {
    await self().enrol(at, 'K1');
    expect(await self('practice').find()).toBeUndefined();
    const whole = places.identity ?? '';
    places.identity = whole.replace(/"secret":"[^"]+"/, '"secret":"AAAA"');
    expect(await self().find()).toBeUndefined();
    places.identity = `${whole} x`;
    expect(await self().find()).toBeUndefined();
    places.identity = whole;
    numberPlaces.reserved = undefined;
    expect(await self().find()).toBeDefined();
    numberPlaces.ahead = undefined;
    expect(await self().find()).toBeUndefined();
  });

  it('is forgotten with the lock, also by what was under way', async () => {
    const station = self();
    await station.enrol(at, 'K1');
    const finding = station.find();
    station.forget();
    expect(await finding).toBeUndefined();
    expect(await station.find()).toBeDefined();
  });
});

describe('a code as it was typed', () => {
  it('is sent in one form, and a key of the first versions as it is', () => {
    expect(readTypedCode(' 0123-4567-89ab-cdes ')).toMatchObject({ ok: false });
    expect(readTypedCode(` ${token}\n`)).toEqual({ ok: true, value: token });
    expect(readTypedCode('0000 0000 oooo OOOO')).toEqual({ ok: true, value: '0000-0000-0000-0000' });
    expect(readTypedCode('00u0-0000-0000-0000')).toEqual({
      ok: false,
      error: { kind: 'wrong-group', group: 1 },
    });
  });
});
