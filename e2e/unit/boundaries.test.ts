import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A file that must not compile where it stands, and the compiler's word for why. */
interface Trespass {
  readonly room: string;
  readonly what: string;
  readonly source: string;
  readonly error: string;
}

/** TS6307: the file belongs to a project that this one does not reference. */
const notReferenced = 'TS6307';
const noSuchName = 'TS2584';

const importing = (room: string, from: string): Trespass => ({
  room,
  what: `imports ${from}`,
  source: `import { there } from '${'../'.repeat(room.split('/').length)}${from}/there.ts';\nexport const here: string = there;\n`,
  error: notReferenced,
});

const trespasses: readonly Trespass[] = [
  importing('domain', 'main'),
  importing('domain', 'contract'),
  importing('contract', 'application'),
  importing('application', 'store'),
  importing('application', 'testing'),
  importing('letters', 'application'),
  importing('addresses', 'contract'),
  importing('training', 'store'),
  importing('training', 'renderer'),
  importing('store', 'renderer'),
  importing('server', 'renderer'),
  importing('preload', 'application'),
  importing('main', 'renderer'),
  importing('renderer', 'server'),
  importing('renderer', 'kiosk'),
  importing('kiosk', 'server'),
  importing('server', 'kiosk'),
  importing('renderer', 'office'),
  importing('office', 'server'),
  importing('kiosk', 'main'),
  importing('kiosk/texts', 'domain'),
  { room: 'domain', what: 'uses console', source: "console.log('here');\nexport {};\n", error: noSuchName },
  { room: 'domain', what: 'uses the DOM', source: 'export const here = document;\n', error: noSuchName },
  { room: 'contract', what: 'uses console', source: "console.log('here');\nexport {};\n", error: noSuchName },
  { room: 'application', what: 'uses fetch', source: "export const here = fetch('/');\n", error: 'TS2304' },
];

const rooms = [...new Set(trespasses.map(({ room }) => room))];
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

describe('The walls between the rooms', () => {
  let house: string;

  async function compile(projects: readonly string[]): Promise<{ status: number; output: string }> {
    const paths = projects.map((room) => join('src', room));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const running = run(process.execPath, [tsc, '-b', ...paths], { cwd: house });
    return running.then(
      ({ stdout }) => ({ status: 0, output: stdout }),
      (failure: { code: number; stdout: string }) => ({ status: failure.code, output: failure.stdout }),
    );
  }

  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'bopael-walls-'));
    await cp(join(root, 'src'), join(house, 'src'), { recursive: true });
    await mkdir(join(house, 'resources'));
    await cp(join(root, 'resources'), join(house, 'resources'), {
      recursive: true,
      filter: (path) => ['', '.json'].includes(extname(path)),
    });
    await cp(join(root, 'package.json'), join(house, 'package.json'));
    await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
    // A right file in every room, so that a wrong import is wrong for where it points and not for nothing.
    const targets = [
      ...rooms,
      ...trespasses.map(({ source }) => /'(?:\.\.\/)+(\w+)\/there/.exec(source)?.[1]),
    ];
    for (const room of new Set(targets)) {
      if (room === undefined) continue;
      await writeFile(join(house, 'src', room, 'there.ts'), "export const there = 'there';\n");
    }
  });

  afterAll(async () => {
    await rm(house, { recursive: true, force: true });
  });

  it('let the house itself stand', async () => {
    expect(await compile(rooms)).toEqual({ status: 0, output: '' });
  });

  it.each(trespasses.map((trespass) => [trespass.room, trespass.what, trespass] as const))(
    'stop %s when it %s',
    async (room, _, { source, error }) => {
      const file = join('src', room, 'trespass.ts');
      await mkdir(dirname(join(house, file)), { recursive: true });
      await writeFile(join(house, file), source);
      try {
        const { status, output } = await compile([room]);
        expect(status).not.toBe(0);
        const errors = output.split('\n').filter((line) => line.startsWith(file));
        expect(errors.join('\n')).toContain(`error ${error}`);
      } finally {
        await rm(join(house, file));
      }
    },
  );

  it('let a room import what it may', async () => {
    const file = join(house, 'src/application/allowed.ts');
    await writeFile(
      file,
      "import { there } from '../domain/there.ts';\nexport const here: string = there;\n",
    );
    try {
      expect(await compile(['application'])).toEqual({ status: 0, output: '' });
    } finally {
      await rm(file);
    }
  });
});
