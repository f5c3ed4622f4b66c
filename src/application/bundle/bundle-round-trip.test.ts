import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BundleReceiptContent } from '../../contract/bundle.ts';
import type { RecordResult } from '../../contract/intake-api.ts';
import { isConserved } from '../../domain/registration.ts';
import { buildRegistration, type RegistrationOverrides } from '../../testing/build-registration.ts';
import { type BundleOffice, officeStation, openBundleOffice } from '../../testing/bundle-office.ts';
import { bundleCrypto, makeBundleParty } from '../../testing/bundle-parties.ts';
import { createFakeClock, type FakeClock, instant, practiceId } from '../../testing/fake-machine.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { createMemoryBundleBook, type MemoryBundleBook } from '../../testing/memory-bundle-book.ts';
import { createMemoryStationStore, type MemoryStationStore } from '../../testing/memory-station-store.ts';
import { testWorld, verifyEd25519 } from '../../testing/test-signer.ts';
import { isReceiptSigned } from '../receipts/receipt-tree.ts';
import { type BundleIdentity, createBundleSealer } from './bundle-sealer.ts';
import type { Bytes } from './bundle-web.ts';
import { type MakeBundlePorts, makeBundle } from './make-bundle.ts';
import { type TakeReceiptPorts, takeBundleReceipt } from './take-bundle-receipt.ts';

let office: BundleOffice;
let store: MemoryStationStore;
let book: MemoryBundleBook;
let clock: FakeClock;
let identity: BundleIdentity | undefined;
let ports: MakeBundlePorts & TakeReceiptPorts;
beforeEach(async () => {
  office = await openBundleOffice();
  store = createMemoryStationStore();
  book = createMemoryBundleBook();
  clock = createFakeClock();
  identity = office.identity;
  ports = {
    store,
    book,
    clock,
    audience: 'practice',
    sealer: createBundleSealer(bundleCrypto, async () => identity),
    hash: hashBytes,
    verify: verifyEd25519,
    findTrust: async () => ({ world: testWorld, signingKeys: [office.keys.signingKey] }),
  };
});

async function save(...all: readonly (number | RegistrationOverrides)[]): Promise<void> {
  for (const overrides of all) {
    const registration = buildRegistration(typeof overrides === 'number' ? { nth: overrides } : overrides);
    const saved = await store.saveRegistration(registration, clock.now());
    if (!saved.ok) throw new Error(saved.error.kind);
  }
}

async function make() {
  const made = await makeBundle(ports);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

async function take(file: Bytes) {
  const taken = await takeBundleReceipt(ports, file);
  return taken.ok ? taken.value : taken.error.kind;
}

const stateOf = async (nth: number) => (await store.findRecord(practiceId(nth)))?.state;
const idsIn = async (file: Bytes) => (await office.open(file)).content.records.map(({ id }) => id);

describe('making a bundle', () => {
  it('puts all that waits into a file, the oldest first, which only the server can open', async () => {
    await save(3, 1, 2);
    const made = await make();
    expect(made).toMatchObject({ name: 'bopael-pakke-7d3f0f6e-1.bopael', left: 0 });
    expect(made.bundle).toMatchObject({ number: 1, records: 3, madeAt: clock.now() });
    const { number, content } = await office.open(made.bytes);
    expect(number).toBe(1);
    expect(content.audience).toBe('practice');
    expect(content.records.map(({ id }) => id)).toEqual([practiceId(1), practiceId(2), practiceId(3)]);
    expect(await book.list()).toEqual([made.bundle]);
  });

  it('leaves the records waiting, with the number of their bundle', async () => {
    await save(1, 2);
    await make();
    expect(await store.findRecord(practiceId(1))).toMatchObject({ state: 'waiting', bundle: 1 });
    expect(await store.countQueue()).toMatchObject({ created: 2, waiting: 2 });
    // They may go by the line as well.
    expect(await store.claimWaiting(clock.now(), 10)).toHaveLength(2);
  });

  it('puts what still waits on the next one too, and the old one stays good', async () => {
    await save(1, 2);
    const first = await make();
    await save(3);
    const second = await make();
    expect(await idsIn(second.bytes)).toEqual([practiceId(1), practiceId(2), practiceId(3)]);
    // Both come to the server, the second one first.
    const later = await office.import(second.bytes);
    const earlier = await office.import(first.bytes);
    expect(await take(earlier)).toMatchObject({ bundle: { number: 1 }, changed: 2 });
    expect(await take(later)).toMatchObject({ bundle: { number: 2 }, changed: 1 });
    expect(office.server.ids()).toHaveLength(3);
    expect(await make().catch((error: Error) => error.message)).toBe('nothing-waits');
  });

  it('tells how many there was no room for, and takes those first on the next', async () => {
    const many = Array.from({ length: 5_003 }, (_, nth) => ({
      id: practiceId(nth),
      content: '{"schemaVersion":1}',
      contentHash: 'a'.repeat(64),
    }));
    const marked = new Map<string, number>();
    const fake: MakeBundlePorts['store'] = {
      takeForBundle: async (_, on) => many.filter(({ id }) => on === 'any' || marked.get(id) === on),
      noteBundled: async (ids, number) => {
        for (const id of ids) marked.set(id, number);
      },
      listSettled: async () => [],
    };
    const first = await makeBundle({ ...ports, store: fake });
    const second = await makeBundle({ ...ports, store: fake });
    if (!first.ok || !second.ok) throw new Error('there is room');
    expect([first.value.bundle.records, first.value.left]).toEqual([5_000, 3]);
    expect([second.value.bundle.records, second.value.left]).toEqual([5_000, 0]);
    const ids = await idsIn(second.value.bytes);
    expect(ids.slice(-3)).toEqual([5_000, 5_001, 5_002].map(practiceId));
  });

  it('never makes a file that is larger than the server takes', async () => {
    const content = JSON.stringify({ text: 'Ø"\\'.repeat(12_000) });
    const many = Array.from({ length: 600 }, (_, nth) => ({ id: practiceId(nth), content, contentHash: '' }));
    const fake: MakeBundlePorts['store'] = {
      takeForBundle: async () => many,
      noteBundled: async () => {},
      listSettled: async () => [],
    };
    const made = await makeBundle({ ...ports, store: fake });
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value.bytes.length).toBeLessThanOrEqual(20_000_000);
    expect(made.value.bytes.length).toBeGreaterThan(19_800_000);
    expect(made.value.left).toBe(600 - made.value.bundle.records);
  });

  it('bears the end of the audit trail and the cases that are ended, until the server was told', async () => {
    await save(1);
    await office.server.receive([{ id: practiceId(1), content: '{}' }]);
    const auditHead = { seq: 4, mac: 'a'.repeat(64), publicKey: office.station.keys.signingKey };
    const settled = [{ id: practiceId(9), as: 'withdrawn' as const }];
    const told: string[] = [];
    ports = {
      ...ports,
      findAuditHead: async () => auditHead,
      store: {
        ...store,
        listSettled: async () => settled.filter(({ id }) => !told.includes(id)),
        noteTold: async (ids) => void told.push(...ids),
      },
    };
    const { bytes } = await make();
    expect((await office.open(bytes)).content).toMatchObject({ auditHead, settled });
    await take(await office.import(bytes));
    expect(told).toEqual([practiceId(9)]);
  });

  it('makes none where nothing waits, the station is not connected, or nothing can be kept', async () => {
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'nothing-waits' } });
    await save(1);
    identity = undefined;
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'not-connected' } });
    // Locked in the middle of it: nobody may sign any more.
    identity = { ...office.identity, sign: async () => undefined };
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'not-connected' } });
    identity = { ...office.identity, takeNumber: async () => undefined };
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    identity = office.identity;
    store.setFull(true);
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    store.setFull(false);
    book.setFull(true);
    expect(await makeBundle(ports)).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect(await book.list()).toEqual([]);
    book.setFull(false);
    // The record is not forgotten for it.
    expect(await idsIn((await make()).bytes)).toEqual([practiceId(1)]);
  });
});

describe('taking a return receipt', () => {
  it('applies the answers as if they had come over the line, with a proof of each receipt', async () => {
    await save(1, 2, 3);
    const { bytes } = await make();
    const taken = await take(await office.import(bytes));
    expect(taken).toMatchObject({
      changed: 3,
      bundle: { number: 1, returned: { acknowledged: 3, cases: 0, unanswered: 0 } },
    });
    expect(await store.countQueue()).toMatchObject({ created: 3, acknowledged: 3, waiting: 0 });
    const record = await store.findRecord(practiceId(2));
    const proof = await store.findProof(practiceId(2));
    if (record?.receipt === undefined || proof === undefined) throw new Error('it has both');
    const signed = { hash: hashBytes, verify: verifyEd25519 };
    expect(await isReceiptSigned(signed, testWorld, record.receipt, proof, office.keys.signingKey)).toBe(
      true,
    );
    expect((await store.findMemory()).lastAnswered).toBe(1);
  });

  it('makes cases of conflicts and refusals, and counts them', async () => {
    await save(1, 2);
    // Somebody else has registered the second person.
    const elsewhere = buildRegistration({ nth: 2, id: practiceId(77) });
    const { writeRegistrationContent } = await import('../../contract/registration-content.ts');
    await office.server.receive([{ id: elsewhere.id, content: writeRegistrationContent(elsewhere) }]);
    const { bytes } = await make();
    const taken = await take(await office.import(bytes));
    expect(taken).toMatchObject({ changed: 2, bundle: { returned: { acknowledged: 1, cases: 1 } } });
    expect(await stateOf(2)).toBe('conflict');
    expect(isConserved(await store.countQueue())).toBe(true);
  });

  it('changes nothing when it comes again', async () => {
    await save(1, 2);
    const { bytes } = await make();
    const receipt = await office.import(bytes);
    await take(receipt);
    const before = await store.listOutbox();
    expect(await take(receipt)).toMatchObject({
      changed: 0,
      isOld: true,
      bundle: { returned: { acknowledged: 2 } },
    });
    expect(await store.listOutbox()).toEqual(before);
  });

  it('does not open a case anew that somebody has dealt with since, however often and late it comes', async () => {
    await save(1);
    const elsewhere = buildRegistration({ nth: 1, id: practiceId(77) });
    const { writeRegistrationContent } = await import('../../contract/registration-content.ts');
    await office.server.receive([{ id: elsewhere.id, content: writeRegistrationContent(elsewhere) }]);
    const { bytes } = await make();
    const [first, second] = [await office.import(bytes), await office.import(bytes)];
    await take(second);
    expect(await stateOf(1)).toBe('conflict');
    const again = { id: practiceId(1), from: 'conflict', to: 'waiting' } as const;
    await store.changeStates([again], clock.now());
    // The older one, and the same one.
    expect(await take(first)).toMatchObject({ changed: 0 });
    expect(await take(second)).toMatchObject({ changed: 0 });
    expect(await stateOf(1)).toBe('waiting');
  });

  it('acknowledges a record also where the station thought otherwise of it', async () => {
    await save(1, 2);
    const { bytes } = await make();
    const receipt = await office.import(bytes);
    await store.claimWaiting(clock.now(), 10);
    await store.changeStates(
      [
        { id: practiceId(1), from: 'sending', to: 'refused', trouble: { kind: 'refused' } },
        { id: practiceId(2), from: 'sending', to: 'waiting' },
      ],
      clock.now(),
    );
    expect(await take(receipt)).toMatchObject({ changed: 2 });
    expect(await store.countQueue()).toMatchObject({ acknowledged: 2 });
  });

  it('leaves what came over the line meanwhile as it is', async () => {
    await save(1, 2);
    const { bytes } = await make();
    const claimed = await store.claimWaiting(clock.now(), 10);
    const results = await office.server.receive(
      claimed.map(({ id, text }) => ({ id, content: text?.content ?? '' })),
    );
    const answer = await office.answerOf(results);
    const changes = results.flatMap((one) =>
      one.outcome === 'acknowledged'
        ? [{ id: one.id, from: 'sending' as const, to: 'acknowledged' as const, receipt: one.receipt }]
        : [],
    );
    expect(answer.results).toHaveLength(2);
    await store.changeStates(changes, clock.now());
    expect(await take(await office.import(bytes))).toMatchObject({
      changed: 0,
      isOld: false,
      bundle: { returned: { acknowledged: 2, cases: 0, unanswered: 0 } },
    });
  });

  it('can be read again where there was no room for it', async () => {
    await save(1);
    const { bytes } = await make();
    const receipt = await office.import(bytes);
    store.setFull(true);
    expect(await take(receipt)).toBe('no-room');
    store.setFull(false);
    book.setFull(true);
    expect(await take(receipt)).toBe('no-room');
    book.setFull(false);
    expect(await take(receipt)).toMatchObject({ changed: 0, bundle: { returned: { acknowledged: 1 } } });
    expect(await stateOf(1)).toBe('acknowledged');
  });

  it('counts what it says nothing of, and leaves it waiting', async () => {
    await save(1, 2, 3);
    const { bytes } = await make();
    const receipt = await office.import(bytes, async (content) => {
      const [, ...rest] = content.answers[0]?.results ?? [];
      return { ...content, answers: [await office.answerOf(rest)] };
    });
    expect(await take(receipt)).toMatchObject({ changed: 2, bundle: { returned: { unanswered: 1 } } });
    expect(await store.countQueue()).toMatchObject({ acknowledged: 2, waiting: 1 });
    expect(await idsIn((await make()).bytes)).toEqual([practiceId(1)]);
  });
});

describe('a return receipt that is not what it seems', () => {
  let bundle: Bytes;
  let receipt: Bytes;
  beforeEach(async () => {
    await save(1, 2, 3);
    bundle = (await make()).bytes;
    receipt = await office.import(bundle);
  });

  /** Says why it is not taken, and that nothing has come of it. */
  async function problemOf(file: Bytes): Promise<string> {
    const before = [await store.listOutbox(), await book.list()];
    const taken = await take(file);
    expect([await store.listOutbox(), await book.list()]).toEqual(before);
    return typeof taken === 'string' ? taken : 'taken';
  }
  const contentWith = (change: (content: BundleReceiptContent) => BundleReceiptContent) =>
    office.import(bundle, change);
  const changeResults = (change: (result: RecordResult) => RecordResult) =>
    contentWith((content) => ({
      ...content,
      answers: content.answers.map((answer) => ({ ...answer, results: answer.results.map(change) })),
    }));

  it('is named by its problem', async () => {
    const text = (words: string) => bundleCrypto.utf8(words);
    expect(await problemOf(text(''))).toBe('not-a-receipt');
    expect(await problemOf(text('%PDF-1.7'))).toBe('not-a-receipt');
    expect(await problemOf(bundle)).toBe('is-a-bundle');
    expect(await problemOf(text('{"bopael":"bundle-receipt","version":2}\n'))).toBe('newer-version');
    expect(await problemOf(receipt.slice(0, -1))).toBe('not-whole');
    const content = '{}';
    const other = await makeBundleParty();
    const stranger = '00000000-0000-4000-8000-00000000000b';
    expect(await problemOf(await office.seal({ number: 1, content, station: stranger }))).toBe(
      'another-station',
    );
    const old = await office.seal({ number: 1, content, sealedTo: other.sealingKey });
    expect(await problemOf(old)).toBe('old-key');
    expect(await problemOf(await office.seal({ number: 1, content, by: other }))).toBe('not-from-server');
    expect(await problemOf(await office.seal({ number: 1, content, by: office.station }))).toBe(
      'not-from-server',
    );
    for (const world of [
      { audience: 'production', kommuneCode: '0621' },
      { audience: 'practice', kommuneCode: '0851' },
    ] as const) {
      expect(await problemOf(await office.seal({ number: 1, content, world }))).toBe('not-from-server');
    }
    expect(await problemOf(await office.seal({ number: 1, content }))).toBe('not-whole');
    expect(await problemOf(await office.seal({ number: 1, content: 'x' }))).toBe('not-whole');
    identity = undefined;
    expect(await problemOf(receipt)).toBe('not-connected');
  });

  it('is of no bundle that was made here', async () => {
    const fileHash = 'a'.repeat(64);
    expect(await problemOf(await contentWith((content) => ({ ...content, bundle: fileHash })))).toBe(
      'unknown-bundle',
    );
    // The right file under another number.
    const issuedAt = instant('2026-11-24T08:00:00.000Z');
    const hash = await bundleCrypto.sha256(bundle);
    const content = JSON.stringify({ bundle: hash, issuedAt, answers: [] });
    expect(await problemOf(await office.seal({ number: 2, content }))).toBe('unknown-bundle');
  });

  it('counts for nothing where the receipts in it are not the server’s own', async () => {
    const changed = await changeResults((result) =>
      result.outcome === 'acknowledged'
        ? { ...result, receipt: { ...result.receipt, sequence: result.receipt.sequence + 1 } }
        : result,
    );
    expect(await problemOf(changed)).toBe('not-from-server');
    const bare = await contentWith((content) => ({
      ...content,
      answers: content.answers.map(({ results }) => ({ results })),
    }));
    expect(await problemOf(bare)).toBe('not-from-server');
    // One good answer does not carry a bad one.
    const mixed = await contentWith(({ answers, ...content }) => ({
      ...content,
      answers: [...answers, ...answers.map(({ results }) => ({ results }))],
    }));
    expect(await problemOf(mixed)).toBe('not-from-server');
  });

  it('acknowledges no other bytes than those that were on the bundle', async () => {
    const other = await makeReceiptFor(practiceId(2), 'f'.repeat(64));
    const file = await contentWith((content) => ({ ...content, answers: [other] }));
    const taken = await take(file);
    expect(taken).toMatchObject({ changed: 0, bundle: { returned: { acknowledged: 0, unanswered: 3 } } });
    expect(await stateOf(2)).toBe('waiting');
  });

  it('says nothing of records that were not on the bundle', async () => {
    await save(4);
    const record = await store.findRecord(practiceId(4));
    expect(record?.state).toBe('waiting');
    const [waiting] = await store.takeForBundle(10);
    const other = await makeReceiptFor(practiceId(4), waiting?.contentHash ?? '');
    await take(await contentWith((content) => ({ ...content, answers: [...content.answers, other] })));
    expect(await stateOf(4)).toBe('waiting');
    expect(await store.countQueue()).toMatchObject({ acknowledged: 3, waiting: 1 });
  });

  const makeReceiptFor = (id: ReturnType<typeof practiceId>, contentHash: string) =>
    office.answerOf([
      {
        outcome: 'acknowledged',
        id,
        replayed: false,
        receipt: { id, sequence: 99, receivedAt: instant('2026-11-24T08:00:00.000Z'), contentHash },
      },
    ]);

  it('does nothing when any bit of it is turned, or any part of it is gone', async () => {
    const before = [await store.listOutbox(), await book.list()];
    await fc.assert(
      fc.asyncProperty(fc.nat(receipt.length * 8 - 1), fc.nat(receipt.length - 1), async (bit, end) => {
        const turned = receipt.slice();
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await take(turned)).toBeTypeOf('string');
        expect(await take(receipt.slice(0, end))).toBeTypeOf('string');
      }),
      { numRuns: 250 },
    );
    expect([await store.listOutbox(), await book.list()]).toEqual(before);
    expect(await take(receipt)).toMatchObject({ changed: 3 });
    expect(officeStation).toContain('7d3f0f6e');
  });
});
