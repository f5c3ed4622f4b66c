import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Kiosk } from '../pages/kiosk.ts';
import { cameraArguments, filmLetter } from '../station/camera-film.ts';
import { expect, test } from '../station/journey.ts';
import { Profile } from '../station/profile.ts';
import { canary, canaryWords, searchFiles } from './canary.ts';

/** What a page that is still there knows of the citizen who has gone. */
async function expectForgotten(page: Page): Promise<void> {
  const left = await page.evaluate(async () => ({
    text: document.documentElement.outerHTML,
    stored: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    url: location.href,
    title: document.title,
    state: JSON.stringify(history.state),
    caches: (
      await Promise.all(
        (
          await caches.keys()
        ).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      )
    ).flat(),
  }));
  const told = JSON.stringify(left);
  for (const word of canaryWords) expect(told.includes(word), word).toBe(false);
}

/** As far as the last page before sending: everything of the canary has been told. */
async function tellAll(kiosk: Kiosk, letter: 'read' | 'typed' = 'typed'): Promise<void> {
  await kiosk.begin();
  if (letter === 'read') {
    await kiosk.photograph();
    await kiosk.expectPage('confirmTitle');
    await kiosk.press('wrong');
    await kiosk.press('clear');
  } else {
    await kiosk.press('byTyping');
  }
  await kiosk.tap(canary.number);
  await kiosk.press('next');
  await kiosk.expectPage('addressTitle');
  await kiosk.page.getByRole('textbox').fill(canary.place);
  await kiosk.press('addressUnknown');
  await kiosk.moveInToday();
  await kiosk.press('addPerson');
  await kiosk.page.getByLabel(kiosk.words('name'), { exact: true }).fill(canary.companion);
  await kiosk.press('keepPerson');
  await kiosk.press('next');
  await kiosk.expectPage('checkTitle');
}

test('after finish, stop, idle and SIGKILL nothing of a citizen lies anywhere', async ({
  server,
  station,
  playwright,
}) => {
  test.slow();
  await station.open(server.url);
  const profile = new Profile(playwright.chromium);
  const downloads = mkdtempSync(join(tmpdir(), 'bopael-downloads-'));
  const camera = cameraArguments(await filmLetter('flygtning-scan.jpg'));
  const heard: string[] = [];
  const open = async (): Promise<Kiosk> => {
    const context = await profile.open(camera);
    context.on('console', (message) => heard.push(message.text()));
    context.on('request', (request) => heard.push(request.url(), request.postData() ?? ''));
    const kiosk = new Kiosk(context.pages()[0] ?? (await context.newPage()), 'en');
    await kiosk.open(server.url);
    return kiosk;
  };

  /** What the machine's clipboard holds, asked by a page that may. */
  const readClipboard = async (kiosk: Kiosk): Promise<string> => {
    const context = kiosk.page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const other = await context.newPage();
    await other.goto(server.url);
    const held = await other.evaluate(() => navigator.clipboard.readText());
    await other.close();
    return held;
  };

  let kiosk = await open();
  await test.step('finished with a ticket, after a try to copy what was told', async () => {
    await tellAll(kiosk, 'read');
    await kiosk.page.getByText(canary.companion).dblclick();
    await kiosk.page.keyboard.press('Control+a');
    await kiosk.page.keyboard.press('Control+c');
    const held = await readClipboard(kiosk);
    for (const word of canaryWords) expect(held.includes(word), word).toBe(false);
    await kiosk.takeTicket();
    await kiosk.press('done');
    await kiosk.expectStart();
    await expectForgotten(kiosk.page);
  });
  await test.step('stopped on the last page', async () => {
    await tellAll(kiosk);
    await kiosk.press('stop');
    await kiosk.press('stopYes');
    await kiosk.expectStart();
    await expectForgotten(kiosk.page);
  });
  await test.step('gone: the clock of the page is put ahead', async () => {
    await kiosk.page.clock.install();
    await tellAll(kiosk);
    await kiosk.page.clock.runFor(70_000);
    await expect(kiosk.page.getByRole('alertdialog')).toContainText(/\d+/);
    await kiosk.page.clock.runFor(70_000);
    await kiosk.expectStart();
    await expectForgotten(kiosk.page);
  });
  await test.step('killed in the middle', async () => {
    await tellAll(kiosk, 'read');
    await profile.kill();
  });
  await test.step('killed while the letter is read, after it has come back by itself', async () => {
    kiosk = await open();
    await kiosk.begin();
    await kiosk.photograph();
    await kiosk.expectPage('readingTitle');
    await profile.kill();
  });
  await test.step('a crash of the page', async () => {
    kiosk = await open();
    await tellAll(kiosk);
    await kiosk.page.goto('chrome://crash').catch(() => undefined);
    await profile.kill();
  });

  const spools = ['/var/spool/cups', '/var/spool/cups/tmp'].filter(existsSync);
  const folders = [profile.directory, profile.temporary, downloads, ...spools];
  const found = searchFiles(folders);
  const said = [...heard, server.said].join('\n');
  const inLogs = canaryWords.filter((word) => said.includes(word));
  process.stdout.write(
    `Residue: ${found.files} files, ${Math.round(found.bytes / 1e6)} MB, ${canaryWords.length} words in UTF-8 and UTF-16: ` +
      `${found.hits.length} hits; ${said.length} signs of logs and requests: ${inLogs.length} hits.\n`,
  );
  expect(found.files).toBeGreaterThan(50);
  expect(found.hits).toEqual([]);
  expect(inLogs).toEqual([]);

  await test.step('and a leak would have been found', () => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const leak = join(profile.directory, `leak-${encoding}`);
      writeFileSync(leak, Buffer.concat([Buffer.alloc(70_001, 7), Buffer.from(canary.companion, encoding)]));
      expect(searchFiles([profile.directory]).hits.length).toBeGreaterThan(0);
      rmSync(leak);
    }
  });
  await profile.remove();
  rmSync(downloads, { recursive: true, force: true });
});
