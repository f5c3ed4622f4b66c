import { expect, it } from 'vitest';
import type { BundleReceiptContent } from '../../contract/bundle.ts';
import type { RecordResult } from '../../contract/intake-api.ts';
import type { Receipt } from '../../contract/receipt.ts';
import { isConserved } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { type BundleOffice, openBundleOffice } from '../../testing/bundle-office.ts';
import { type BundleParty, bundleCrypto, makeBundleParty } from '../../testing/bundle-parties.ts';
import { createFakeClock, practiceId } from '../../testing/fake-machine.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { createMemoryBundleBook } from '../../testing/memory-bundle-book.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { testWorld, verifyEd25519 } from '../../testing/test-signer.ts';
import { createBundleSealer } from './bundle-sealer.ts';
import type { Bytes } from './bundle-web.ts';
import { makeBundle } from './make-bundle.ts';
import { readHeader } from './sealed-file.ts';
import { takeBundleReceipt } from './take-bundle-receipt.ts';

const rounds = 500;
const trips = 8;
const perTrip = 4;

interface Genuine {
  readonly bundle: Bytes;
  readonly receipt: Bytes;
}
interface World {
  readonly office: BundleOffice;
  readonly genuine: readonly Genuine[];
  readonly stranger: BundleParty;
}
type Dice = (sides: number) => number;

let state = 0x5eed_0004;
const dice: Dice = (sides) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * sides);
};
const pick = <Value>(values: readonly Value[]): Value => {
  const value = values[dice(values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
};

function withHeader(bytes: Bytes, change: object): Bytes {
  const found = readHeader(bundleCrypto, bytes);
  if (!found.ok) throw new Error('It has a header');
  const { header, end } = found.value;
  const line = bundleCrypto.utf8(`${JSON.stringify({ ...header, ...change })}\n`);
  return new Uint8Array([...line, ...bytes.slice(end)]);
}
const headerOf = (bytes: Bytes) => {
  const found = readHeader(bundleCrypto, bytes);
  if (!found.ok) throw new Error('It has a header');
  return found.value.header;
};

/** All that the server would say, changed by somebody who has its key to no more than one file. */
const lie = (result: RecordResult): RecordResult =>
  result.outcome === 'acknowledged'
    ? { ...result, receipt: { ...result.receipt, sequence: result.receipt.sequence + 1_000 } }
    : { outcome: 'refused', id: result.id, refusal: { kind: 'invalid-content', paths: [] } };

/** Receipts that are not what they seem; none of them may change anything. */
const attacks: Readonly<Record<string, (world: World) => Promise<Bytes> | Bytes>> = {
  'a bit turned': ({ genuine }) => {
    const bytes = pick(genuine).receipt.slice();
    const bit = dice(bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return bytes;
  },
  'cut off': ({ genuine }) => {
    const { receipt } = pick(genuine);
    return receipt.slice(0, dice(receipt.length));
  },
  'with more at its end': ({ genuine }) => new Uint8Array([...pick(genuine).receipt, dice(256)]),
  'under another number': ({ genuine }) => {
    const { receipt } = pick(genuine);
    return withHeader(receipt, { number: headerOf(receipt).number + 1 + dice(5) });
  },
  'under another station’s id': ({ genuine }) =>
    withHeader(pick(genuine).receipt, { station: '00000000-0000-4000-8000-00000000000b' }),
  'under another receipt’s header': ({ genuine }) => {
    const one = pick(genuine);
    const other = pick(genuine.filter((each) => each !== one));
    return withHeader(one.receipt, headerOf(other.receipt));
  },
  'the bundle itself': ({ genuine }) => pick(genuine).bundle,
  'the bundle as a receipt': ({ genuine }) => withHeader(pick(genuine).bundle, { bopael: 'bundle-receipt' }),
  'signed by somebody else': async ({ office, genuine, stranger }) =>
    office.import(pick(genuine).bundle).then(async (receipt) =>
      office.seal({
        number: headerOf(receipt).number,
        content: await contentOf(office, receipt),
        by: stranger,
      }),
    ),
  'signed by the station itself': async ({ office, genuine }) => {
    const receipt = await office.import(pick(genuine).bundle);
    const content = await contentOf(office, receipt);
    return office.seal({ number: headerOf(receipt).number, content, by: office.station });
  },
  'of the other world': async ({ office, genuine }) => {
    const { receipt } = pick(genuine);
    const world = { audience: 'production', kommuneCode: '0621' } as const;
    return office.seal({
      number: headerOf(receipt).number,
      content: await contentOf(office, receipt),
      world,
    });
  },
  'sealed to another station': async ({ office, genuine, stranger }) => {
    const { receipt } = pick(genuine);
    const content = await contentOf(office, receipt);
    return office.seal({ number: headerOf(receipt).number, content, sealedTo: stranger.sealingKey });
  },
  'for another bundle’s number': async ({ office, genuine }) => {
    const { receipt } = pick(genuine);
    return office.seal({ number: headerOf(receipt).number + 50, content: await contentOf(office, receipt) });
  },
  'for a file that was never made here': ({ office, genuine }) =>
    office.import(pick(genuine).bundle, (content) => ({ ...content, bundle: 'b'.repeat(64) })),
  'with receipts that the server did not give': ({ office, genuine }) =>
    office.import(pick(genuine).bundle, (content) => changeResults(content, lie)),
  'with receipts of other records': ({ office, genuine }) =>
    office.import(pick(genuine).bundle, (content) => {
      const receipts = content.answers.flatMap(({ results }) =>
        results.flatMap((result) => (result.outcome === 'acknowledged' ? [result.receipt] : [])),
      );
      let at = 0;
      return changeResults(content, (result) => {
        at += 1;
        const receipt = receipts[at % receipts.length];
        return result.outcome === 'acknowledged' && receipt !== undefined ? { ...result, receipt } : result;
      });
    }),
  'that says nothing sensible': ({ office, genuine }) =>
    office.seal({
      number: headerOf(pick(genuine).receipt).number,
      content: pick(['', 'null', '{}', '{"answers":[]}', '['.repeat(10_000)]),
    }),
  'of noise': () => Uint8Array.from({ length: dice(400) }, () => dice(256)),
};

const changeResults = (
  content: BundleReceiptContent,
  change: (result: RecordResult) => RecordResult,
): BundleReceiptContent => ({
  ...content,
  answers: content.answers.map((answer) => ({ ...answer, results: answer.results.map(change) })),
});

/** What a receipt of the office says: it is the office's own secret, and the test's. */
const contentOf = async (office: BundleOffice, receipt: Bytes): Promise<string> => {
  const opened = await createBundleSealer(bundleCrypto, async () => office.identity).open(receipt);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value.content;
};

it(`believes none of ${rounds} attacked return receipts, and takes the genuine ones between them`, async () => {
  const office = await openBundleOffice();
  const [store, book, clock] = [createMemoryStationStore(), createMemoryBundleBook(), createFakeClock()];
  const ports = {
    store,
    book,
    clock,
    audience: 'practice',
    sealer: createBundleSealer(bundleCrypto, async () => office.identity),
    hash: hashBytes,
    verify: verifyEd25519,
    findTrust: async () => ({ world: testWorld, signingKeys: [office.keys.signingKey] }),
  } as const;

  // Each bundle holds all that waits: the later ones hold the earlier ones' records too.
  const bundles: Bytes[] = [];
  for (let trip = 0; trip < trips; trip += 1) {
    for (let nth = 1; nth <= perTrip; nth += 1) {
      await store.saveRegistration(buildRegistration({ nth: trip * perTrip + nth }), clock.now());
    }
    const made = await makeBundle(ports);
    if (!made.ok) throw new Error(made.error.kind);
    bundles.push(made.value.bytes);
    clock.advance(3_600);
  }
  const genuine: Genuine[] = [];
  for (const bundle of bundles.toSorted(() => dice(3) - 1)) {
    genuine.push({ bundle, receipt: await office.import(bundle) });
  }
  const world: World = { office, genuine, stranger: await makeBundleParty() };
  const waiting = [...genuine].sort(() => dice(3) - 1);
  const kinds = Object.keys(attacks);
  const refusals = new Map<string, number>();
  let believed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const kind = kinds[round < kinds.length ? round : dice(kinds.length)] ?? '';
    const file = await attacks[kind]?.(world);
    if (file === undefined) throw new Error(`no attack ${kind}`);
    const before = [await store.listOutbox(), await book.list()];
    const taken = await takeBundleReceipt(ports, file);
    if (taken.ok) believed += 1;
    else refusals.set(taken.error.kind, (refusals.get(taken.error.kind) ?? 0) + 1);
    expect([kind, await store.listOutbox(), await book.list()]).toEqual([kind, ...before]);
    // The genuine ones one after the other, out of order; and then any of them again.
    const next = round % 40 === 39 ? (waiting.pop() ?? pick(genuine)) : undefined;
    if (next !== undefined) expect(await takeBundleReceipt(ports, next.receipt)).toMatchObject({ ok: true });
    expect(isConserved(await store.countQueue())).toBe(true);
  }

  const count = trips * perTrip;
  expect(await store.countQueue()).toMatchObject({ created: count, acknowledged: count });
  const told = new Map<string, Receipt>();
  for (const result of await office.server.receive(
    office.server.ids().map((id) => ({ id, content: office.server.findContent(id) ?? '' })),
  )) {
    if (result.outcome === 'acknowledged') told.set(result.id, result.receipt);
  }
  for (let nth = 1; nth <= count; nth += 1) {
    expect((await store.findRecord(practiceId(nth)))?.receipt).toEqual(told.get(practiceId(nth)));
  }
  expect(office.server.ids()).toHaveLength(count);
  expect({ believed, kinds: refusals.size > 6 }).toEqual({ believed: 0, kinds: true });
});
