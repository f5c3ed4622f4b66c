import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { version1, version2 } from '../earlier-packs.fixture.ts';
import { addressAt, findUnitById, openRegister } from '../register-data.ts';
import { isRegisterFile } from '../register-file.ts';
import { renewPack } from '../renew-pack.ts';

const packOf = (text: string): ArrayBuffer => new Uint8Array(gunzipSync(Buffer.from(text, 'base64'))).buffer;

test.each([
  ['1', version1, undefined, ['Åvej', '2', '1', 'th', undefined]],
  ['2', version2, '00000011-0b0e-4ade-a000-0000fa7e0001', ['Åvej', '2', '1', 'a1', 'Nr Bjert']],
])('a register that version %s has stored opens, with every address and its id', (_, text, house, last) => {
  const pack = packOf(text);
  const opened = openRegister(pack);
  if (!opened.ok) throw new Error(opened.error.kind);
  const data = opened.value;
  expect(data.info.addresses).toBe(3);
  const all = [0, 1, 2].map((unit) => addressAt(data, unit));
  const said = all.map(({ id, street, houseNumber, floor, door, locality }) => [
    id.slice(0, 8),
    street,
    houseNumber,
    floor,
    door,
    locality,
  ]);
  expect(said.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
    ['00000001', 'Møllevej', '1', undefined, undefined, undefined],
    ['00000002', 'Åvej', '2', '1', 'tv', undefined],
    ['00000003', ...last],
  ]);
  expect(all.find(({ street }) => street === 'Møllevej')?.houseNumberId).toBe(house);
  all.forEach(({ id }, unit) => {
    expect(findUnitById(data, id)).toBe(unit);
  });
  // What is kept from now on is of this version.
  const renewed = renewPack(pack);
  expect(isRegisterFile(renewed ?? new Uint8Array())).toBe(true);
  expect(renewPack((renewed ?? new Uint8Array()).buffer)).toBeUndefined();
});

test.each([version1, version2])('a damaged one of an earlier version is not renewed', (text) => {
  const pack = packOf(text);
  for (let at = 0; at < pack.byteLength; at += 7) {
    const damaged = new Uint8Array(pack.slice(0));
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    expect(openRegister(damaged.buffer).ok).toBe(false);
  }
});
