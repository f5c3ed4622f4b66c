import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SealedIntake, SealedIntakeSchema } from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import type { Intake } from '../../domain/intake.ts';
import { randomTicket, sampleIntake } from '../../testing/intakes.ts';
import { decodeBase64, encodeBase64 } from '../audit/bytes.ts';
import { createBundleCrypto } from '../bundle/bundle-crypto.ts';
import type { BundleWeb } from '../bundle/bundle-web.ts';
import type { IdentityWeb } from '../station-identity/identity-web.ts';
import { createStationCrypto } from '../station-identity/station-crypto.ts';
import { openIntake, sealIntake } from './sealed-intake.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);
const stations = createStationCrypto(globalThis as unknown as IdentityWeb);
const world: ReceiptWorld = { audience: 'practice', kommuneCode: '0851' };
const kiosk = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';

async function makeMachine() {
  const secrets = await stations.makeSecrets();
  const keys = await stations.findKeys(secrets);
  if (keys === undefined) throw new Error('no keys');
  const { signing, sealing } = secrets;
  const opener = { world, sealingKey: sealing.public, agree: keys.agreeWith };
  return { signingKey: signing.public, sign: keys.sign, opener };
}
type Machine = Awaited<ReturnType<typeof makeMachine>>;

let random = 1;
/** Not random at all, and never the same again. */
const randomBytes = (length: number): Uint8Array<ArrayBuffer> => {
  random += 1;
  return new Uint8Array(length).map((_, at) => (random * 31 + at * 7) % 256);
};

const seal = (intake: Intake, from: Machine, to: readonly Machine[]): Promise<SealedIntake> =>
  sealIntake(crypto, intake, {
    world,
    kiosk,
    ticket: randomTicket(),
    to: to.map(({ opener }) => opener.sealingKey),
    sign: from.sign,
    randomBytes,
  });

const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const intakes = fc.record({ name: words, address: words, count: fc.nat({ max: 12 }) }).map(
  ({ name, address, count }): Intake =>
    sampleIntake({
      fields: { name: { text: name, readAs: name } },
      address: address.trim() === '' ? { kind: 'none' } : { kind: 'typed', text: address.trim() },
      companions: Array.from({ length: count }, (_, nth) => ({ name: `Øve ${nth}` })),
    }),
);

describe('a sealed intake', () => {
  it('opens for each recipient, and for nobody else', async () => {
    const [kioskMachine, stranger, ...counters] = await Promise.all(Array.from({ length: 5 }, makeMachine));
    if (kioskMachine === undefined || stranger === undefined) throw new Error('no machines');
    await fc.assert(
      fc.asyncProperty(intakes, async (intake) => {
        const sealed = await seal(intake, kioskMachine, counters);
        expect(SealedIntakeSchema.parse(JSON.parse(JSON.stringify(sealed)))).toEqual(sealed);
        for (const { opener } of counters) {
          expect(await openIntake(crypto, sealed, kioskMachine.signingKey, opener)).toEqual({
            ok: true,
            value: intake,
          });
        }
        const notOurs = await openIntake(crypto, sealed, kioskMachine.signingKey, stranger.opener);
        expect(notOurs).toEqual({ ok: false, error: { kind: 'not-for-this-station' } });
        // Nor with the name of one who may.
        const pretended = { ...stranger.opener, sealingKey: counters[0]?.opener.sealingKey ?? '' };
        expect(await openIntake(crypto, sealed, kioskMachine.signingKey, pretended)).toMatchObject({
          ok: false,
        });
        // Nor for the kiosk, with the keys that it has.
        expect(await openIntake(crypto, sealed, kioskMachine.signingKey, kioskMachine.opener)).toMatchObject({
          ok: false,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('is refused with any changed bit, also where the changer signs it anew', async () => {
    const [from, to, thief] = await Promise.all([makeMachine(), makeMachine(), makeMachine()]);
    const sealed = await seal(sampleIntake(), from, [to]);
    const flip = (text: string, bit: number): string => {
      const bytes = decodeBase64(text);
      const at = bit % (bytes.length * 8);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      return encodeBase64(bytes);
    };
    const changeOne =
      (name: 'to' | 'ephemeral' | 'key') =>
      (bit: number): SealedIntake => ({
        ...sealed,
        recipients: sealed.recipients.map((one) => ({ ...one, [name]: flip(one[name], bit) })),
      });
    const changes: readonly ((bit: number) => SealedIntake)[] = [
      (bit) => ({ ...sealed, sealed: flip(sealed.sealed, bit) }),
      (bit) => ({ ...sealed, signature: flip(sealed.signature, bit) }),
      changeOne('to'),
      changeOne('ephemeral'),
      changeOne('key'),
      () => ({ ...sealed, id: sampleIntake().id }),
      () => ({ ...sealed, ticket: randomTicket() }),
      () => ({ ...sealed, kiosk: kiosk.replace('7', '8') }),
      () => ({ ...sealed, kommuneCode: '0621' }),
      () => ({ ...sealed, audience: 'production' }),
      () => ({ ...sealed, recipients: [...sealed.recipients, ...sealed.recipients] }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), fc.nat(), async (change, bit) => {
        const changed = change(bit);
        if (JSON.stringify(changed) === JSON.stringify(sealed)) return;
        expect(await openIntake(crypto, changed, from.signingKey, to.opener)).toMatchObject({ ok: false });
      }),
      { numRuns: 300 },
    );
    expect(await openIntake(crypto, sealed, thief.signingKey, to.opener)).toEqual({
      ok: false,
      error: { kind: 'not-genuine' },
    });
  });

  it('tells by its length neither the name nor how many move in', async () => {
    const [from, to] = await Promise.all([makeMachine(), makeMachine()]);
    const alone = await seal(sampleIntake({ fields: {}, companions: [] }), from, [to]);
    const family = await seal(
      sampleIntake({
        fields: { name: { text: 'Å'.repeat(200), readAs: 'Å'.repeat(200) } },
        companions: Array.from({ length: 12 }, (_, nth) => ({ name: `Familiemedlem ${nth}` })),
      }),
      from,
      [to],
    );
    expect(JSON.stringify(family).length).toBe(JSON.stringify(alone).length);
  });
});
