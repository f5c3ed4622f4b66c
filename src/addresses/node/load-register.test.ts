import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { registerCsv } from '../register.fixture.ts';
import { registerFileVersion } from '../register-file.ts';
import { createNodeRegisterSession } from './index.ts';

const csv = registerCsv([
  { street: 'Møllevej', number: '1' },
  { street: 'Ålegården', number: '2', unit: 'st tv' },
]);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const file = (bytes: Uint8Array, name = 'register.csv') => ({ name, bytes });

async function loaded(bytes: Uint8Array) {
  const session = createNodeRegisterSession();
  const result = await session.load([file(bytes)]);
  return { session, result };
}

describe('a register file is read in the forms that offices have', () => {
  test.each([
    ['UTF-8', bytesOf(csv)],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${csv}`)],
    ['Windows-1252', latin1(csv)],
    ['Windows line ends', bytesOf(csv.replaceAll('\n', '\r\n'))],
    ['commas', bytesOf(csv.replaceAll(';', ','))],
    ['quoted fields', bytesOf(csv.replace(/[^;\n]+/g, '"$&"'))],
    ['no line end after the last row', bytesOf(csv.trimEnd())],
    ['gzip', new Uint8Array(gzipSync(csv))],
  ])('%s', async (_, bytes) => {
    const { session, result } = await loaded(bytes);
    expect(result).toMatchObject({
      ok: true,
      value: { bad: [], info: { addresses: 2, practice: false } },
    });
    const [suggestion] = session.search('ålegården 2 st tv', { limit: 1 }).suggestions;
    expect(suggestion).toMatchObject({
      kind: 'address',
      address: { street: 'Ålegården', floor: 'st', door: 'tv' },
    });
  });

  test('the file says its own name and date, and whether it is for practice', async () => {
    const about = '# bopael-register: 1\n# navn: Øveregister\n# dato: 2026-11-01\n# øvelse: ja\n';
    const { result } = await loaded(bytesOf(about + csv));
    expect(result).toMatchObject({
      value: { info: { name: 'Øveregister', date: '2026-11-01', practice: true } },
    });
    const { result: nameless } = await loaded(bytesOf(csv));
    expect(nameless).toMatchObject({ value: { info: { name: 'register', date: '' } } });
  });

  test('a file in the shape of the former address service, with closed addresses left out', async () => {
    const dawa = [
      'id,status,oprettet,ændret,vejkode,vejnavn,husnr,etage,dør,supplerendebynavn,postnr,postnrnavn,kommunekode,kommunenavn,adgangsadresseid',
      '00000001-0b0e-4ade-a000-0000fa7e0001,1,2000-02-05,2000-02-05,0012,Prøvevej,4,1,tv,,6000,Kolding,0621,Kolding,00000002-0b0e-4bde-a000-0000fa7e0002',
      '00000003-0b0e-4ade-a000-0000fa7e0001,2,2000-02-05,2000-02-05,0012,Prøvevej,6,,,,6000,Kolding,0621,Kolding,00000004-0b0e-4bde-a000-0000fa7e0002',
    ].join('\n');
    const { session, result } = await loaded(bytesOf(dawa));
    expect(result).toMatchObject({ ok: true, value: { bad: [], info: { addresses: 1 } } });
    expect(session.search('prøvevej 4', { limit: 1 }).suggestions[0]).toMatchObject({
      address: {
        id: '00000001-0b0e-4ade-a000-0000fa7e0001',
        houseNumberId: '00000002-0b0e-4bde-a000-0000fa7e0002',
        kommuneCode: '0621',
        streetCode: '0012',
      },
    });
  });
});

describe('rows that cannot be used are counted with their line and reason, and the others kept', () => {
  const [header = '', row = ''] = csv.split('\n');
  const broken = (field: number, value: string): string => row.split(';').with(field, value).join(';');
  test.each([
    [broken(0, 'not-an-id'), 'ugyldigt id'],
    [broken(1, '62'), 'ugyldig kommunekode'],
    [broken(2, ''), 'ugyldig vejkode'],
    [broken(3, ''), 'vejnavnet mangler eller er for langt'],
    [broken(3, 'x'.repeat(41)), 'vejnavnet mangler eller er for langt'],
    [broken(4, '0'), 'ugyldigt husnummer'],
    [broken(5, '100'), 'ugyldig etage'],
    [broken(6, '12345'), 'ugyldig dør'],
    [broken(8, '60000'), 'ugyldigt postnummer'],
    [broken(9, ''), 'postdistriktet mangler eller er for langt'],
    [broken(7, 'x'.repeat(35)), 'det supplerende bynavn er for langt'],
    [broken(3, 'Møl\u0007vej'), 'ulæselige tegn'],
    [row, 'adressens id findes allerede'],
    ['"', 'et anførselstegn mangler'],
    ['just;three;fields', 'ugyldigt id'],
  ])('%s', async (line, reason) => {
    const { result } = await loaded(bytesOf([header, row, line].join('\n')));
    expect(result).toMatchObject({
      ok: true,
      value: { info: { addresses: 1 }, bad: [{ reason, places: [{ line: 3 }] }] },
    });
  });

  test('a damaged sign in a UTF-8 file costs its row, not the spelling of all others', async () => {
    const bytes = bytesOf(csv);
    bytes[bytes.indexOf(0xc3, bytes.lastIndexOf(0x0a, bytes.length - 2)) + 1] = 0x20;
    const { session, result } = await loaded(bytes);
    expect(result).toMatchObject({
      ok: true,
      value: { bad: [{ reason: 'ulæselige tegn', places: [{ line: 3 }] }] },
    });
    expect(session.search('møllevej 1', { limit: 1 }).suggestions[0]?.label).toBe('Møllevej 1');
  });
});

describe('what is no register is refused by name, and the one in use stays', () => {
  const truncatedGzip = new Uint8Array(gzipSync(csv)).slice(0, -12);
  test.each([
    ['an empty file', new Uint8Array(), { kind: 'empty-file' }],
    ['blank lines', bytesOf('\n\n  \n'), { kind: 'empty-file' }],
    ['some text', bytesOf('Kære borger,\nher er et brev.'), { kind: 'not-a-register' }],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      { kind: 'not-a-register' },
    ],
    [
      'a file without doors and floors',
      bytesOf(
        csv
          .split('\n')
          .map((line) => line.split(';').toSpliced(5, 2).join(';'))
          .join('\n'),
      ),
      { kind: 'missing-columns', columns: ['etage', 'dør'] },
    ],
    ['a header alone', bytesOf(csv.split('\n')[0] ?? ''), { kind: 'no-usable-rows', badRows: 0 }],
    ['bad rows alone', bytesOf(`${csv.split('\n')[0]}\na;b\nc;d`), { kind: 'no-usable-rows', badRows: 2 }],
    ['a truncated gzip', truncatedGzip, { kind: 'damaged' }],
    ['a pack cut off', bytesOf('BOPAELAR'), { kind: 'damaged' }],
  ])('%s', async (_, bytes, error) => {
    const { session } = await loaded(bytesOf(csv));
    expect(await session.load([file(bytes)])).toEqual({ ok: false, error });
    expect(session.search('møllevej 1', { limit: 1 }).suggestions).toHaveLength(1);
  });
});

describe('a built register', () => {
  test('opens again from its pack, the same', async () => {
    const { session, result } = await loaded(bytesOf(csv));
    const pack = session.bytes ?? new Uint8Array();
    const again = createNodeRegisterSession();
    const reloaded = await again.load([file(pack, 'register.bopael')]);
    expect(reloaded).toEqual(result);
    expect(again.search('ålegården 2', { limit: 5 })).toEqual(session.search('ålegården 2', { limit: 5 }));
  });

  test('is refused when any byte of it has changed', async () => {
    const { session } = await loaded(bytesOf(csv));
    const pack = session.bytes ?? new Uint8Array();
    const accepted: number[] = [];
    for (let at = 0; at < pack.length; at += 1) {
      const damaged = pack.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      if (createNodeRegisterSession().open(damaged.buffer).ok) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  test('is refused when its end is missing, or when it is of a later version', async () => {
    const { session } = await loaded(bytesOf(csv));
    const pack = (session.bytes ?? new Uint8Array()).buffer;
    for (const length of [0, 7, 8, 23, 24, 100, pack.byteLength - 8]) {
      expect(createNodeRegisterSession().open(pack.slice(0, length)).ok).toBe(false);
    }
    const later = pack.slice(0);
    new DataView(later).setUint32(8, registerFileVersion + 1, true);
    expect(createNodeRegisterSession().open(later).ok).toBe(false);
  });

  test('finds every address by its id, and none by an id it does not have', async () => {
    const { session } = await loaded(bytesOf(csv));
    for (const { suggestions } of [
      session.search('6000', { limit: 9 }),
      session.search('møllevej 1', { limit: 9 }),
    ]) {
      for (const suggestion of suggestions) {
        if (suggestion.kind !== 'address') continue;
        expect(session.findById(suggestion.address.id)).toEqual({
          address: suggestion.address,
          state: 'in-force',
        });
      }
    }
    expect(createNodeRegisterSession().search('møllevej', { limit: 5 })).toEqual({ suggestions: [] });
  });
});

test('loading tells how far it is, and ends with building', async () => {
  const stages: string[] = [];
  const files = [file(bytesOf(csv)), file(bytesOf(csv))];
  await createNodeRegisterSession().load(files, ({ stage, done }) => stages.push(`${stage} ${done}`));
  expect(stages).toEqual(['reading 0.5', 'reading 0.99', 'building 1']);
});

test('a packed file is read whole, though how it is written shows at its beginning', async () => {
  const count = 40_000;
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `7e57ab1e-0000-4000-8000-${String(at).padStart(12, '0')};0621;7001;Ålegården;${(at % 900) + 1};${(at % 40) + 1};${Math.floor(at / 900) + 1};6000;Kolding`,
  );
  const text = ['id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn', ...rows].join('\n');
  const { result } = await loaded(new Uint8Array(gzipSync(text)));
  expect(result).toMatchObject({ ok: true, value: { badRowCount: 0, info: { addresses: count } } });
});
