import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openRows } from '../formats/import.fixture.ts';
import { specimenRows } from '../formats/specimen-rows.fixture.ts';
import { darEntities, dawaFlat, dawaNested, writeDawaCsv, writeJson } from '../formats/writers.fixture.ts';
import { createNodeRegisterSession } from './index.ts';

const rows = specimenRows(21);
const open = [...openRows(rows).values()];
const flat = writeJson(rows.map(dawaFlat), 'lines');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['DAWA CSV in Windows-1252', new Uint8Array(Buffer.from(writeDawaCsv(rows), 'latin1'))],
  ['DAWA JSON, flat', utf8(flat)],
  ['DAWA JSON, flat, in Windows-1252', new Uint8Array(Buffer.from(flat, 'latin1'))],
  ['DAWA JSON, nested, with a byte order mark', utf8(`\uFEFF${writeJson(rows.map(dawaNested), 'pretty')}`)],
  ['DAR JSON, gzip', new Uint8Array(gzipSync(JSON.stringify(darEntities(rows))))],
])('%s becomes a register that is searched', async (_, bytes) => {
  const session = createNodeRegisterSession();
  const loaded = await session.load([{ name: 'adresser.json', bytes }]);
  expect(loaded).toMatchObject({
    ok: true,
    value: { bad: [], badRowCount: 0, info: { addresses: open.length, name: 'adresser' } },
  });
  for (const { street, houseNumber, floor, door, id } of open.slice(0, 10)) {
    const asked = `${street} ${houseNumber} ${floor} ${door}`.trim();
    const { suggestions } = session.search(asked, { limit: 8 });
    expect(suggestions.map((one) => (one.kind === 'address' ? one.address.id : undefined))).toContain(id);
  }
});
