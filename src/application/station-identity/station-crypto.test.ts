import { describe, expect, it } from 'vitest';
import { parseStationSignature, stationRequestText } from '../../contract/station-request.ts';
import { testStationCrypto as crypto } from '../../testing/station-identities.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { bytesOfAscii, decodeBase64 } from '../audit/bytes.ts';
import { StationSecretsSchema } from './station-crypto.ts';
import { createStationSigner } from './station-signer.ts';

const server = {
  signing: `${'A'.repeat(43)}=`,
  sealing: `${'A'.repeat(43)}=`,
  blinding: `${'A'.repeat(43)}=`,
};
const identity = {
  audience: 'practice',
  kommuneCode: '0621',
  stationId: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
  server,
} as const;

async function made() {
  const secrets = await crypto.makeSecrets();
  const keys = await crypto.findKeys(secrets);
  if (keys === undefined) throw new Error('no keys');
  return { secrets, keys };
}

describe('a station’s keys', () => {
  it('are new each time, and can be written down and used again', async () => {
    const [one, other] = [await made(), await made()];
    expect(one.secrets.signing.public).not.toBe(other.secrets.signing.public);
    expect(StationSecretsSchema.parse(JSON.parse(JSON.stringify(one.secrets)))).toEqual(one.secrets);
    const again = await crypto.findKeys(one.secrets);
    const signed = (text: string, signature: Uint8Array<ArrayBuffer>) =>
      verifyEd25519({
        publicKey: decodeBase64(one.secrets.signing.public),
        message: bytesOfAscii(text),
        signature,
      });
    const signature = await again?.sign('bopael request 1');
    expect(await signed('bopael request 1', signature ?? new Uint8Array(64))).toBe(true);
    expect(await signed('bopael request 2', signature ?? new Uint8Array(64))).toBe(false);
    expect(await signed('bopael request 1', await other.keys.sign('bopael request 1'))).toBe(false);
  });

  it('share one secret two and two, and none with a point that would share it with everybody', async () => {
    const [one, other] = [await made(), await made()];
    const here = await one.keys.agreeWith(decodeBase64(other.secrets.sealing.public));
    const there = await other.keys.agreeWith(decodeBase64(one.secrets.sealing.public));
    expect(here).toHaveLength(32);
    expect(here).toEqual(there);
    expect(await one.keys.agreeWith(new Uint8Array(32))).toBeUndefined();
  });

  it('are none where what was kept is damaged', async () => {
    const { secrets } = await made();
    const damaged = { ...secrets, signing: { ...secrets.signing, secret: 'AAAA' } };
    expect(await crypto.findKeys(damaged)).toBeUndefined();
    expect(await crypto.findKeys({ ...secrets, sealing: secrets.signing })).toBeUndefined();
  });
});

describe('a signed request', () => {
  it('names the station, its number, and the hash of the very body', async () => {
    const { secrets, keys } = await made();
    let last = 40;
    const signer = createStationSigner(identity, keys, crypto, { take: async () => ++last });
    const body = '{"name":"Åse \u2028"}';
    const number = await signer.takeNumber();
    const header = await signer.authorize({ method: 'POST', target: '/api/v1/hand-overs', body, number: 41 });
    const told = parseStationSignature(header);
    expect([number, told?.stationId, told?.number]).toEqual([41, identity.stationId, 41]);
    const text = stationRequestText(identity, {
      method: 'POST',
      target: '/api/v1/hand-overs',
      stationId: identity.stationId,
      number: 41,
      bodyHash: await crypto.sha256(body),
    });
    const verify = (message: string) =>
      verifyEd25519({
        publicKey: decodeBase64(secrets.signing.public),
        message: bytesOfAscii(message),
        signature: decodeBase64(told?.signature ?? ''),
      });
    expect(await verify(text)).toBe(true);
    expect(await verify(text.replace('practice', 'production'))).toBe(false);
    expect(await verify(text.replace('41', '42'))).toBe(false);
  });

  it('is not made where no number can be kept', async () => {
    const { keys } = await made();
    const signer = createStationSigner(identity, keys, crypto, {
      take: () => Promise.reject(new Error('full')),
    });
    expect(await signer.takeNumber()).toBeUndefined();
  });
});
