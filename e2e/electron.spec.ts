import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';

// Electron's binary comes by a download of its own, which closed networks refuse.
const root = join(import.meta.dirname, '..');
const hasElectron =
  existsSync(join(root, 'node_modules/electron/path.txt')) ||
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined;

interface Bridge {
  invoke(channel: string, payload: unknown): Promise<{ ok: boolean; value?: unknown; error?: unknown }>;
}
type StationPage = typeof globalThis & { bopaelStation: Bridge };

let home: string;
let station: ElectronApplication;
let page: Page;

const open = async (): Promise<void> => {
  station = await _electron.launch({
    cwd: root,
    args: ['.', '--practice', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    // Chromium's sandbox does not run for root. Its data go to a folder of the test's own.
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, APPDATA: home },
  });
  page = await station.firstWindow();
  await page.waitForLoadState('domcontentloaded');
};

test.describe('the desktop station', () => {
  // biome-ignore lint/suspicious/noSkippedTests: shown as skipped, with its reason, where there is no Electron
  test.skip(
    !hasElectron,
    'Electron is not installed here: run `npx install-electron`, or set ELECTRON_OVERRIDE_DIST_PATH',
  );

  test.beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'bopael-electron-'));
    await open();
  });
  test.afterEach(async () => {
    await station.close();
    await rm(home, { recursive: true });
  });

  test('shows its page, under a title that names nobody', async () => {
    expect(page.url()).toMatch(/^app:\/\/bopael\//);
    await expect(page.locator('#station')).not.toBeEmpty();
    const title = await station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    expect(title).toBe('Bopæl – øvelse');
  });

  test('gives the page a bridge and no machine', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((globalThis as StationPage).bopaelStation),
      node: ['require', 'process', 'Buffer', 'module', 'electron'].filter((name) => name in globalThis),
      isolated: globalThis.crossOriginIsolated,
    }));
    expect(seen).toEqual({ bridge: ['invoke'], node: [], isolated: true });
  });

  test('refuses the page a network, other schemes, eval and foreign scripts', async () => {
    const outcomes = await page.evaluate(async () => {
      const attempt = (run: () => unknown) =>
        Promise.resolve()
          .then(run)
          .then(
            () => 'allowed',
            () => 'refused',
          );
      return Promise.all([
        attempt(() => fetch('http://127.0.0.1:4780/api/v1/health')),
        attempt(() => fetch('https://example.org/')),
        attempt(() => fetch('file:///etc/passwd')),
        attempt(() => fetch('app://evil/index.html')),
        attempt(() => Reflect.construct(Function, ['return 1'])),
        attempt(
          () =>
            new Promise((resolve, reject) => {
              const script = document.createElement('script');
              script.src = 'data:text/javascript,1';
              script.addEventListener('load', resolve);
              script.addEventListener('error', reject);
              document.head.append(script);
            }),
        ),
      ]);
    });
    expect(outcomes).toEqual(Array.from(outcomes, () => 'refused'));
  });

  test('serves its own files and nothing beside them', async () => {
    const statuses = await page.evaluate(async () => {
      const paths = ['/index.html', '/missing.js', '/%2e%2e%2fpackage.json', '/..%5c..%5cpackage.json'];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([200, 404, 400, 400]);
  });

  test('stays where it is: no other site, no second window', async () => {
    const opened = await page.evaluate(() => globalThis.open('https://example.org/') === null);
    expect(opened).toBe(true);
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await expect(page.locator('#station')).not.toBeEmpty();
    expect(page.url()).toMatch(/^app:\/\/bopael\//);
    expect(station.windows()).toHaveLength(1);
  });

  test('denies what it does not need', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'microphone'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  test('answers declared requests only, and says what is wrong with the rest', async () => {
    const answers = await page.evaluate(async () => {
      const { bopaelStation } = globalThis as StationPage;
      return {
        unknown: await bopaelStation.invoke('shell:open', '/etc/passwd').catch(() => 'refused'),
        malformed: await bopaelStation.invoke('files:read', { name: '../keys.json', from: 0, to: 9 }),
      };
    });
    expect(answers).toEqual({
      unknown: 'refused',
      malformed: { ok: false, error: { kind: 'malformed-request' } },
    });
  });

  test('has the same secret and the same files after it was killed', async () => {
    const name = 'journal-e2e.log';
    const look = () =>
      page.evaluate(async (name) => {
        const { bopaelStation } = globalThis as StationPage;
        const bound = await bopaelStation.invoke('device:bind', {
          secret: new Uint8Array(32).fill(7),
          mayMake: false,
        });
        const read = await bopaelStation.invoke('files:read', { name, from: 0, to: 9 });
        return [bound, read].map(({ ok, value }) => (ok ? Array.from(value as Uint8Array) : undefined));
      }, name);
    await expect(page.locator('#station')).not.toBeEmpty();
    const written = await page.evaluate(async (name) => {
      const { bopaelStation } = globalThis as StationPage;
      const secret = new Uint8Array(32).fill(7);
      await bopaelStation.invoke('device:bind', { secret, mayMake: true });
      return bopaelStation.invoke('files:append', { name, at: 0, bytes: new Uint8Array([1, 2, 3]) });
    }, name);
    expect(written).toEqual({ ok: true, value: { kind: 'done' } });
    const before = await look();
    expect(before).toEqual([expect.any(Array), [1, 2, 3]]);
    expect(before[0]).toHaveLength(32);
    const process = station.process();
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
    await open();
    expect(await look()).toEqual(before);
  });
});
