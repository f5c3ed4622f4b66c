import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionsOf } from '../../addresses/formats/dar-changes.fixture.ts';
import { specimenRows } from '../../addresses/formats/specimen-rows.fixture.ts';
import { darEntities } from '../../addresses/formats/writers.fixture.ts';
import { addressesCommand } from './addresses.ts';

const practice = new URL('../../../resources/practice/addresses.csv.gz', import.meta.url).pathname;
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bopael-addresses-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await addressesCommand(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { status, out, err };
}
async function fileOf(text: string): Promise<string> {
  const path = join(directory, 'file.csv');
  await writeFile(path, text);
  return path;
}

test('an address is found and printed, with its id as JSON', async () => {
  const found = await run('find', 'brombærbakken', '9', '1.', 'tv', '--register', practice);
  expect(found).toEqual({ status: 0, out: ['Brombærbakken 9, 1. tv, 6000 Kolding'], err: [] });
  const { out, status } = await run('find', 'brombaerbakken 9 1 tv', '--register', practice, '--json');
  expect(status).toBe(0);
  expect(out).toHaveLength(1);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    suggestions: [
      { kind: 'address', address: { street: 'Brombærbakken', houseNumber: '9', floor: '1', door: 'tv' } },
    ],
    gap: null,
    register: { practice: true },
  });
});

test('what does not exist is said, with what lies near', async () => {
  const missing = await run('find', 'Brombærbakken 99', '--register', practice, '--limit', '3');
  expect(missing.status).toBe(0);
  expect(missing.out).toHaveLength(3);
  expect(missing.err).toEqual(['Brombærbakken har ikke nummer 99.']);
  const nowhere = await run('find', 'xyzalgade', '--register', practice, '--json');
  expect(nowhere.status).toBe(1);
  expect(JSON.parse(nowhere.out[0] ?? '')).toMatchObject({
    suggestions: [],
    gap: { kind: 'no-such-street' },
  });
});

test('a file that cannot be used is named with the reason', async () => {
  expect(await run('find', 'x', '--register', join(directory, 'none'))).toMatchObject({ status: 1, out: [] });
  const letter = await run('find', 'x', '--register', await fileOf('Kære borger'));
  expect(letter).toMatchObject({ status: 1, out: [] });
  expect(letter.err[0]).toContain('ikke et adresseregister');
  const empty = await run('find', 'x', '--register', await fileOf(''));
  expect(empty.err[0]).toContain('tom');
});

test.each([
  [[]],
  [['find']],
  [['find', 'x']],
  [['search', 'x', '--register', practice]],
  [['find', 'x', '--register', practice, '--limit', '0']],
  [['find', 'x', '--register', practice, '--kommune', '0411']],
  [['find', 'x', '--register', practice, '--colour']],
  [['import', practice]],
  [['import', '--out', 'x']],
  [['info']],
  [['diff', practice, '--out', 'x']],
  [['apply', practice, '--out', 'x']],
  [['import', practice, '--out', 'x', '--date', '1.11.2026']],
])('wrong usage %j is told how to', async (argv) => {
  const { status, out, err } = await run(...argv);
  expect({ status, out }).toEqual({ status: 2, out: [] });
  expect(err[0]).toContain('Brug: bopael addresses');
});

/** The entities of DAR for two addresses on one road, and one that is no more. */
const dar = {
  AdresseList: [
    {
      id_lokalId: '00000001-0b0e-4ade-a000-0000fa7e0001',
      status: '3',
      husnummer: '00000011-0b0e-4ade-a000-0000fa7e0001',
      etagebetegnelse: '1',
      dørbetegnelse: 'tv',
    },
    {
      id_lokalId: '00000002-0b0e-4ade-a000-0000fa7e0001',
      status: '3',
      husnummer: '00000011-0b0e-4ade-a000-0000fa7e0001',
      etagebetegnelse: '1',
      dørbetegnelse: 'th',
    },
    {
      id_lokalId: '00000003-0b0e-4ade-a000-0000fa7e0001',
      status: '4',
      husnummer: '00000011-0b0e-4ade-a000-0000fa7e0001',
      etagebetegnelse: '',
      dørbetegnelse: '',
    },
    {
      id_lokalId: '00000004-0b0e-4ade-a000-0000fa7e0001',
      status: '3',
      husnummer: '00000099-0b0e-4ade-a000-0000fa7e0001',
      etagebetegnelse: '',
      dørbetegnelse: '',
    },
  ],
  HusnummerList: [
    {
      id_lokalId: '00000011-0b0e-4ade-a000-0000fa7e0001',
      status: '3',
      husnummertekst: '7B',
      navngivenVej: '00000021-0b0e-4ade-a000-0000fa7e0001',
      postnummer: '00000041-0b0e-4ade-a000-0000fa7e0001',
      kommuneinddeling: '389103',
    },
  ],
  NavngivenVejList: [
    { id_lokalId: '00000021-0b0e-4ade-a000-0000fa7e0001', status: '3', vejnavn: 'Øvestien' },
  ],
  NavngivenVejKommunedelList: [
    {
      id_lokalId: '00000031-0b0e-4ade-a000-0000fa7e0001',
      status: '3',
      kommune: '0621',
      vejkode: '0042',
      navngivenVej: '00000021-0b0e-4ade-a000-0000fa7e0001',
    },
  ],
  PostnummerList: [
    { id_lokalId: '00000041-0b0e-4ade-a000-0000fa7e0001', status: '3', postnr: '6000', navn: 'Kolding' },
  ],
};

test('a register is built of DAR’s entities, an entity a file or all in one, and searched at once', async () => {
  const whole = join(directory, 'dar.json');
  await writeFile(whole, JSON.stringify(dar, undefined, 1));
  const parts = await Promise.all(
    Object.entries(dar).map(async ([list, objects]) => {
      const path = join(directory, `${list}.json.gz`);
      await writeFile(path, gzipSync(JSON.stringify({ [list]: objects })));
      return path;
    }),
  );
  for (const files of [[whole], parts]) {
    const out = join(directory, 'register.pack');
    const built = await run('import', ...files, '--out', out, '--name', 'Kolding', '--date', '2026-11-01');
    expect(built.status).toBe(0);
    expect(built.out[0]).toMatch(/^2 adresser i .*register\.pack \(Kolding, 2026-11-01\)/);
    expect(built.out[1]).toBe('1 nedlagte eller henlagte adresser findes kun ved deres id.');
    expect(built.err.at(-1)).toMatch(/^ {2}1: adressen peger på et husnummer/);
    const found = await run('find', 'øvestien 7b 1 th', '--register', out);
    expect(found).toMatchObject({ status: 0, out: ['Øvestien 7B, 1. th, 6000 Kolding'] });
  }
});

test('a register that cannot be built or written leaves the one that was there', async () => {
  const out = join(directory, 'kept.pack');
  await run('import', practice, '--out', out);
  const before = await readFile(out);
  const wrong = join(directory, 'letter.txt');
  await writeFile(wrong, 'Kære borger');
  const cut = join(directory, 'cut.csv.gz');
  await writeFile(cut, (await readFile(practice)).subarray(0, 5000));
  for (const files of [[wrong], [join(directory, 'none.csv')], [cut], [practice, wrong]]) {
    const built = await run('import', ...files, '--out', out);
    expect({ files, status: built.status, out: built.out }).toEqual({ files, status: 1, out: [] });
    expect(await readFile(out)).toEqual(before);
  }
  const nowhere = await run('import', practice, '--out', join(directory, 'no-such-folder', 'r.pack'));
  expect(nowhere.err.at(-1)).toContain('Registret kan ikke skrives');
  expect((await readdir(directory)).filter((name) => name.includes('.new-'))).toEqual([]);
});

test('what was skipped is told by reason, with file and line', async () => {
  const path = await fileOf(
    'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn\n' +
      '00000001-0b0e-4ade-a000-0000fa7e0001;0621;42;Øvestien;7;;;;6000;Kolding\n' +
      '00000002-0b0e-4ade-a000-0000fa7e0001;0621;42;Øvestien;7000;;;;6000;Kolding\n' +
      '00000001-0b0e-4ade-a000-0000fa7e0001;0621;42;Øvestien;9;;;;6000;Kolding\n',
  );
  const { status, out } = await run('import', path, '--out', join(directory, 'r.pack'), '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    addresses: 1,
    closed: 0,
    bad: [
      { reason: 'ugyldigt husnummer', count: 1, places: [{ file: 'file.csv', line: 3 }] },
      { reason: 'adressens id findes allerede', count: 1, places: [{ file: 'file.csv', line: 4 }] },
    ],
  });
});

/** A register file of addresses on one street, by their house numbers. */
async function registerWith(numbers: readonly number[], date: string): Promise<string> {
  const rows = numbers.map(
    (number) =>
      `${String(number).padStart(8, '0')}-0b0e-4ade-a000-0000fa7e0001;0621;42;Øvestien;${number};;;;6000;Kolding`,
  );
  const path = await fileOf(
    `id;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn\n${rows.join('\n')}\n`,
  );
  const out = join(directory, `${date}.register`);
  const built = await run('import', path, '--out', out, '--name', 'Kolding', '--date', date);
  expect(built.status).toBe(0);
  return out;
}

test('a register says what it holds, and changes lead from one to the next', async () => {
  const earlier = await registerWith([1, 3, 5], '2026-11-01');
  const later = await registerWith([1, 5, 7], '2026-11-08');
  const told = await run('info', earlier);
  expect(told.out.slice(0, 5)).toEqual([
    'Kolding, 2026-11-01',
    '3 adresser, og 0 nedlagte eller henlagte.',
    '  0621 Kolding: 3',
    expect.stringContaining('Kender ikke DAR’s id’er'),
    'Ikke underskrevet.',
  ]);
  const changes = join(directory, 'changes');
  const made = await run('diff', earlier, later, '--out', changes);
  expect(made).toMatchObject({
    status: 0,
    err: ['Det nye register mangler adresser, som det gamle havde; i ændringerne er de nedlagt.'],
  });
  const json = await run('info', changes, '--json');
  expect(JSON.parse(json.out[0] ?? '')).toMatchObject({
    kind: 'changes',
    info: { changed: 1, closed: 1, base: { date: '2026-11-01' } },
    signedWith: null,
  });
  const out = join(directory, 'applied.register');
  expect(await run('apply', earlier, changes, '--out', out)).toMatchObject({
    status: 0,
    out: [`3 adresser, og 1 nedlagte, i ${out} (Kolding, 2026-11-08).`],
  });
  const asJson = await run('apply', earlier, changes, '--out', out, '--json');
  expect(JSON.parse(asJson.out[0] ?? '')).toMatchObject({ addresses: 3, closed: 1, needsTotal: false });
  expect(await run('find', 'øvestien 7', '--register', out)).toMatchObject({
    status: 0,
    out: ['Øvestien 7, 6000 Kolding'],
  });
  expect((await run('apply', out, changes, '--out', out)).err).toEqual([
    'Ændringerne er allerede med i registret.',
  ]);
  expect((await run('apply', later, changes, '--out', out)).err[0]).toContain('andet register (2026-11-01)');
});

test('a register of DAR’s files says that it follows DAR’s changes, and does, to a road’s name', async () => {
  const entities = darEntities(specimenRows(5), { kommuneBy: 'vejmidte' });
  const [road = {}] = entities['NavngivenVejList'] ?? [];
  const renamed = versionsOf(road, { ...road, vejnavn: 'Omdøbte Allé' });
  const [total, delta] = [join(directory, 'dar.json'), join(directory, 'dar-delta.json')];
  await writeFile(total, JSON.stringify(entities));
  await writeFile(delta, JSON.stringify({ NavngivenVejList: renamed }));
  const [register, later] = [join(directory, 'dar.register'), join(directory, 'dar-later.register')];
  expect(await run('import', total, '--out', register)).toMatchObject({ status: 0 });
  expect((await run('info', register)).out).toContain(
    'Kender DAR’s id’er for veje og bynavne og kan følge Datafordelerens ændringer.',
  );
  expect(await run('apply', register, delta, '--out', later)).toMatchObject({ status: 0, err: [] });
  expect((await run('find', 'omdøbte', '--register', later)).out[0]).toMatch(/^Omdøbte Allé/);
  const json = await run('info', later, '--json');
  expect(JSON.parse(json.out[0] ?? '')).toMatchObject({ kind: 'register', knowsDarIds: true });
});

test('a damaged register is refused with the block that is damaged', async () => {
  const path = await registerWith([1, 3, 5], '2026-11-01');
  const bytes = await readFile(path);
  bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
  await writeFile(path, bytes);
  for (const asked of [
    ['info', path],
    ['find', 'x', '--register', path],
    ['diff', path, path, '--out', `${path}.x`],
  ])
    expect(await run(...asked)).toMatchObject({
      status: 1,
      err: [`${path}: Filen er beskadiget i blok 1 af 1.`],
    });
  expect((await run('info', practice)).err[0]).toContain('beskadiget');
  expect((await run('info', join(directory, 'none'))).err[0]).toContain('kan ikke læses');
});
