import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateStoreKeys, importStoreKeys } from './store-keys.ts';
import { createVault } from './vault.ts';

const wellFormed = fc.string({ unit: 'binary' });

describe('The vault', () => {
  it('gives back every text exactly as it was sealed', async () => {
    const vault = createVault(await generateStoreKeys());
    await fc.assert(
      fc.asyncProperty(wellFormed, async (text) => {
        expect(await vault.findText('here', await vault.sealText('here', text))).toBe(text);
      }),
    );
    expect(await vault.findText('here', await vault.sealText('here', '\uFEFFmærke'))).toBe('\uFEFFmærke');
  });

  it('gives back every byte as it was sealed', async () => {
    const vault = createVault(await generateStoreKeys());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const sealed = await vault.sealBytes('here', new Uint8Array(bytes));
        expect(await vault.findBytes('here', sealed)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('opens nothing in another place, with another key, or with any bit turned', async () => {
    const vault = createVault(await generateStoreKeys());
    const other = createVault(await generateStoreKeys());
    const sealed = await vault.sealText('registrations/1', 'hemmelig');
    expect(await vault.findText('registrations/2', sealed)).toBeUndefined();
    expect(await other.findText('registrations/1', sealed)).toBeUndefined();
    const bits = sealed.data.byteLength * 8;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bits - 1 }), async (bit) => {
        const bytes = new Uint8Array(sealed.data);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await vault.findText('registrations/1', { ...sealed, data: bytes })).toBeUndefined();
      }),
    );
  });

  it('never seals two texts with one nonce', async () => {
    const vault = createVault(await generateStoreKeys());
    const sealed = await Promise.all(Array.from({ length: 500 }, () => vault.sealText('here', 'ens')));
    expect(new Set(sealed.map(({ nonce }) => nonce.join())).size).toBe(500);
  });

  it('gives the same look-up key for the same number, purpose and station, and no other', async () => {
    const bytes = (fill: number) => new Uint8Array(32).fill(fill);
    const mine = createVault(await importStoreKeys(bytes(1), bytes(2)));
    const again = createVault(await importStoreKeys(bytes(3), bytes(2)));
    const other = createVault(await importStoreKeys(bytes(1), bytes(4)));
    const key = await mine.lookupKey('cpr', '0101455009');
    expect(await again.lookupKey('cpr', '0101455009')).toBe(key);
    expect(await other.lookupKey('cpr', '0101455009')).not.toBe(key);
    expect(await mine.lookupKey('name-and-birth-date', '0101455009')).not.toBe(key);
    expect(await mine.lookupKey('cpr', '1506405005')).not.toBe(key);
  });

  it('holds keys that no code in the page can read', async () => {
    const bytes = new Uint8Array(32).fill(1);
    for (const keys of [await generateStoreKeys(), await importStoreKeys(bytes, bytes)]) {
      for (const key of [keys.data, keys.lookup]) {
        expect(key.extractable).toBe(false);
        await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
      }
    }
  });
});
