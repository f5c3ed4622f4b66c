import type { Page } from '@playwright/test';
import { findLanguage, languages } from '../../src/kiosk/texts/languages.ts';
import { Kiosk } from '../pages/kiosk.ts';
import { expect, test } from '../station/journey.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream'];
    await use({ ...launchOptions, args });
  },
});

/** Without a letter, an address and a day: as short as a citizen's way can be. */
async function tellLittle(kiosk: Kiosk): Promise<void> {
  await kiosk.begin();
  await kiosk.press('withoutLetter');
  await kiosk.expectPage('addressTitle');
  await kiosk.press('addressUnknown');
  await kiosk.expectPage('moveInTitle');
  await kiosk.press('moveInUnknown');
  await kiosk.press('nobody');
  await kiosk.expectPage('checkTitle');
}

/** The server as it is when as many intakes of the kiosk are open as one may have. */
async function fillOffice(page: Page): Promise<() => Promise<void>> {
  const path = '**/api/v1/kiosk/intakes';
  await page.route(path, (route) =>
    route.fulfill({ status: 429, json: { problem: 'too-many-intakes', message: '' } }),
  );
  return () => page.unroute(path);
}

/** Whether this page's origin may write as much as an intake now. */
const canWrite = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('trial', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('trials');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction('trials', 'readwrite', { durability: 'strict' });
    transaction.objectStore('trials').put(crypto.getRandomValues(new Uint8Array(65_536)), 1);
    const isWritten = await new Promise<boolean>((resolve) => {
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
    database.close();
    return isWritten;
  });

/** The ids of what waits on the kiosk's disk. */
const listWaiting = (page: Page): Promise<unknown[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('bopael-kiosk');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const keys = await new Promise<unknown[]>((resolve) => {
      const asking = database.transaction('waiting').objectStore('waiting').getAllKeys();
      asking.onsuccess = () => resolve(asking.result);
    });
    database.close();
    return keys;
  });

test('an office with too many open intakes: the citizen, the next one and staff are told that, and no lost line', async ({
  server,
  station,
  context,
}) => {
  await station.open(server.url);
  const kiosk = new Kiosk(await context.newPage(), 'uk');
  await kiosk.open(server.url);
  await kiosk.choosePin('428173');
  const makeRoom = await fillOffice(kiosk.page);

  await test.step('who has told it all gets a ticket, and hears that the counter cannot see it yet', async () => {
    await tellLittle(kiosk);
    await kiosk.takeTicket();
    await expect(kiosk.page.getByText(kiosk.words('ticketWaits'), { exact: true })).toBeVisible();
    await kiosk.press('done');
  });
  await test.step('the next one is not let tell anything, and reads why in every language', async () => {
    for (const { tag } of languages) {
      const words = findLanguage(tag).catalogue.closedFullText.text;
      await expect(kiosk.page.getByText(words)).toBeVisible();
    }
  });
  await test.step('staff reads the same, and whom to ask', async () => {
    await kiosk.holdCorner();
    await kiosk.tryPin('428173');
    const { page } = kiosk;
    await expect(page.getByText('kontoret har 500 åbne henvendelser herfra')).toBeVisible();
    await expect(page.getByText('1 forseglet henvendelse venter her på, at der bliver plads.')).toBeVisible();
    await expect(page.getByText('kontoret har for mange åbne henvendelser.')).toBeVisible();
    await expect(page.getByText('Ingen forbindelse')).toHaveCount(0);
  });
  await test.step('once there is room it is handed over, and the kiosk opens', async () => {
    await makeRoom();
    await expect(kiosk.page.getByText('Ingen forseglede henvendelser venter her.')).toBeVisible({
      timeout: 30_000,
    });
    await kiosk.page.getByRole('button', { name: 'Tilbage til borgernes skærm' }).click();
    await kiosk.expectStart();
  });
});

test('a camera that may not be used: the citizen hears it, and types the number instead', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const kiosk = new Kiosk(await context.newPage(), 'ar');
  const { page } = kiosk;
  await kiosk.open(server.url);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting: 'denied',
    origin: server.url,
    ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
  });
  // There is a camera, and the browser refuses it.
  const asked = await page.evaluate(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const refusal = await navigator.mediaDevices.getUserMedia({ video: true }).catch(({ name }) => name);
    return { kinds: devices.map(({ kind }) => kind), refusal };
  });
  expect(asked).toEqual({ kinds: expect.arrayContaining(['videoinput']), refusal: 'NotAllowedError' });
  await kiosk.begin();
  await kiosk.press('byCamera');
  await kiosk.expectPage('cameraMissingTitle');
  await expect(page.getByText(kiosk.words('cameraMissingText'))).toBeVisible();
  await kiosk.typeNumber('1506405005');
  await kiosk.expectPage('addressTitle');
  await kiosk.press('addressUnknown');
  await kiosk.press('moveInUnknown');
  await kiosk.press('nobody');
  const ticket = await kiosk.takeTicket();
  await station.page.bringToFront();
  await station.page.getByLabel('Nummeret på billetten').fill(ticket);
  await station.page.keyboard.press('Enter');
  await expect(station.registration.field('cpr')).toHaveValue('150640-5005');
  await context.close();
});

test('a full disk while an intake is sealed: the citizen hears it, nothing is kept by half, and nobody else is asked', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const kiosk = new Kiosk(await context.newPage(), 'da');
  const { page } = kiosk;
  await page.clock.install();
  await kiosk.open(server.url);
  await kiosk.choosePin('428173');
  const session = await context.newCDPSession(page);
  const makeRoom = () => session.send('Storage.overrideQuotaForOrigin', { origin: server.url });
  async function fillDisk(): Promise<void> {
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
    // The browser remembers for a while how much there was.
    await expect.poll(() => canWrite(page), { timeout: 60_000 }).toBe(false);
  }
  const handedIn: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/kiosk/intakes')) handedIn.push(request.url());
  });

  expect(await canWrite(page)).toBe(true);
  await tellLittle(kiosk);
  await fillDisk();
  await test.step('the last page stays, says that it did not work, and nothing lies on the disk', async () => {
    await kiosk.press('send');
    await expect(page.getByText(kiosk.words('sendFailed'))).toBeVisible();
    await kiosk.expectPage('checkTitle');
    expect(await listWaiting(page)).toEqual([]);
    expect(handedIn).toEqual([]);
  });
  await test.step('with room again the same press gives a ticket, and a clerk opens it', async () => {
    await makeRoom();
    const ticket = await kiosk.takeTicket();
    expect(handedIn).toHaveLength(1);
    await station.page.getByLabel('Nummeret på billetten').fill(ticket);
    await station.page.keyboard.press('Enter');
    await expect(station.page.getByText(`Kioskindtag ${ticket}`)).toBeVisible();
  });
  await test.step('whoever comes to a full disk is not asked for anything, and staff reads why', async () => {
    await fillDisk();
    await page.reload();
    await expect(page.getByText(`${kiosk.words('closedTitle')}. ${kiosk.words('closedText')}`)).toBeVisible();
    // Tries cannot be counted, so they are slow.
    await kiosk.holdCorner();
    await kiosk.tryPin('428173');
    await expect(page.getByText('Computerens disk er fuld, så forsøg kan ikke tælles.')).toBeVisible();
    await page.clock.fastForward(61_000);
    await kiosk.holdCorner();
    await kiosk.tryPin('428173');
    await expect(page.getByText('Kiosken tager ikke imod: computerens disk er fuld')).toBeVisible();
  });
  await test.step('the kiosk opens by itself once there is room', async () => {
    await makeRoom();
    await page.getByRole('button', { name: 'Tilbage til borgernes skærm' }).click();
    await kiosk.expectStart();
  });
  await context.close();
});
