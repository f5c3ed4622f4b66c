import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BundleReceiptContent } from '../../contract/bundle.ts';
import type { RecordResult } from '../../contract/intake-api.ts';
import { isConserved } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { type BundleBench, openBundleBench } from '../../testing/bundle-bench.ts';
import { officeStation } from '../../testing/bundle-office.ts';
import { bundleCrypto, makeBundleParty } from '../../testing/bundle-parties.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { fromOutgoingText } from '../../testing/outgoing-text.ts';
import { testWorld, verifyEd25519 } from '../../testing/test-signer.ts';
import { isReceiptSigned } from '../receipts/receipt-tree.ts';
import type { Bytes } from './bundle-web.ts';

let bench: BundleBench;
beforeEach(async () => {
  bench = await openBundleBench();
});

describe('taking a return receipt', () => {
  it('applies the answers as if they had come over the line, with a proof of each receipt', async () => {
    await bench.save(1, 2, 3);
    const { bytes } = await bench.make();
    const taken = await bench.take(await bench.office.import(bytes));
    expect(taken).toMatchObject({
      changed: 3,
      bundle: { number: 1, returned: { acknowledged: 3, cases: 0, unanswered: 0 } },
    });
    expect(await bench.store.countQueue()).toMatchObject({ created: 3, acknowledged: 3, waiting: 0 });
    const record = await bench.store.findRecord(practiceId(2));
    const proof = await bench.store.findProof(practiceId(2));
    if (record?.receipt === undefined || proof === undefined) throw new Error('it has both');
    const signed = { hash: hashBytes, verify: verifyEd25519 };
    expect(
      await isReceiptSigned(signed, testWorld, record.receipt, proof, bench.office.keys.signingKey),
    ).toBe(true);
    expect((await bench.store.findMemory()).lastAnswered).toBe(1);
  });

  it('makes cases of conflicts and refusals, and counts them', async () => {
    await bench.save(1, 2);
    // Somebody else has registered the second person.
    const elsewhere = buildRegistration({ nth: 2, id: practiceId(77) });
    const { writeRegistrationContent } = await import('../../contract/registration-content.ts');
    await bench.office.server.receive([{ id: elsewhere.id, content: writeRegistrationContent(elsewhere) }]);
    const { bytes } = await bench.make();
    const taken = await bench.take(await bench.office.import(bytes));
    expect(taken).toMatchObject({ changed: 2, bundle: { returned: { acknowledged: 1, cases: 1 } } });
    expect(await bench.stateOf(2)).toBe('conflict');
    expect(isConserved(await bench.store.countQueue())).toBe(true);
  });

  it('changes nothing when it comes again', async () => {
    await bench.save(1, 2);
    const { bytes } = await bench.make();
    const receipt = await bench.office.import(bytes);
    await bench.take(receipt);
    const before = await bench.store.listOutbox();
    expect(await bench.take(receipt)).toMatchObject({
      changed: 0,
      isOld: true,
      bundle: { returned: { acknowledged: 2 } },
    });
    expect(await bench.store.listOutbox()).toEqual(before);
  });

  it('does not open a case anew that somebody has dealt with since, however often and late it comes', async () => {
    await bench.save(1);
    const elsewhere = buildRegistration({ nth: 1, id: practiceId(77) });
    const { writeRegistrationContent } = await import('../../contract/registration-content.ts');
    await bench.office.server.receive([{ id: elsewhere.id, content: writeRegistrationContent(elsewhere) }]);
    const { bytes } = await bench.make();
    const [first, second] = [await bench.office.import(bytes), await bench.office.import(bytes)];
    await bench.take(second);
    expect(await bench.stateOf(1)).toBe('conflict');
    const again = { id: practiceId(1), from: 'conflict', to: 'waiting' } as const;
    await bench.store.changeStates([again], bench.clock.now());
    // The older one, and the same one.
    expect(await bench.take(first)).toMatchObject({ changed: 0 });
    expect(await bench.take(second)).toMatchObject({ changed: 0 });
    expect(await bench.stateOf(1)).toBe('waiting');
  });

  it('acknowledges a record also where the station thought otherwise of it', async () => {
    await bench.save(1, 2);
    const { bytes } = await bench.make();
    const receipt = await bench.office.import(bytes);
    await bench.store.claimWaiting(bench.clock.now(), 10);
    await bench.store.changeStates(
      [
        { id: practiceId(1), from: 'sending', to: 'refused', trouble: { kind: 'refused' } },
        { id: practiceId(2), from: 'sending', to: 'waiting' },
      ],
      bench.clock.now(),
    );
    expect(await bench.take(receipt)).toMatchObject({ changed: 2 });
    expect(await bench.store.countQueue()).toMatchObject({ acknowledged: 2 });
  });

  it('leaves what came over the line meanwhile as it is', async () => {
    await bench.save(1, 2);
    const { bytes } = await bench.make();
    const claimed = await bench.store.claimWaiting(bench.clock.now(), 10);
    const results = await bench.office.server.receive(
      claimed.map(({ id, text }) => fromOutgoingText({ id, bytes: text?.bytes ?? new Uint8Array() })),
    );
    const answer = await bench.office.answerOf(results);
    const changes = results.flatMap((one) =>
      one.outcome === 'acknowledged'
        ? [{ id: one.id, from: 'sending' as const, to: 'acknowledged' as const, receipt: one.receipt }]
        : [],
    );
    expect(answer.results).toHaveLength(2);
    await bench.store.changeStates(changes, bench.clock.now());
    expect(await bench.take(await bench.office.import(bytes))).toMatchObject({
      changed: 0,
      isOld: false,
      bundle: { returned: { acknowledged: 2, cases: 0, unanswered: 0 } },
    });
  });

  it('can be read again where there was no room for it', async () => {
    await bench.save(1);
    const { bytes } = await bench.make();
    const receipt = await bench.office.import(bytes);
    bench.store.setFull(true);
    expect(await bench.take(receipt)).toBe('no-room');
    bench.store.setFull(false);
    bench.book.setFull(true);
    expect(await bench.take(receipt)).toBe('no-room');
    bench.book.setFull(false);
    expect(await bench.take(receipt)).toMatchObject({
      changed: 0,
      bundle: { returned: { acknowledged: 1 } },
    });
    expect(await bench.stateOf(1)).toBe('acknowledged');
  });

  it('counts what it says nothing of, and leaves it waiting', async () => {
    await bench.save(1, 2, 3);
    const { bytes } = await bench.make();
    const receipt = await bench.office.import(bytes, async (content) => {
      const [, ...rest] = content.answers[0]?.results ?? [];
      return { ...content, answers: [await bench.office.answerOf(rest)] };
    });
    expect(await bench.take(receipt)).toMatchObject({ changed: 2, bundle: { returned: { unanswered: 1 } } });
    expect(await bench.store.countQueue()).toMatchObject({ acknowledged: 2, waiting: 1 });
    expect(await bench.idsIn((await bench.make()).bytes)).toEqual([practiceId(1)]);
  });
});

describe('a return receipt that is not what it seems', () => {
  let bundle: Bytes;
  let receipt: Bytes;
  beforeEach(async () => {
    await bench.save(1, 2, 3);
    bundle = (await bench.make()).bytes;
    receipt = await bench.office.import(bundle);
  });

  /** Says why it is not taken, and that nothing has come of it. */
  async function problemOf(file: Bytes): Promise<string> {
    const before = [await bench.store.listOutbox(), await bench.book.list()];
    const taken = await bench.take(file);
    expect([await bench.store.listOutbox(), await bench.book.list()]).toEqual(before);
    return typeof taken === 'string' ? taken : 'taken';
  }
  const contentWith = (change: (content: BundleReceiptContent) => BundleReceiptContent) =>
    bench.office.import(bundle, change);
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
    expect(await problemOf(await bench.office.seal({ number: 1, content, station: stranger }))).toBe(
      'another-station',
    );
    const old = await bench.office.seal({ number: 1, content, sealedTo: other.sealingKey });
    expect(await problemOf(old)).toBe('old-key');
    expect(await problemOf(await bench.office.seal({ number: 1, content, by: other }))).toBe(
      'not-from-server',
    );
    expect(await problemOf(await bench.office.seal({ number: 1, content, by: bench.office.station }))).toBe(
      'not-from-server',
    );
    for (const world of [
      { audience: 'production', kommuneCode: '0621' },
      { audience: 'practice', kommuneCode: '0851' },
    ] as const) {
      expect(await problemOf(await bench.office.seal({ number: 1, content, world }))).toBe('not-from-server');
    }
    expect(await problemOf(await bench.office.seal({ number: 1, content }))).toBe('not-whole');
    expect(await problemOf(await bench.office.seal({ number: 1, content: 'x' }))).toBe('not-whole');
    bench.identity = undefined;
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
    expect(await problemOf(await bench.office.seal({ number: 2, content }))).toBe('unknown-bundle');
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
    const taken = await bench.take(file);
    expect(taken).toMatchObject({ changed: 0, bundle: { returned: { acknowledged: 0, unanswered: 3 } } });
    expect(await bench.stateOf(2)).toBe('waiting');
  });

  it('says nothing of records that were not on the bundle', async () => {
    await bench.save(4);
    const record = await bench.store.findRecord(practiceId(4));
    expect(record?.state).toBe('waiting');
    const [waiting] = await bench.store.takeForBundle(10);
    const other = await makeReceiptFor(practiceId(4), waiting?.contentHash ?? '');
    await bench.take(await contentWith((content) => ({ ...content, answers: [...content.answers, other] })));
    expect(await bench.stateOf(4)).toBe('waiting');
    expect(await bench.store.countQueue()).toMatchObject({ acknowledged: 3, waiting: 1 });
  });

  const makeReceiptFor = (id: ReturnType<typeof practiceId>, contentHash: string) =>
    bench.office.answerOf([
      {
        outcome: 'acknowledged',
        id,
        replayed: false,
        receipt: { id, sequence: 99, receivedAt: instant('2026-11-24T08:00:00.000Z'), contentHash },
      },
    ]);

  it('does nothing when any bit of it is turned, or any part of it is gone', async () => {
    const before = [await bench.store.listOutbox(), await bench.book.list()];
    await fc.assert(
      fc.asyncProperty(fc.nat(receipt.length * 8 - 1), fc.nat(receipt.length - 1), async (bit, end) => {
        const turned = receipt.slice();
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await bench.take(turned)).toBeTypeOf('string');
        expect(await bench.take(receipt.slice(0, end))).toBeTypeOf('string');
      }),
      { numRuns: 250 },
    );
    expect([await bench.store.listOutbox(), await bench.book.list()]).toEqual(before);
    expect(await bench.take(receipt)).toMatchObject({ changed: 3 });
    expect(officeStation).toContain('7d3f0f6e');
  });
});
