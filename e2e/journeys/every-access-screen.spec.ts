import type { Page } from '@playwright/test';
import { productionSupervisor, supervisor } from '../pages/access.ts';
import { fillDisk, makeRoom } from '../station/full-disk.ts';
import { visit } from '../station/inspect-screen.ts';
import { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { oevine } from '../station/persons.ts';

/** The few words that the way needs where no id serves, in each of the station's languages. */
const words = {
  da: {
    another: 'Gendan fra en sikkerhedskopi',
    again: 'Vis nøglen igen',
    forgotten: 'Glemt kode?',
    newSupervisor: 'Opret en ny leder',
    lock: 'Lås',
    type: 'Skriv brevets oplysninger i hånden',
    warning: 'Er du her stadig?',
    notAllowed: 'Siden er ikke for din rolle',
    notHere: 'Der er ingen kladde her',
    full: 'Stationen kan ikke gemme: disken er fuld',
    roomAgain: 'Der er plads på disken igen',
    mended: 'genskabt fra journalen',
    conservation: 'Regnskabet går ikke op',
    drift: 'foran kommunens system',
    gone: 'Stationen kan ikke starte',
  },
  en: {
    another: 'Restore from a backup',
    again: 'Show the key again',
    forgotten: 'Forgotten passcode?',
    newSupervisor: 'Add a new supervisor',
    lock: 'Lock',
    type: 'Type what the letter says',
    warning: 'Are you still here?',
    notAllowed: 'The page is not for your role',
    notHere: 'There is no draft here',
    full: 'The station cannot save: the disk is full',
    roomAgain: 'There is room on the disk again',
    mended: 'rebuilt from the journal',
    conservation: 'The records do not add up',
    drift: 'ahead of the kommune’s system',
    gone: 'The station cannot start',
  },
} as const;

for (const language of ['da', 'en'] as const) {
  test.describe(`in ${language === 'da' ? 'Danish' : 'English'}, without a finding`, () => {
    const w = words[language];
    const see = (page: Page, screen: string) => visit(page, language, screen);
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
    const open = async (page: Page, url: string): Promise<void> => {
      await page.addInitScript((chosen) => localStorage.setItem('bopael-locale', chosen), language);
      await page.goto(url);
    };
    const alert = (page: Page) => page.getByRole('alert');

    test('set-up, sign-in and lock', async ({ server, station }) => {
      const { access, page } = station;
      await open(page, server.url);
      await expect(access.name).toBeFocused();
      await see(page, 'set-up supervisor');
      await access.name.click();
      await page.locator('button[type=submit]').click();
      await expect(access.name).toHaveAttribute('aria-invalid', 'true');
      await see(page, 'set-up supervisor with errors');

      await button(page, w.another).click();
      await see(page, 'restore');
      await page.locator('button[type=submit]').click();
      await expect(alert(page)).toBeVisible();
      await page.locator('input[type=file]').setInputFiles({
        name: 'noter.bopael',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('nej'),
      });
      await access.recoveryKey.fill('0000');
      await page.keyboard.press('Enter');
      await expect(alert(page)).toBeVisible();
      await see(page, 'restore not a backup');

      await page.reload();
      await access.name.click();
      await access.fillClerk(supervisor);
      await page.keyboard.press('Enter');
      const key = await access.readKey();
      await see(page, 'set-up key');
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({
        path: `${new URL('../../out/screenshots/', import.meta.url).pathname}${language}-set-up-key-printed.png`,
      });
      await page.emulateMedia({ media: 'screen' });
      await page.locator('#key-next').click();
      await see(page, 'set-up type back');
      await access.typeBack(['', '', '', '', '', '', '', '']);
      await page.keyboard.press('Enter');
      await access.typeBack(key.map(() => 'ABCD'));
      await expect(alert(page)).toBeVisible();
      await see(page, 'set-up type back wrong');
      await access.typeBack(key);
      await access.expectOpen();
      await see(page, 'desk of a new station');

      await page.reload();
      await access.expectLocked();
      await see(page, 'sign-in');
      const wrong = { ...supervisor, passcode: '9731' };
      await access.try(wrong);
      await expect(alert(page)).toBeVisible();
      await see(page, 'sign-in wrong');
      for (const attempt of [2, 3]) {
        await access.try(wrong);
        await expect(access.passcode, `try ${attempt}`).toHaveValue('');
      }
      await expect(access.signIn).toBeDisabled();
      await page.screenshot({
        path: `${new URL('../../out/screenshots/', import.meta.url).pathname}${language}-sign-in-waits.png`,
      });
      await expect(access.signIn).toBeEnabled();

      await button(page, w.forgotten).click();
      await see(page, 'forgotten');
      await access.recoveryKey.fill(`${key.slice(0, 7).join('-')}-AAAA`);
      await page.keyboard.press('Enter');
      await expect(access.recoveryKey).toHaveAttribute('aria-invalid', 'true');
      await see(page, 'forgotten mistyped');
      await access.recoveryKey.fill(key.join('-'));
      await page.keyboard.press('Enter');
      await expect(access.again).toBeVisible();
      await see(page, 'recovery choice');
      await page.getByRole('radio', { name: w.newSupervisor }).check();
      await see(page, 'recovery new supervisor');

      await page.reload();
      await station.signIn();
      await button(page, w.lock).click();
      await expect(access.passcode).toBeFocused();
      await see(page, 'locked');
    });

    test('what the station says of itself', async ({ server, station }) => {
      const { access, page } = station;
      // Twelve minutes ahead of its server.
      await page.clock.install({ time: Date.now() + 12 * 60_000 });
      await open(page, server.url);
      await station.setUp();
      await expect(page.getByText(w.drift)).toBeVisible();
      await see(page, 'band clock');
      await page.goto(`${server.url}/#/registrering/0192f3a0-0000-7000-8000-000000000009`);
      await expect(page.getByText(w.notHere)).toBeVisible();
      await see(page, 'draft not here');

      await page.goto(`${server.url}/#/`);
      await button(page, w.type).click();
      await page.locator('#name').fill(oevine.name);
      await fillDisk(page);
      await page.locator('#caseNumber').fill('26-1');
      await expect(page.getByText(w.full)).toBeVisible();
      await see(page, 'band full disk');
      await makeRoom(page);
      await page.clock.runFor(12_000);
      await expect(page.getByText(w.roomAgain)).toBeVisible();
      await see(page, 'band room again');

      await page.clock.runFor('09:10');
      await expect(page.getByRole('alertdialog', { name: w.warning })).toBeVisible();
      await see(page, 'idle warning');
      await page.keyboard.press('Shift');
      await button(page, w.lock).click();
      await access.expectLocked();
      await page.evaluate(loseDrafts);
      await station.signIn();
      await page.clock.runFor(10_000);
      await expect(page.getByText(w.mended)).toBeVisible();
      await see(page, 'band mended');
    });

    test('a production station', async ({ databaseUrl, station }) => {
      const { access, page } = station;
      const server = await IntakeServer.prepare({ databaseUrl, world: ['--kommune', '0621'] });
      await server.start();
      try {
        await open(page, server.url);
        await access.name.click();
        await access.fillClerk(supervisor);
        await page.keyboard.press('Enter');
        await expect(access.passcode).toHaveAttribute('aria-invalid', 'true');
        await see(page, 'set-up production');
        await access.setUp(productionSupervisor);
        await see(page, 'desk production');
        await page.evaluate(loseKeyring);
        await page.reload();
        await expect(page.getByText(w.gone)).toBeVisible();
        await see(page, 'key ring gone');
      } finally {
        await server.remove();
      }
    });
  });
}

/** Runs in the page: a database that lost some rows behind the program's back. */
async function loseDrafts(): Promise<void> {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
    });
  const database = await done(indexedDB.open('bopael-station-practice'));
  await done(database.transaction('drafts', 'readwrite').objectStore('drafts').clear());
  database.close();
}

/** Runs in the page: both copies of the key ring are gone, the data is not. */
async function loseKeyring(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('bopael-production');
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
    if (name.startsWith('keyring-')) await folder.removeEntry(name);
  }
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase('bopael-keyring-production');
    request.onsuccess = () => resolve();
    request.onblocked = () => resolve();
  });
}
