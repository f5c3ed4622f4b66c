import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../application/audit/bytes.ts';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { openIntake } from '../../application/kiosk/sealed-intake.ts';
import type { IdentityWeb } from '../../application/station-identity/identity-web.ts';
import { createStationCrypto } from '../../application/station-identity/station-crypto.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import { apiPaths, type EnrolmentRequest, EnrolmentRequestSchema } from '../../contract/intake-api.ts';
import {
  type RecipientList,
  recipientsText,
  type SealedIntake,
  SealedIntakeSchema,
} from '../../contract/kiosk-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { exclusiveInProgram } from '../../store/exclusive.ts';
import { sampleIntake } from '../../testing/intakes.ts';
import { createBrowserKioskHost } from './browser-kiosk-host.ts';
import { KioskDatabase } from './kiosk-database.ts';
import type { KioskHost, KioskLine } from './kiosk-host.ts';

const bundleCrypto = createBundleCrypto(globalThis as unknown as BundleWeb);
const stationCrypto = createStationCrypto(globalThis as unknown as IdentityWeb);
const world = { audience: 'practice', kommuneCode: '0621' } as const;
const kioskId = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const canary = 'Kanariefugl';
const zeros = `${'A'.repeat(43)}=`;

/** A server that knows one kiosk, and one counter station of its office. */
async function makeServer() {
  const [secrets, counter] = [await stationCrypto.makeSecrets(), await stationCrypto.makeSecrets()];
  const [keys, counterKeys] = [await stationCrypto.findKeys(secrets), await stationCrypto.findKeys(counter)];
  if (keys === undefined || counterKeys === undefined) throw new Error('no keys');
  const keyId = (await bundleCrypto.sha256(decodeBase64(secrets.signing.public))).slice(0, 16);
  const server = {
    line: 'open' as 'open' | 'cut' | 'revoked',
    recipients: [counter.sealing.public],
    asOf: '2026-11-23T08:00:00.000Z',
    enrolments: [] as EnrolmentRequest[],
    /** What is asked there arrives, and is answered in vain. */
    losesAnswersOf: undefined as string | undefined,
    intakes: new Map<string, SealedIntake>(),
    /** It says no to what is handed in, by this problem. */
    refusesBy: undefined as string | undefined,
    queues: [] as unknown[],
    counter: { world, sealingKey: counter.sealing.public, agree: counterKeys.agreeWith },
    web: {
      async fetch(url, { body }) {
        if (server.line === 'cut') throw new Error('down');
        const path = url.replace('https://indtag.example', '');
        const answer = await respond(path, typeof body === 'string' ? JSON.parse(body) : undefined);
        if (path === server.losesAnswersOf) throw new Error('lost');
        return answer;
      },
      AbortController: globalThis.AbortController,
      TextDecoder: globalThis.TextDecoder,
      setTimeout: () => 0,
      clearTimeout: () => {},
    } satisfies WebPlatform as WebPlatform,
  };
  const json = (value: unknown, status = 200) =>
    new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

  async function respond(path: string, body: unknown): Promise<Response> {
    if (path === apiPaths.stationSettings)
      return json({ ...world, kommuneName: 'Kolding', openEnrolment: false });
    if (path === apiPaths.enrolment) {
      server.enrolments.push(EnrolmentRequestSchema.parse(body));
      const told = { signing: secrets.signing.public, sealing: secrets.sealing.public, blinding: zeros };
      const station = { stationId: kioskId, stationName: 'Kiosk 1', office: 'Nord', ...world, keys: told };
      return json({ station: { ...station, lastExchange: 0, role: 'kiosk' } });
    }
    if (server.line === 'revoked') return json({ problem: 'station-revoked', message: '' }, 403);
    if (path === apiPaths.kioskRecipients) {
      const asOf = server.asOf as Instant;
      const list: RecipientList = {
        version: 1,
        ...world,
        kiosk: kioskId,
        office: 'Nord',
        asOf,
        recipients: server.recipients,
      };
      const content = JSON.stringify(list);
      const signature = encodeBase64((await keys?.sign(recipientsText(content))) ?? new Uint8Array(64));
      return json({ content, attestation: { key: keyId, signature } });
    }
    if (path === apiPaths.kioskQueue) {
      server.queues.push(body);
      return json(body);
    }
    const sealed = SealedIntakeSchema.parse(body);
    if (server.refusesBy !== undefined) {
      const status = { 'wrong-audience': 403, 'too-many-intakes': 429 }[server.refusesBy] ?? 400;
      return json({ problem: server.refusesBy, message: '' }, status);
    }
    const replayed = server.intakes.has(sealed.id);
    server.intakes.set(sealed.id, sealed);
    return json({ id: sealed.id, receivedAt: '2026-11-23T08:00:00.000Z', replayed });
  }
  return server;
}

let server: Awaited<ReturnType<typeof makeServer>>;
let database: KioskDatabase;
const hosts: KioskHost[] = [];
let now: number;
beforeEach(async () => {
  server = await makeServer();
  database = new KioskDatabase();
  now = Date.parse('2026-11-23T08:00:00.000Z');
});
afterEach(async () => {
  for (const host of hosts.splice(0)) host.close();
  await database.delete();
});

/** The next life of the program: nothing is shared but what lies on the disk. */
function open(): KioskHost {
  const alone = new Map<string, ReturnType<typeof exclusiveInProgram>>();
  const host = createBrowserKioskHost({
    origin: 'https://indtag.example',
    web: server.web,
    database,
    aloneAs(name) {
      const lock = alone.get(name) ?? exclusiveInProgram();
      alone.set(name, lock);
      return lock;
    },
    now: () => now,
    practiceName: 'Øvekiosk',
    onFault: (error) => {
      throw error;
    },
    pinCost: { memoryKiB: 64, passes: 1 },
  });
  hosts.push(host);
  return host;
}

async function connected(): Promise<KioskHost> {
  const host = open();
  expect(await host.connect('7K3M-9QXV-2F0B-T6HD')).toMatchObject({ ok: true });
  return host;
}

const intakeOfCanary = () => sampleIntake({ fields: { name: { text: canary } } });
const onDisk = async (): Promise<string> =>
  JSON.stringify([await database.entries.toArray(), await database.waiting.toArray()]);

describe('a kiosk in a browser', () => {
  it('is nobody before it is connected, and the same one after a restart', async () => {
    const host = open();
    expect(await host.findStanding()).toBeUndefined();
    expect(await host.take(sampleIntake())).toEqual({ ok: false, error: { kind: 'not-connected' } });
    await host.connect('7K3M-9QXV-2F0B-T6HD');
    expect(server.enrolments[0]).toMatchObject({ role: 'kiosk', code: '7K3M-9QXV-2F0B-T6HD' });
    const standing = { stationName: 'Kiosk 1', office: 'Nord', recipients: { count: 1, asOf: server.asOf } };
    expect(await open().findStanding()).toMatchObject(standing);
  });

  it('shows the same keys again where the answer was lost', async () => {
    const host = open();
    server.losesAnswersOf = apiPaths.enrolment;
    expect(await host.connect('7K3M-9QXV-2F0B-T6HD')).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.losesAnswersOf = undefined;
    expect(await open().connect('7K3M-9QXV-2F0B-T6HD')).toMatchObject({ ok: true });
    const [first, second] = server.enrolments;
    expect(second).toEqual(first);
  });

  it('hands over what it took, for the counter to open', async () => {
    const host = await connected();
    const intake = intakeOfCanary();
    const taken = await host.take(intake);
    expect(taken).toMatchObject({ ok: true, value: { handedOver: true } });
    const sealed = server.intakes.get(intake.id);
    const kioskKey = server.enrolments[0]?.signingKey ?? '';
    if (sealed === undefined || !taken.ok) throw new Error('nothing came');
    expect(sealed.ticket).toBe(taken.value.ticket);
    expect(await openIntake(bundleCrypto, sealed, kioskKey, server.counter)).toEqual({
      ok: true,
      value: intake,
    });
    expect(await database.waiting.count()).toBe(0);
    // The same press again.
    expect(await host.take(intake)).toEqual(taken);
    expect(server.intakes.size).toBe(1);
  });

  it('keeps what it took without a line, sealed, over a restart, and hands it over once there is one', async () => {
    const host = await connected();
    server.line = 'cut';
    const intakes = [intakeOfCanary(), intakeOfCanary()];
    for (const intake of intakes) {
      expect(await host.take(intake)).toMatchObject({ ok: true, value: { handedOver: false } });
    }
    host.close();
    const kept = await onDisk();
    expect(kept).not.toContain(canary);
    expect(kept).not.toContain(btoa(canary).slice(0, 12));
    server.line = 'open';
    // It came, and its answer did not.
    server.losesAnswersOf = apiPaths.kioskIntakes;
    const hasty = open();
    await expect.poll(() => server.intakes.size).toBe(1);
    hasty.close();
    server.losesAnswersOf = undefined;
    const again = open();
    const lines: KioskLine[] = [];
    again.watchLine((line) => lines.push(line));
    await expect
      .poll(() => lines.at(-1), { timeout: 10_000 })
      .toEqual({ state: 'open', waiting: 0, refused: 0 });
    expect([...server.intakes.keys()].toSorted()).toEqual(intakes.map(({ id }) => id).toSorted());
  });

  it('cannot open what it took, with all that lies on its disk', async () => {
    const host = await connected();
    server.line = 'cut';
    await host.take(intakeOfCanary());
    const entries = await database.entries.toArray();
    const keys = entries.flatMap((entry) =>
      Object.values(entry.name === 'identity' ? entry.identity : entry),
    );
    const cryptoKeys = keys.filter((value) => value instanceof CryptoKey);
    expect(cryptoKeys.map(({ type, extractable, algorithm }) => [type, extractable, algorithm.name])).toEqual(
      [['private', false, 'Ed25519']],
    );
    // A private key in any other form would be one of these.
    expect(await onDisk()).not.toMatch(/secret|pkcs8|"d":/);
  });

  it('says so where its office has nobody to open it, and believes no list but the server’s newest', async () => {
    server.recipients = [];
    const host = await connected();
    expect(await host.findTakeProblem()).toEqual({ kind: 'no-recipients' });
    expect(await host.take(sampleIntake())).toEqual({ ok: false, error: { kind: 'no-recipients' } });
    const older = await database.find('recipients');
    server.recipients = [server.counter.sealingKey];
    server.asOf = '2026-11-22T08:00:00.000Z';
    open();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await database.find('recipients')).toEqual(older);
    server.asOf = '2026-11-24T08:00:00.000Z';
    const later = open();
    await expect.poll(() => later.findTakeProblem()).toBeUndefined();
    // Somebody else's key is put in on the disk.
    const signed = (await database.find('recipients'))?.signed;
    if (signed === undefined) throw new Error('no list');
    const stranger = (await stationCrypto.makeSecrets()).sealing.public;
    const content = signed.content.replace(server.counter.sealingKey, stranger);
    await database.entries.put({ name: 'recipients', signed: { ...signed, content } });
    expect(await later.findTakeProblem()).toEqual({ kind: 'no-recipients' });
  });

  it('tells that it is shut out, and goes on taking what waits for a new code', async () => {
    const host = await connected();
    server.line = 'revoked';
    expect(await host.take(intakeOfCanary())).toMatchObject({ ok: true, value: { handedOver: false } });
    const lines: KioskLine[] = [];
    host.watchLine((line) => lines.push(line));
    expect(lines.at(-1)).toEqual({ state: 'revoked', waiting: 1, refused: 0 });
    server.line = 'open';
    await host.connect('0000-0000-0000-0000');
    const newKey = server.enrolments.at(-1)?.signingKey ?? '';
    const [sealed] = server.intakes.values();
    if (sealed === undefined) throw new Error('nothing came');
    expect(await openIntake(bundleCrypto, sealed, newKey, server.counter)).toMatchObject({ ok: true });
  });

  it.each(['malformed', 'wrong-audience'])(
    'tells staff and office of what the server refuses as %s, keeps it, and lets the others by',
    async (problem) => {
      const host = await connected();
      const lines: KioskLine[] = [];
      host.watchLine((line) => lines.push(line));
      server.refusesBy = problem;
      const intake = intakeOfCanary();
      const taken = await host.take(intake);
      if (!taken.ok) throw new Error('not taken');
      expect(lines.at(-1)).toEqual({ state: 'open', waiting: 0, refused: 1 });
      expect(server.queues.at(-1)).toEqual({ waiting: 0, needsAPerson: 1 });
      const since = '2026-11-23T08:00:00.000Z';
      const { ticket } = taken.value;
      expect(await host.listRefused()).toEqual([{ id: intake.id, ticket, since, problem }]);
      server.refusesBy = undefined;
      server.line = 'cut';
      const next = intakeOfCanary();
      await host.take(next);
      await host.dropRefused(next.id);
      expect(lines.at(-1)).toMatchObject({ waiting: 1, refused: 1 });
      await host.dropRefused(intake.id);
      expect(lines.at(-1)).toMatchObject({ waiting: 1, refused: 0 });
      expect(await host.listRefused()).toEqual([]);
    },
  );

  it('tells that the office has too many open ones, keeps what was told, and lets nobody else begin', async () => {
    const host = await connected();
    const lines: KioskLine[] = [];
    host.watchLine((line) => lines.push(line));
    server.refusesBy = 'too-many-intakes';
    const [first, second] = [intakeOfCanary(), intakeOfCanary()];
    for (const intake of [first, second]) {
      const taken = await host.take(intake);
      expect(taken).toMatchObject({ ok: true, value: { handedOver: false, officeIsFull: true } });
    }
    expect(lines.at(-1)).toEqual({ state: 'full', waiting: 2, refused: 0 });
    expect(server.queues.at(-1)).toEqual({ waiting: 2, needsAPerson: 0 });
    expect(await host.findTakeProblem()).toEqual({ kind: 'office-full' });
    server.refusesBy = undefined;
    const again = open();
    await expect
      .poll(() => [server.intakes.has(first.id), server.intakes.has(second.id)])
      .toEqual([true, true]);
    await expect.poll(() => again.findTakeProblem()).toBeUndefined();
  });

  it('keeps nothing by half on a full disk, and asks nobody before there is room', async () => {
    const host = await connected();
    expect(await host.findTakeProblem()).toBeUndefined();
    const full = new DOMException('full', 'QuotaExceededError');
    const puts = vi.spyOn(database.entries, 'put').mockRejectedValue(full);
    // It has been seen, and is believed for a while.
    expect(await host.findTakeProblem()).toBeUndefined();
    const adds = vi.spyOn(database.waiting, 'add').mockRejectedValueOnce(full);
    const intake = intakeOfCanary();
    expect(await host.take(intake)).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect([await database.waiting.count(), server.intakes.size]).toEqual([0, 0]);
    expect(await host.findTakeProblem()).toEqual({ kind: 'no-room' });
    puts.mockRestore();
    adds.mockRestore();
    expect(await host.findTakeProblem()).toBeUndefined();
    expect(await database.entries.get('room')).toBeUndefined();
    expect(await host.take(intake)).toMatchObject({ ok: true, value: { handedOver: true } });
  });

  it('hands over what was refused once the server takes it', async () => {
    const host = await connected();
    server.refusesBy = 'malformed';
    const intake = intakeOfCanary();
    await host.take(intake);
    server.refusesBy = undefined;
    const again = open();
    await expect.poll(() => server.intakes.has(intake.id)).toBe(true);
    await expect.poll(() => again.listRefused()).toEqual([]);
    await expect.poll(() => server.queues.at(-1)).toEqual({ waiting: 0, needsAPerson: 0 });
  });

  it('lets staff in by the PIN on a full disk, slowly, and gives nobody a try by a restart', async () => {
    await open().setStaffPin('428173');
    vi.spyOn(database.entries, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    const host = open();
    const wait = (seconds: number) => ({ kind: 'wait', seconds, because: 'full-disk' });
    expect(await host.checkStaffPin('428173')).toEqual(wait(60));
    now += 59_000;
    expect(await host.checkStaffPin('428173')).toEqual(wait(1));
    expect(await open().checkStaffPin('428173')).toEqual(wait(60));
    now += 1_000;
    expect(await host.checkStaffPin('000000')).toEqual({ kind: 'wrong' });
    expect(await host.checkStaffPin('428173')).toEqual(wait(60));
    now += 60_000;
    expect(await host.checkStaffPin('428173')).toEqual({ kind: 'right' });
    now -= 3_600_000;
    expect(await host.checkStaffPin('428173')).toEqual(wait(60));
    vi.restoreAllMocks();
    expect(await host.checkStaffPin('428173')).toEqual({ kind: 'right' });
  });

  it('guards the staff’s PIN with waits that a restart does not end', async () => {
    const host = open();
    expect(await host.checkStaffPin('428173')).toEqual({ kind: 'none' });
    expect(await host.setStaffPin('123456')).toMatchObject({ error: { kind: 'too-easy' } });
    expect(await host.setStaffPin('4281')).toMatchObject({ error: { kind: 'too-short', shortest: 6 } });
    expect(await host.setStaffPin('428173')).toEqual({ ok: true, value: undefined });
    expect(await host.setStaffPin('999173', '111222')).toMatchObject({ error: { kind: 'wrong-pin' } });
    expect(await host.checkStaffPin('428173')).toEqual({ kind: 'right' });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await host.checkStaffPin('000000')).toEqual({ kind: 'wrong' });
    }
    expect(await open().checkStaffPin('428173')).toMatchObject({ kind: 'wait' });
    expect(await onDisk()).not.toContain('428173');
    for (let tries = 0; tries < 20; tries += 1) {
      now += 1_800_000;
      await host.checkStaffPin('000000');
    }
    now += 1_800_000;
    expect(await host.setStaffPin('971173', '428173')).toEqual({ ok: true, value: undefined });
    expect(await host.checkStaffPin('971173')).toEqual({ kind: 'right' });
  });
});
