import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PackedFile, registerText } from '../../contract/address-register.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import { ok } from '../../domain/result.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { createMemoryRegisterFetchBook } from '../../testing/memory-register-fetch-book.ts';
import { listVerifier } from '../../testing/published-lists.ts';
import { createTestSigner, type TestSigner } from '../../testing/test-signer.ts';
import { testServerSigner, testTrust } from '../../testing/test-trust.ts';
import type { LoadedRegister } from '../ports/address-register.ts';
import type { Answer, IntakeTransport } from '../ports/intake-transport.ts';
import type { RegisterFetchBook } from '../ports/register-fetch-book.ts';
import { type FetchRegisterPorts, fetchRegister } from './fetch-register.ts';

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Array.from(hashBytes(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (seed: number, size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 7) % 251);

/** What befalls one request. */
type Fault = 'good' | 'lost' | 'short' | 'doubled' | 'spoilt' | 'refused' | 'dies';
const partBytes = 10;

interface Published {
  readonly sha256: string;
  readonly date: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: PackedFile;
  readonly changes?: {
    readonly from: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly file: PackedFile;
  };
}

async function makeRegister(seed: number, date: string, size = 95, from?: string): Promise<Published> {
  const bytes = bytesOf(seed, size);
  const short = bytesOf(seed + 100, 23);
  const name = await sha256(bytes);
  return {
    sha256: await sha256(bytesOf(seed + 50, 20)),
    date,
    bytes,
    file: { sha256: name, size },
    ...(from === undefined
      ? {}
      : { changes: { from, bytes: short, file: { sha256: await sha256(short), size: short.length } } }),
  };
}

/** A server that may publish another register in the middle, behind a line on which things go wrong. */
function createWorld(signer: TestSigner = testServerSigner) {
  let newest: Published | undefined;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const faults: Fault[] = [];
  const fetched: string[] = [];
  const unreachable = { kind: 'unreachable' } as const;

  const transport: Pick<IntakeTransport, 'findRegister' | 'fetchRegisterPart'> = {
    async findRegister(have) {
      if (newest === undefined) return { kind: 'answered', value: {} };
      if (newest.sha256 === have) return { kind: 'answered', value: { changes: [] } };
      const about = JSON.stringify({ kind: 'register', name: 'Danmark', date: newest.date, practice: false });
      const message = listVerifier.encode(registerText(newest.sha256, about));
      const attestation = { key: signer.keyId, signature: await signer.sign(message) };
      const { changes } = newest;
      return {
        kind: 'answered',
        value: {
          newest: { sha256: newest.sha256, about, attestation, file: newest.file },
          ...(changes !== undefined && changes.from === have ? { changes: [changes.file] } : {}),
        },
      };
    },
    async fetchRegisterPart(file, from): Promise<Answer<Uint8Array<ArrayBuffer>>> {
      const fault = faults.shift() ?? 'good';
      if (fault === 'dies') throw new Error('The program died here');
      if (fault === 'lost') return unreachable;
      const bytes = files.get(file.sha256);
      if (fault === 'refused' || bytes === undefined) return { kind: 'status', status: 404 };
      fetched.push(`${file.sha256.slice(0, 8)} ${from}`);
      const part = bytes.slice(from, from + partBytes);
      if (fault === 'short') return { kind: 'answered', value: part.slice(0, 3) };
      if (fault === 'doubled') fetched.push(`${file.sha256.slice(0, 8)} ${from}`);
      if (fault === 'spoilt') part[0] = (part[0] ?? 0) ^ 1;
      return { kind: 'answered', value: part };
    },
  };
  return {
    transport,
    faults,
    fetched,
    publish(register: Published, keepsOthers = true) {
      if (!keepsOthers) files.clear();
      newest = register;
      files.set(register.file.sha256, register.bytes);
      if (register.changes !== undefined) files.set(register.changes.file.sha256, register.changes.bytes);
    },
  };
}

function createStation(
  world: ReturnType<typeof createWorld>,
  registers: readonly Published[],
  held?: Published,
  book: RegisterFetchBook = createMemoryRegisterFetchBook(),
) {
  let time = Date.parse('2026-11-26T08:00:00.000Z');
  const station = {
    inUse: held,
    waits: [] as boolean[],
    changesFail: false,
    book,
    noted: [] as AuditEvent[],
    later(milliseconds: number) {
      time += milliseconds;
    },
    fetch: () => fetchRegister(ports),
  };
  const ports: FetchRegisterPorts = {
    ...listVerifier,
    transport: world.transport,
    book,
    findTrust: async () => testTrust,
    findHeld: async () => station.inUse && { ...station.inUse, practice: false },
    async take(files, only) {
      const given = await Promise.all(
        files.map(async ({ bytes }) =>
          bytes instanceof Uint8Array ? '' : sha256(new Uint8Array(await bytes.arrayBuffer())),
        ),
      );
      const next = registers.find(
        ({ file, changes }) =>
          given[0] === file.sha256 ||
          (!station.changesFail &&
            changes?.from === station.inUse?.sha256 &&
            given[0] === changes?.file.sha256),
      );
      if (next === undefined || next.sha256 !== only.sha256)
        return { ok: false, error: { kind: 'other-result' } };
      // Nothing is taken but the very bytes.
      expect(given[0] === next.file.sha256 || given[0] === next.changes?.file.sha256).toBe(true);
      station.inUse = next;
      return ok({} as LoadedRegister);
    },
    async note(event) {
      station.noted.push(event);
      return ok(undefined);
    },
    sha256,
    clock: { now: () => new Date(time).toISOString() as never },
    mustWait: async () => station.waits.shift() ?? false,
  };
  return station;
}

test('the first one is fetched whole, and asked for no more', async () => {
  const one = await makeRegister(1, '2026-11-01');
  const world = createWorld();
  const station = createStation(world, [one]);
  expect(await station.fetch()).toEqual({ kind: 'none' });
  world.publish(one);
  expect(await station.fetch()).toEqual({ kind: 'taken' });
  expect(world.fetched).toHaveLength(10);
  expect(await station.fetch()).toEqual({ kind: 'up-to-date' });
  expect(world.fetched).toHaveLength(10);
  expect(await station.book.countKept(one.file)).toBe(0);
  expect((await station.book.find()).coming).toBeUndefined();
});

test('changes are fetched where they are shorter, and the total where they come to nothing', async () => {
  const one = await makeRegister(1, '2026-11-01');
  const two = await makeRegister(2, '2026-11-08', 95, one.sha256);
  const world = createWorld();
  world.publish(two);
  const station = createStation(world, [one, two], one);
  expect(await station.fetch()).toEqual({ kind: 'taken' });
  expect(world.fetched).toHaveLength(3);

  const other = createStation(world, [one, two], one);
  other.changesFail = true;
  world.fetched.length = 0;
  world.faults.push(...Array.from({ length: 5 }, () => 'good' as const), 'lost');
  expect(await other.fetch()).toEqual({ kind: 'unanswered' });
  // What came of the total is still there, and the changes are not tried again.
  expect(await other.fetch()).toEqual({ kind: 'taken' });
  expect(world.fetched).toHaveLength(13);
  expect(new Set(world.fetched).size).toBe(13);

  const tiny = await makeRegister(3, '2026-11-15', 12, two.sha256);
  world.publish(tiny);
  world.fetched.length = 0;
  const third = createStation(world, [tiny], two);
  expect(await third.fetch()).toEqual({ kind: 'taken' });
  expect(world.fetched).toHaveLength(2);
});

test('it gives way to what is more urgent, and goes on where it was', async () => {
  const one = await makeRegister(1, '2026-11-01');
  const world = createWorld();
  world.publish(one);
  const station = createStation(world, [one]);
  station.waits = [false, false, true];
  expect(await station.fetch()).toEqual({ kind: 'put-off' });
  expect(await station.book.find()).toMatchObject({ coming: { size: 95, kept: 20, date: '2026-11-01' } });
  expect(await station.fetch()).toEqual({ kind: 'taken' });
  expect(new Set(world.fetched).size).toBe(world.fetched.length);
});

test('a wrong signature, an older one, and other bytes are refused, told, and not fetched again at once', async () => {
  const one = await makeRegister(1, '2026-11-08');
  const two = await makeRegister(2, '2026-11-01');
  const forged = createWorld(await createTestSigner());
  forged.publish(two);
  const misled = createStation(forged, [two]);
  expect(await misled.fetch()).toEqual({ kind: 'wrong-signature' });
  misled.later(3_600_001);
  expect(await misled.fetch()).toEqual({ kind: 'wrong-signature' });
  expect(forged.fetched).toEqual([]);
  // Once for each register, however often it is offered.
  expect(misled.noted).toEqual([{ action: 'refused-register', detail: 'wrong-signature' }]);

  const world = createWorld();
  world.publish(two);
  const station = createStation(world, [one, two], one);
  expect(await station.fetch()).toEqual({ kind: 'older', date: '2026-11-01', held: '2026-11-08' });
  expect(world.fetched).toEqual([]);

  const fresh = createStation(world, [two]);
  world.faults.push('good', 'spoilt');
  expect(await fresh.fetch()).toEqual({ kind: 'other-bytes' });
  const before = world.fetched.length;
  expect(await fresh.fetch()).toEqual({ kind: 'other-bytes' });
  expect(world.fetched).toHaveLength(before);
  fresh.later(3_600_001);
  expect(await fresh.fetch()).toEqual({ kind: 'taken' });
  expect(fresh.noted).toEqual([{ action: 'refused-register', detail: 'other-bytes' }]);
});

test('a signed register under another’s name is not taken', async () => {
  const one = await makeRegister(1, '2026-11-08');
  const older = await makeRegister(2, '2026-11-01');
  const world = createWorld();
  // The line tells of the newer one, and gives the older one.
  world.publish({ ...one, file: older.file, bytes: older.bytes });
  const station = createStation(world, [one, older]);
  expect(await station.fetch()).toEqual({ kind: 'other-result' });
  expect(station.inUse).toBeUndefined();
});

test('whatever befalls the line, only published registers come in use, and in the end the newest', async () => {
  const fault = fc.constantFrom<Fault>(
    'good',
    'good',
    'lost',
    'short',
    'doubled',
    'spoilt',
    'refused',
    'dies',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 40 }),
      fc.nat(12),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.boolean(), { maxLength: 20 }),
      async (script, changedAfter, keepsOthers, startsEmpty, waits) => {
        const one = await makeRegister(1, '2026-11-01');
        const two = await makeRegister(2, '2026-11-08', 95, one.sha256);
        const three = await makeRegister(3, '2026-11-15', 95, two.sha256);
        const world = createWorld();
        world.publish(two);
        world.faults.push(...script);
        const book = createMemoryRegisterFetchBook();
        let station = createStation(world, [one, two, three], startsEmpty ? undefined : one, book);
        station.waits = [...waits];
        for (let turn = 0; turn < 60; turn += 1) {
          if (turn === changedAfter) world.publish(three, keepsOthers);
          const before = station.inUse?.date ?? '';
          await station.fetch().catch(() => {
            // The program begins anew with what it had kept.
            station = createStation(world, [one, two, three], station.inUse, book);
          });
          expect((station.inUse?.date ?? '') >= before).toBe(true);
          station.later(1_800_000);
        }
        expect(station.inUse?.sha256).toBe(three.sha256);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
