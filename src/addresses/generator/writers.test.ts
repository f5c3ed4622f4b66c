import { expect, test } from 'vitest';
import { createRegisterImport } from '../formats/import-register.ts';
import { openRegister } from '../register-data.ts';
import { makeNationalRegister } from './national-register.ts';
import { writeDawaCsv, writeNdjson, writeRegisterCsv } from './writers.ts';

const addresses = [...makeNationalRegister({ seed: 7, addresses: 20_000, kommuner: ['0621'] })];
const about = { name: 'Opdigtet', date: '2026-11-01', practice: true };

function imported(pieces: Iterable<string>) {
  const reading = createRegisterImport({ moment: 0 });
  const file = reading.file('generated.csv');
  for (const piece of pieces) file.push(piece);
  file.end();
  const result = reading.finish();
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

test('every row of both files passes the importer, and both give the same register', () => {
  const own = imported(writeRegisterCsv(addresses, about));
  const dawa = imported(writeDawaCsv(addresses));
  expect(own.bad).toEqual([]);
  expect(dawa.bad).toEqual([]);
  const registers = [own, dawa].map(({ pack }) => {
    const opened = openRegister(pack);
    if (!opened.ok) throw new Error('The register does not open');
    return opened.value;
  });
  expect(registers.map(({ info }) => info.addresses)).toEqual([addresses.length, addresses.length]);
  expect(registers[0]?.info).toMatchObject(about);
});

test('text comes in pieces of some 64 KB', () => {
  const pieces = [...writeRegisterCsv(addresses, about)];
  const size = (piece: string | undefined): number => piece?.length ?? 0;
  expect(pieces.length).toBeGreaterThan(20);
  expect(Math.max(...pieces.map(size))).toBeLessThan(64_000);
  expect(Math.min(...pieces.slice(0, -1).map(size))).toBeGreaterThan(60_000);
});

test('a line of NDJSON is one address with the names of the former files', () => {
  const lines = [...writeNdjson(addresses)].join('').trimEnd().split('\n');
  expect(lines.length).toBe(addresses.length);
  const [address] = addresses;
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    id: address?.id,
    adgangsadresseid: address?.houseNumberId,
    kommunekode: '0621',
    kommunenavn: 'Kolding',
    vejnavn: address?.street,
    husnr: address?.houseNumber,
    dør: address?.door === '' ? null : address?.door,
    stormodtagerpostnr: null,
  });
});
