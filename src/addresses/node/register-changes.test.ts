import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowAt, rowsOf } from '../address-rows.ts';
import { sourceOfBytes } from '../byte-source.ts';
import { diffRegisters } from '../diff-registers.ts';
import { createRegisterImport } from '../formats/import-register.ts';
import { changeRegister as changeAddresses } from '../generator/changed-register.ts';
import { type GeneratedAddress, makeNationalRegister } from '../generator/national-register.ts';
import { formatIdWords } from '../id-words.ts';
import { createRegisterBuilder } from '../register-builder.ts';
import { applyChanges, changeRegister, type HashBytes, openChanges } from '../register-changes.ts';
import { findAddress, openRegister, type RegisterData } from '../register-data.ts';
import { openRegisterFile, withSignature } from '../register-file.ts';
import { searchAddresses } from '../search.ts';

const hash: HashBytes = async (bytes) => createHash('sha256').update(bytes).digest('hex');

function open(bytes: Uint8Array<ArrayBuffer>): RegisterData {
  const opened = openRegister(bytes.buffer);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}
function openFile(bytes: Uint8Array<ArrayBuffer>) {
  const file = openRegisterFile(sourceOfBytes(bytes));
  if (!file.ok) throw new Error(file.error.kind);
  const opened = openChanges(file.value);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}
const known = async (bytes: Uint8Array<ArrayBuffer>) => {
  const data = open(bytes);
  return { data, sha256: await hash(bytes.slice(0, data.file.contentSize)) };
};

const columns =
  'id;husnummerid;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn;status';
interface Told {
  readonly address: GeneratedAddress;
  readonly closed: boolean;
}
function build(told: readonly Told[], date: string): Uint8Array<ArrayBuffer> {
  const lines = told.map(({ address, closed }) =>
    [
      address.id,
      address.houseNumberId,
      address.kommuneCode,
      address.streetCode,
      address.street,
      address.houseNumber,
      address.floor,
      address.door,
      address.locality,
      address.postcode,
      address.postDistrict,
      closed ? '2' : '1',
    ].join(';'),
  );
  const register = createRegisterImport({ moment: 0, about: { name: 'Prøve', date } });
  const file = register.file('x.csv');
  file.push([columns, ...lines, ''].join('\n'));
  file.end();
  const built = register.finish();
  if (!built.ok) throw new Error(built.error.kind);
  expect(built.value.bad).toEqual([]);
  return new Uint8Array(built.value.pack);
}

/** Two states of a register; of the later one the addresses that are no more are told, or not. */
function states(seed: number, share: number) {
  const addresses = [...makeNationalRegister({ seed, addresses: 3000 })];
  const steps = [...changeAddresses(addresses, { seed: seed + 1, share })];
  const earlier = addresses.map((address, at): Told => ({ address, closed: at % 50 === 7 }));
  const wasClosed = new Set(earlier.flatMap(({ address, closed }) => (closed ? address.id : [])));
  const later = steps.flatMap(({ before, after }): Told[] => {
    if (after !== undefined) return [{ address: after, closed: wasClosed.has(after.id) && seed % 3 > 0 }];
    return before === undefined ? [] : [{ address: before, closed: true }];
  });
  return { earlier, later };
}

test('a register with the changes to a later one is the later one, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), fc.constantFrom(0, 0.001, 0.05, 0.5), async (seed, share) => {
      const { earlier, later } = states(seed, share);
      const before = await known(build(earlier, '2026-11-01'));
      // Whatever order its rows come in.
      const bytes = build(seed % 2 === 0 ? later.toReversed() : later, '2026-11-08');
      const difference = await diffRegisters(before, await known(bytes), hash);
      if (!difference.ok) throw new Error(difference.error.kind);
      expect(difference.value.isExact).toBe(true);
      const applied = await applyChanges(before.data, before.sha256, openFile(difference.value.bytes), hash);
      if (!applied.ok) throw new Error(applied.error.kind);
      expect(applied.value).toEqual(bytes);
    }),
    { numRuns: 12 },
  );
});

test('and so it answers as a new build does, to texts and ids', async () => {
  const { earlier, later } = states(4, 0.2);
  const before = await known(build(earlier, '2026-11-01'));
  const fresh = build(later, '2026-11-08');
  const difference = await diffRegisters(before, await known(fresh), hash);
  if (!difference.ok) throw new Error(difference.error.kind);
  const applied = await applyChanges(before.data, before.sha256, openFile(difference.value.bytes), hash);
  if (!applied.ok || applied.value === undefined) throw new Error('Not applied');
  const [one, other] = [open(applied.value), open(fresh)];
  for (const { address, closed } of later) {
    const found = findAddress(one, address.id as never);
    expect(found).toEqual(findAddress(other, address.id as never));
    expect(found?.state).toBe(closed ? 'closed' : 'in-force');
    expect(found?.address).toMatchObject({ street: address.street, postcode: address.postcode });
    const typed = `${address.street} ${address.houseNumber}`.slice(0, 4 + (address.street.length % 9));
    expect(searchAddresses(one, typed, { limit: 8 })).toEqual(searchAddresses(other, typed, { limit: 8 }));
  }
});

test('an address that the later register does not tell at all is told as closed', async () => {
  const { earlier } = states(8, 0);
  const [first] = earlier;
  const before = await known(build(earlier, '2026-11-01'));
  const difference = await diffRegisters(before, await known(build(earlier.slice(1), '2026-11-08')), hash);
  if (!difference.ok) throw new Error(difference.error.kind);
  expect(difference.value.isExact).toBe(false);
  const applied = await applyChanges(before.data, before.sha256, openFile(difference.value.bytes), hash);
  if (!applied.ok || applied.value === undefined) throw new Error('Not applied');
  expect(findAddress(open(applied.value), first?.address.id as never)).toMatchObject({
    state: 'closed',
    address: { street: first?.address.street },
  });
});

test('changes come in order, once, and to their own register alone; the signature comes along', async () => {
  const chain = [0, 1, 2].map((step) => {
    const { earlier, later } = states(9, 0.02);
    return build([earlier, later, later.slice(0, -5)][step] ?? [], `2026-11-0${step + 1}`);
  });
  const signature = { key: '0123456789abcdef', signature: 'AAAA' };
  const [a, b, c] = await Promise.all(
    chain.map((bytes, step) => known(step === 1 ? withSignature(bytes, signature) : bytes)),
  );
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three');
  const [ab, bc] = await Promise.all([diffRegisters(a, b, hash), diffRegisters(b, c, hash)]);
  if (!ab.ok || !bc.ok) throw new Error('No difference');
  const [first, second] = [openFile(ab.value.bytes), openFile(bc.value.bytes)];
  expect(await applyChanges(a.data, a.sha256, second, hash)).toEqual({
    ok: false,
    error: { kind: 'other-base', base: '2026-11-01', wanted: '2026-11-02' },
  });
  const applied = await applyChanges(a.data, a.sha256, first, hash);
  if (!applied.ok || applied.value === undefined) throw new Error('Not applied');
  const after = await known(applied.value);
  expect(after.sha256).toBe(b.sha256);
  expect(after.data.file.signature).toEqual(signature);
  expect(await applyChanges(after.data, after.sha256, openFile(ab.value.bytes), hash)).toEqual({
    ok: true,
    value: undefined,
  });
  expect((await applyChanges(after.data, after.sha256, second, hash)).ok).toBe(true);
});

test('changes that do not lead where they say they do are refused', async () => {
  const { earlier, later } = states(11, 0.05);
  const before = await known(build(earlier, '2026-11-01'));
  const difference = await diffRegisters(before, await known(build(later, '2026-11-08')), hash);
  if (!difference.ok) throw new Error(difference.error.kind);
  const { info, changes, file } = openFile(difference.value.bytes);
  const others = { info, file, changes: { ...changes, closed: [rowAt(before.data, 5)] } };
  expect(await applyChanges(before.data, before.sha256, others, hash)).toEqual({
    ok: false,
    error: { kind: 'other-result' },
  });
});

test('any rows taken from a register and put back give the register', () => {
  const bytes = build(states(3, 0).earlier, '2026-11-01');
  const data = open(bytes);
  const all = [...rowsOf(data)];
  expect(new Set(all.map(({ id }) => formatIdWords(id))).size).toBe(all.length);
  const builder = createRegisterBuilder();
  for (const row of rowsOf(data.closed)) builder.addClosed(row);
  for (const row of all.toReversed()) expect(builder.add(row)).toBeUndefined();
  expect(new Uint8Array(builder.build(data.info))).toEqual(bytes);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(all.length - 1), { maxLength: 200 }), (units) => {
      const rows = units.map((unit) => rowAt(data, unit));
      const without = changeRegister(data, data.info, { rows: [], closed: rows });
      if (!without.ok) throw new Error('too large');
      const back = changeRegister(open(without.value), data.info, { rows, closed: [] });
      expect(back.ok && Buffer.from(back.value).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 30 },
  );
});
