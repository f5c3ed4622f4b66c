import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFileName } from '../../contract/bundle.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { type BundleParty, bundleCrypto as crypto, makeBundleParty } from '../../testing/bundle-parties.ts';
import { keyText } from './bundle-crypto.ts';
import type { Bytes } from './bundle-web.ts';
import { isSignedBy, openSealedFile, readHeader, type SealedFile, writeSealedFile } from './sealed-file.ts';

const world: ReceiptWorld = { audience: 'practice', kommuneCode: '0621' };
const station = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const content = '{"hvem":"Øvine Øveby"}';

let sender: BundleParty;
let receiver: BundleParty;
let stranger: BundleParty;
let file: SealedFile;
beforeAll(async () => {
  [sender, receiver, stranger] = await Promise.all([makeBundleParty(), makeBundleParty(), makeBundleParty()]);
  file = await write();
});

const write = (parts: Partial<Parameters<typeof writeSealedFile>[1]> = {}): Promise<SealedFile> =>
  writeSealedFile(crypto, {
    kind: 'bundle',
    world,
    station,
    number: 17,
    sealedTo: receiver.sealingKey,
    content,
    sign: sender.sign,
    ...parts,
  });

/** What the receiver makes of a file that should be the sender's. */
async function read(bytes: Bytes, by: BundleParty = receiver, where: ReceiptWorld = world) {
  const found = readHeader(crypto, bytes);
  if (!found.ok) return found.error.kind;
  const own = { publicKey: by.sealingKey, agree: by.agree };
  const opened = await openSealedFile(crypto, found.value, bytes, own);
  if (opened === undefined) return 'does not open';
  const place = { header: found.value.header, opened, sealedTo: by.sealingKey, world: where };
  return (await isSignedBy(crypto, sender.signingKey, place)) ? opened.content : 'not signed';
}

/** The same file with another header in the clear. */
function withHeader(header: object, of: SealedFile = file): Bytes {
  const end = of.bytes.indexOf(0x0a);
  const line = crypto.utf8(JSON.stringify(header));
  return new Uint8Array([...line, ...of.bytes.slice(end)]);
}

describe('a sealed file', () => {
  it('gives what was sealed to the one it is for, and to nobody else', async () => {
    expect(await read(file.bytes)).toBe(content);
    expect(await read(file.bytes, stranger)).toBe('does not open');
    expect(await read(file.bytes, sender)).toBe('does not open');
  });

  it('shows the id of the station, numbers and keys, and nothing of what it says', async () => {
    const found = readHeader(crypto, file.bytes);
    expect(found).toMatchObject({ ok: true, value: { header: { bopael: 'bundle', station, number: 17 } } });
    const text = Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join('');
    expect(text).not.toContain('hvem');
    expect(bundleFileName(file.header)).toBe('bopael-pakke-7d3f0f6e-17.bopael');
    expect(bundleFileName({ ...file.header, bopael: 'bundle-receipt' })).toBe(
      'bopael-kvittering-7d3f0f6e-17.bopael',
    );
  });

  it('is another one each time, with a key that is made for it alone', async () => {
    const other = await write();
    expect(other.header.key).not.toBe(file.header.key);
    expect(await read(other.bytes)).toBe(content);
  });

  it('opens no more when any bit of it was turned, or any part of it is gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.bytes.length * 8 - 1), async (bit) => {
        const turned = file.bytes.slice();
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await read(turned)).not.toBe(content);
      }),
      { numRuns: 300 },
    );
    for (let length = 0; length < file.bytes.length; length += 1) {
      expect(await read(file.bytes.slice(0, length))).not.toBe(content);
    }
    expect(await read(new Uint8Array([...file.bytes, 0]))).toBe('does not open');
  });

  it('does not open under another header, though it says the same', async () => {
    const { header } = file;
    for (const changed of [
      { ...header, number: 18 },
      { ...header, station: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f61' },
      { ...header, bopael: 'bundle-receipt' },
      { ...header, key: (await write()).header.key },
    ]) {
      expect(await read(withHeader(changed))).toBe('does not open');
    }
  });

  it('has one header only: nothing is added, left out, or written in another way', async () => {
    const { header } = file;
    const { version: _, ...without } = header;
    for (const changed of [
      { ...header, more: 1 },
      without,
      { ...header, number: 0 },
      { ...header, number: 1.5 },
      { ...header, number: '17' },
      { ...header, station: 'x' },
      { ...header, to: header.to.toUpperCase() },
      { ...header, version: 0 },
      { version: 1, ...without },
    ]) {
      expect(['not-whole', 'not-a-sealed-file']).toContain(await read(withHeader(changed)));
    }
    expect(await read(withHeader({ ...header, version: 2, more: 'x' }))).toBe('newer-version');
    const line = JSON.stringify(header);
    const spaced = `${line.slice(0, -1)} }\n`;
    expect(await read(crypto.utf8(spaced))).toBe('not-whole');
    expect(await read(crypto.utf8(line.replace(':17,', ':1.7e1,')))).toBe('not-whole');
  });

  it('is told from other files', async () => {
    for (const text of ['', '\n', '{}', '{"bopael":"backup"}\n', 'PK\u0003\u0004', '%PDF-1.7\n']) {
      expect(await read(crypto.utf8(text))).toBe('not-a-sealed-file');
    }
    expect(await read(new Uint8Array(5000).fill(0xff))).toBe('not-a-sealed-file');
    // A header that never ends.
    expect(await read(crypto.utf8(`{"bopael":"bundle","x":"${'x'.repeat(5000)}`))).toBe('not-whole');
  });

  it('cannot be sealed on to another: the signature names who it is for, and where', async () => {
    // The receiver opens it, and seals the sender's own words and signature to a third.
    const found = readHeader(crypto, file.bytes);
    if (!found.ok) throw new Error('it is whole');
    const own = { publicKey: receiver.sealingKey, agree: receiver.agree };
    const opened = await openSealedFile(crypto, found.value, file.bytes, own);
    if (opened === undefined) throw new Error('it opens');
    const sealedOn = await write({ sealedTo: stranger.sealingKey, sign: async () => opened.signature });
    expect(await read(sealedOn.bytes, stranger)).toBe('not signed');
    expect(await read(file.bytes, receiver, { ...world, audience: 'production' })).toBe('not signed');
    expect(await read(file.bytes, receiver, { ...world, kommuneCode: '0851' })).toBe('not signed');
  });

  it('is not taken for one that somebody else has signed', async () => {
    expect(await read((await write({ sign: stranger.sign })).bytes)).toBe('not signed');
    const unsigned = async (): Promise<Bytes> => new Uint8Array(64);
    expect(await read((await write({ sign: unsigned })).bytes)).toBe('not signed');
  });

  it('does not open with a key that agrees with everybody', async () => {
    // Points of small order: the secret would be nought.
    for (const first of [0, 1]) {
      const small = new Uint8Array(32);
      small[0] = first;
      const key = keyText(small);
      expect(await read(withHeader({ ...file.header, key }))).toBe('does not open');
    }
  });
});
