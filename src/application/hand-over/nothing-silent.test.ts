import { describe, expect, it } from 'vitest';
import { ApiProblemSchema } from '../../contract/intake-api.ts';
import { needsAPerson } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../../testing/fake-intake-transport.ts';
import { createFakeClock, createFakeIds, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { practicePerson } from '../../testing/practice-persons.ts';
import { createSimulatedIntakeServer } from '../../testing/simulated-intake-server.ts';
import { trustPorts } from '../../testing/test-trust.ts';
import { createClockWitness } from '../clock-witness.ts';
import type { HandOverTrouble } from '../ports/outbox.ts';
import { drainOutbox } from './drain-outbox.ts';
import { withdraw } from './resolve-case.ts';

const id = practiceId(0);

async function createStation() {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  const server = createSimulatedIntakeServer();
  const transport = createFakeIntakeTransport(server);
  await store.saveRegistration(buildRegistration(), clock.now());
  const ports = { store, transport, clock, random: () => 0.5, ...trustPorts };
  const people = { ...ports, ids: createFakeIds(100), witness: createClockWitness(clock) };
  return { store, clock, server, transport, ports, people };
}
type Station = Awaited<ReturnType<typeof createStation>>;

const failOnce = async ({ transport, ports, clock }: Station): Promise<void> => {
  transport.befall({ kind: 'lost-request', seenAs: 'unreachable' });
  await drainOutbox(ports);
  clock.advance(4600);
};

/** All ways in which a record can be when it is sent. */
const situations: readonly (readonly [string, (station: Station) => Promise<unknown>])[] = [
  ['is new', async () => {}],
  ['has been tried before', failOnce],
  [
    'is sent again after it was refused',
    async ({ store, transport, ports, clock }) => {
      transport.befall({ kind: 'status', status: 422, problem: 'malformed' });
      await drainOutbox(ports);
      await store.changeStates([{ id, from: 'refused', to: 'waiting' }], clock.now());
    },
  ],
  [
    'is offered again to a server that was restored',
    async ({ store, ports, clock }) => {
      await drainOutbox(ports);
      await store.noteCompared({ proven: [], missing: [id], different: [] }, clock.now());
    },
  ],
  [
    'was corrected while it was under way',
    async (station) => {
      await failOnce(station);
      const correction = buildRegistration({ nth: 1, person: practicePerson(0), corrects: id });
      await station.store.saveRegistration(correction, station.clock.now());
    },
  ],
  [
    'was taken back while it was under way',
    async (station) => {
      await failOnce(station);
      await withdraw(station.people, id, 'Fortrudt');
    },
  ],
  ['lies on a USB stick too', async ({ store }) => store.noteBundled([id], 3)],
];

interface Expected {
  /** What the line is said to be; undefined where the trouble is the record's own. */
  readonly stop?: 'interrupted' | 'paused';
  readonly trouble: HandOverTrouble;
  /** What becomes of the record where nobody has corrected it or taken it back. */
  readonly state: 'waiting' | 'conflict' | 'refused';
}

const waits = (kind: 'interrupted' | 'paused', trouble: HandOverTrouble): Expected => ({
  stop: kind,
  trouble,
  state: 'waiting',
});
const strange = waits('interrupted', { kind: 'not-the-intake-server' });
const paused = (kind: 'not-enrolled' | 'wrong-audience' | 'station-revoked' | 'station-cloned'): Expected =>
  waits('paused', { kind });
const erred = (status: number): Expected => waits('interrupted', { kind: 'server-error', status });
const refused = (status: number): Expected => ({ trouble: { kind: 'refused', status }, state: 'refused' });

/** `ours`: in the words of our own server. */
function expectedOf(status: number, problem: string | undefined): Expected {
  const ours = problem !== undefined;
  switch (status) {
    case 401:
    case 403:
      if (status === 403 && !ours) return strange;
      if (problem === 'station-revoked' || problem === 'station-cloned' || problem === 'wrong-audience') {
        return paused(problem);
      }
      return paused('not-enrolled');
    case 409:
      return ours ? { trouble: { kind: 'conflict' }, state: 'conflict' } : strange;
    case 400:
    case 422:
      return ours ? refused(status) : strange;
    case 413:
      return refused(status);
    case 408:
    case 425:
    case 429:
      return erred(status);
    default:
      return status >= 500 ? erred(status) : strange;
  }
}

const clientErrors = [
  400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 413, 414, 415, 422, 425, 426, 429, 431, 451,
];
const serverErrors = [500, 501, 502, 503, 504, 507, 511, 520];
const statuses = [301, 302, 307, ...clientErrors, ...serverErrors];
const problems = [undefined, ...ApiProblemSchema.shape.problem.options];

describe.each(situations)('A record that %s', (_, prepare) => {
  it.each(statuses)('says why it did not get through at status %i, whoever says it', async (status) => {
    for (const problem of problems) {
      const station = await createStation();
      const { store, transport, ports } = station;
      await prepare(station);
      const before = await store.findRecord(id);
      const poison = { kind: 'status', status, ...(problem && { problem }) } as const;
      transport.poison(id, poison);
      const outcome = await drainOutbox(ports);
      const record = await store.findRecord(id);
      const { stop, trouble, state } = expectedOf(status, problem);

      // What the screen tells of the line ...
      expect(outcome).toMatchObject(stop === undefined ? { kind: 'drained' } : { kind: stop, trouble });
      // ... and of the record: why it waits, or needs a person, and by when.
      expect(record?.trouble).toEqual(trouble);
      const isSuperseded = before?.correctedBy !== undefined || before?.withdrawnBy !== undefined;
      if (isSuperseded && state !== 'waiting') {
        expect(record).toMatchObject({ state: 'withdrawn', withdrawnBecause: expect.any(String) });
      } else {
        expect(record?.state).toBe(state);
        expect(record?.case !== undefined).toBe(needsAPerson(state));
      }
      if (state === 'waiting') {
        expect(record?.attempts).toBe((before?.attempts ?? 0) + 1);
        expect(record?.nextAttemptAt).toBeDefined();
        // It may be there all the same: it is not withdrawn as if nobody could have it.
        expect(record?.mayHaveArrived).toBe(true);
      }
      // Nothing else is ever lost by it.
      transport.poison(id, undefined);
      station.clock.advance(4600);
      await drainOutbox(ports);
      if (state === 'waiting') expect((await store.findRecord(id))?.state).toBe('acknowledged');
    }
  });
});
