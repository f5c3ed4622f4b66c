import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeIdentityServer } from '../../testing/fake-identity-server.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import {
  createMemoryIdentityPlaces,
  createMemoryNumberPlaces,
  testStationCrypto as crypto,
  type MemoryIdentityPlaces,
} from '../../testing/station-identities.ts';
import { createHttpTransport } from '../transport/http-transport.ts';
import { createNumberSource } from './number-source.ts';
import { createStationLine } from './station-line.ts';
import { createStationSelf } from './station-self.ts';

const baseUrl = 'https://indtag.example';
const world = { audience: 'practice', kommuneCode: '0621' } as const;
const record = { id: practiceId(1), content: '{}' };
const ready = { kind: 'ready', serverTime: instant('2026-11-26T08:00:00.000Z'), lastExchange: 0 };

let server: ReturnType<typeof createFakeIdentityServer>;
let places: MemoryIdentityPlaces;
beforeEach(() => {
  server = createFakeIdentityServer();
  places = createMemoryIdentityPlaces();
});

function lineTo({ isOpen = false } = {}) {
  const numbers = createNumberSource(numberPlaces());
  const self = createStationSelf('practice', { places, numbers, crypto });
  const at = { web: server.web, baseUrl, world };
  const line = createStationLine({
    self,
    at,
    server: { isOpen, stationName: 'Øvestation 1' },
    connect: (signer) =>
      createHttpTransport({ web: server.web, baseUrl, signer, audience: 'practice', now: () => 0 }),
  });
  return { line, self, at, transport: line.transport };
}
let kept: ReturnType<typeof createMemoryNumberPlaces>;
const numberPlaces = () => kept;
beforeEach(() => {
  kept = createMemoryNumberPlaces();
});

describe('the line of a station', () => {
  it('asks nothing of a server that has not said that it is ours', async () => {
    places.token = `bopael_${'t'.repeat(43)}`;
    server.fault = 'portal';
    expect(await lineTo().transport.probe()).toEqual({ kind: 'not-the-intake-server' });
    server.fault = undefined;
    server.world = { audience: 'production', kommuneCode: '0621' };
    expect(await lineTo().transport.probe()).toEqual({ kind: 'wrong-audience' });
    expect(server.enrolments).toEqual([]);
  });

  it('enrols with an earlier token at the first look, and hands over', async () => {
    places.token = `bopael_${'t'.repeat(43)}`;
    server.codes.add(places.token);
    const { transport } = lineTo();
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ status: 401 });
    expect(await transport.probe()).toEqual(ready);
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ kind: 'answered', number: 1 });
    expect(places.token).toBeUndefined();
  });

  it('ends an enrolment whose answer was lost at the next look, though another key was retired by it', async () => {
    server.codes.add('K1');
    server.codes.add('K2');
    const { transport, self, at, line } = lineTo();
    const first = await self.enrol(at, 'K1');
    line.use(first.ok ? first.value : undefined);
    expect(await transport.probe()).toEqual(ready);
    server.fault = 'answer-lost';
    await self.enrol(at, 'K2');
    server.fault = undefined;
    expect(await transport.probe()).toEqual(ready);
    expect((await self.find())?.standing.signingKey).toBe(server.used.get('K2'));
  });

  it('enrols again at an open server that forgot it, and nowhere else', async () => {
    server.isOpen = true;
    const { transport } = lineTo({ isOpen: true });
    expect(await transport.probe()).toEqual(ready);
    server.forget();
    expect(await transport.probe()).toEqual(ready);
    server.forget();
    expect(await lineTo().transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(server.enrolments).toHaveLength(2);
  });

  it.each(['station-revoked', 'station-cloned'] as const)(
    'does not talk its way round %s',
    async (refusal) => {
      server.isOpen = true;
      const { transport } = lineTo({ isOpen: true });
      await transport.probe();
      server.refusal = refusal;
      expect(await transport.probe()).toEqual({ kind: refusal });
      expect(server.enrolments).toHaveLength(1);
    },
  );

  it('hands nothing to a server with other keys, until it is enrolled there with a code', async () => {
    server.codes.add('K1');
    server.codes.add('K2');
    const { transport, self, at, line } = lineTo();
    await self.enrol(at, 'K1');
    await transport.probe();
    server.keys = { ...server.keys, signing: `${'Z'.repeat(42)}A=` };
    expect(await transport.probe()).toEqual({ kind: 'server-key-changed' });
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ status: 401 });
    expect(server.numbers).toEqual([]);
    const again = await self.enrol(at, 'K2');
    line.use(again.ok ? again.value : undefined);
    expect(await transport.probe()).toEqual(ready);
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ kind: 'answered' });
  });

  it('never sends two hand-overs under one number, however often it is broken off', async () => {
    server.isOpen = true;
    for (let life = 0; life < 4; life += 1) {
      const { transport, line } = lineTo({ isOpen: true });
      await transport.probe();
      for (const fault of [undefined, 'answer-lost', undefined] as const) {
        server.fault = fault;
        await transport.handOver([toOutgoingText(record)]);
      }
      server.fault = undefined;
      line.hangUp();
      await transport.handOver([toOutgoingText(record)]);
    }
    expect(server.numbers).toHaveLength(16);
    expect(new Set(server.numbers).size).toBe(16);
  });
});
