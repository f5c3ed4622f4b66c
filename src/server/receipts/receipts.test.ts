import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildReceiptTree, isReceiptSigned } from '../../application/receipts/receipt-tree.ts';
import {
  apiPaths,
  type HandOverResponse,
  type ReceiptsResponse,
  ReceiptsResponseSchema,
} from '../../contract/intake-api.ts';
import type { Attestation, Receipt } from '../../contract/receipt.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { hashText } from '../hand-over/content-check.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { readProblem, startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';

describeOnEachDatabase('signed receipts', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let people = 0;
  const newRecord = () => practiceRecord({ cpr: practiceCpr(people++ * 2) });

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation();
  });
  afterAll(async () => {
    await server.stop();
  });

  const receiptsIn = ({ results }: HandOverResponse): readonly Receipt[] =>
    results.flatMap((one) => (one.outcome === 'acknowledged' ? [one.receipt] : []));

  /** Whether the server's key has signed each of them, as a station finds out. */
  async function areSigned(
    receipts: readonly Receipt[],
    attestation: Attestation | undefined,
  ): Promise<boolean> {
    if (attestation === undefined) return false;
    const tree = buildReceiptTree(hashBytes, station.info, receipts);
    const publicKey = new Uint8Array(Buffer.from(station.info.keys.signing, 'base64'));
    const verdicts = await Promise.all(
      receipts.map((receipt, place) =>
        isReceiptSigned(
          { hash: hashBytes, verify: verifyEd25519 },
          station.info,
          receipt,
          { ...attestation, path: [...tree.pathOf(place)] },
          publicKey,
        ),
      ),
    );
    return verdicts.every((signed) => signed);
  }

  const ask = async (records: readonly object[], by = station): Promise<ReceiptsResponse> => {
    const response = await by.send({ path: apiPaths.receipts, body: { audience: 'practice', records } });
    expect(response.status).toBe(200);
    return ReceiptsResponseSchema.parse(await response.json());
  };
  const named = ({ id, content }: { id: string; content: string }) => ({
    id,
    contentHash: hashText(content),
  });

  it('come with what was taken, in one signature over all, whatever lies between them', async () => {
    const broken = { id: newRegistrationId(), content: '{}' };
    const records = [newRecord(), broken, newRecord(), newRecord()];
    const answer = await station.exchange(records);
    const receipts = receiptsIn(answer);
    expect(receipts.map(({ id }) => id)).toEqual([0, 2, 3].map((place) => records[place]?.id));
    expect(receipts.map((one) => one.contentHash)).toEqual(
      [0, 2, 3].map((place) => hashText(records[place]?.content ?? '')),
    );
    expect(answer.attestation?.key).toBe(server.database.keys.signing.keyId);
    expect(await areSigned(receipts, answer.attestation)).toBe(true);
    const [first, ...others] = receipts as [Receipt, ...Receipt[]];
    const forged = [{ ...first, sequence: first.sequence + 1 }, ...others];
    expect(await areSigned(forged, answer.attestation)).toBe(false);
  });

  it('are signed anew for what was taken before, with the same facts', async () => {
    const [one, two] = [newRecord(), newRecord()];
    const first = await station.exchange([one]);
    const later = await station.exchange([two, one]);
    expect(receiptsIn(later)[1]).toEqual(receiptsIn(first)[0]);
    expect(await areSigned(receiptsIn(later), later.attestation)).toBe(true);
  });

  it('are not signed where there is none', async () => {
    const answer = await station.exchange([{ id: newRegistrationId(), content: '{}' }]);
    expect(answer).not.toHaveProperty('attestation');
    expect(await ask([named(newRecord())])).not.toHaveProperty('attestation');
  });

  it('are given again to a station that asks, in its order, and it hears what is missing or different', async () => {
    const records = Array.from({ length: 5 }, newRecord);
    const kept = receiptsIn(await station.exchange(records));
    const lost = newRecord();
    const changed = { id: records[2]?.id ?? '', content: 'something else' };
    const { receipts, attestation, missing, different } = await ask([
      ...[4, 0].map((place) => named(records[place] as (typeof records)[0])),
      named(lost),
      named(changed),
      named(records[1] as (typeof records)[0]),
    ]);
    expect(receipts).toEqual([kept[4], kept[0], kept[1]]);
    expect(missing).toEqual([lost.id]);
    expect(different).toEqual([changed.id]);
    expect(await areSigned(receipts, attestation)).toBe(true);
  });

  it('are a station’s own: another one’s record is as missing as any', async () => {
    const record = newRecord();
    await station.exchange([record]);
    const other = await server.newStation('Skranke 2');
    expect(await ask([named(record)], other)).toEqual({ receipts: [], missing: [record.id], different: [] });
    const guessed = { id: record.id, contentHash: 'a'.repeat(64) };
    expect(await ask([guessed], other)).toEqual({ receipts: [], missing: [record.id], different: [] });
  });

  it('are not given for what is no question, nor in another world, nor to nobody', async () => {
    const one = named(newRecord());
    const bodies: unknown[] = [
      '',
      '{',
      null,
      {},
      { audience: 'practice' },
      { audience: 'practice', records: [] },
      { audience: 'practice', records: [{ ...one, id: randomUUID() }] },
      { audience: 'practice', records: [{ ...one, contentHash: 'A'.repeat(64) }] },
      { audience: 'practice', records: [{ ...one, more: 1 }] },
      { audience: 'practice', records: [one], more: 1 },
      { audience: 'practice', records: Array(501).fill(one) },
    ];
    for (const body of bodies) {
      const answer = await station.send({ path: apiPaths.receipts, body });
      expect(await readProblem(answer)).toEqual({ status: 400, problem: 'malformed' });
    }
    const elsewhere = { audience: 'production', records: [one] };
    expect(await readProblem(await station.send({ path: apiPaths.receipts, body: elsewhere }))).toEqual({
      status: 403,
      problem: 'wrong-audience',
    });
    const unsigned = await fetch(server.url + apiPaths.receipts, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ audience: 'practice', records: [one] }),
    });
    expect(await readProblem(unsigned)).toEqual({ status: 401, problem: 'not-signed-in' });
  });
});
