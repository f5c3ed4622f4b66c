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
