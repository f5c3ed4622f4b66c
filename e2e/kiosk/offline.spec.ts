import { Kiosk } from '../pages/kiosk.ts';
import { expect, test } from '../station/journey.ts';
import { home } from '../station/persons.ts';

test('killed and without a line it comes back, gives a ticket, and the clerk finds it when the line is back', async ({
  server,
  station,
  profile,
}) => {
  await station.open(server.url);
  const start = async (): Promise<Kiosk> => {
    const context = await profile.open();
    return new Kiosk(context.pages()[0] ?? (await context.newPage()), 'so');
  };
  const before = await start();
  await before.open(server.url);
  await before.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The practice register is on its shelf once it gives an answer.
  await before.begin();
  await before.press('withoutLetter');
  await expect(async () => {
    await before.page.getByRole('textbox').fill('');
    await before.page.getByRole('textbox').fill(home.typed);
    await expect(before.page.locator('.k-suggestion').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await profile.kill();
  await server.stop('SIGKILL');

  const kiosk = await start();
  await kiosk.open(server.url);
  await kiosk.begin();
  await kiosk.typeNumber('1506405005');
  await kiosk.chooseAddress(home.typed, home.printed[0]);
  await kiosk.moveInToday();
  await kiosk.press('nobody');
  const ticket = await kiosk.takeTicket();
  await kiosk.press('done');
  await kiosk.expectStart();

  await server.start();
  await kiosk.page.evaluate(() => dispatchEvent(new Event('online')));
  const desk = station.page;
  await expect(async () => {
    await desk.getByLabel('Nummeret på billetten').fill(ticket);
    await desk.getByRole('button', { name: 'Find kioskindtag' }).click();
    await expect(desk.getByText(`Kioskindtag ${ticket}`)).toBeVisible({ timeout: 3000 });
  }).toPass();
});
