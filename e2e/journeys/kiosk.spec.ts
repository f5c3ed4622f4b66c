import { Kiosk } from '../pages/kiosk.ts';
import { cameraArguments, filmLetter } from '../station/camera-film.ts';
import { expect, test } from '../station/journey.ts';
import { home } from '../station/persons.ts';
import { takeLetter } from '../station/practice-letters.ts';

const file = 'flygtning-scan.jpg';
const { person } = takeLetter(file);

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const film = await filmLetter(file);
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...cameraArguments(film)] });
  },
});

test('in Arabic: the letter by the camera, a ticket, and a clerk who finds and finishes it', async ({
  server,
  station,
  context,
}) => {
  const { registration, page: desk } = station;
  const kiosk = new Kiosk(await context.newPage(), 'ar');
  let ticket = '';

  await test.step('a counter station is there, to which the kiosk seals', () => station.open(server.url));
  await test.step('the citizen chooses Arabic, and the page turns', async () => {
    await kiosk.open(server.url);
    await kiosk.begin();
    await expect(kiosk.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'ar');
  });
  await test.step('the letter is photographed, read and compared', async () => {
    await kiosk.photograph();
    await kiosk.expectPage('confirmTitle');
    await expect(kiosk.page.getByText(person.cpr ?? '', { exact: true })).toBeVisible();
    await expect(kiosk.page.getByText(person.name, { exact: true })).toBeVisible();
    const number = kiosk.page.locator('dd.k-number bdi');
    await expect(number).toHaveAttribute('dir', 'ltr');
    await kiosk.press('right');
  });
  await test.step('address, day, who moves in along, and a ticket', async () => {
    await kiosk.chooseAddress(home.typed, home.printed[0]);
    await kiosk.moveInToday();
    await kiosk.press('nobody');
    ticket = await kiosk.takeTicket();
    expect(ticket).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/);
    await expect(kiosk.page.getByText(person.name)).toHaveCount(0);
    await kiosk.press('done');
    await kiosk.expectStart();
    await expect(kiosk.page.locator('html')).toHaveAttribute('dir', 'ltr');
  });
  await test.step('nothing is registered by that', async () => {
    expect(await server.listRecords()).toEqual([]);
  });
  await test.step('a clerk finds it by the ticket, checks it beside the papers, and saves', async () => {
    await desk.bringToFront();
    await desk.getByLabel('Nummeret på billetten').fill(ticket.toLowerCase());
    await desk.getByRole('button', { name: 'Find kioskindtag' }).click();
    await expect(desk.getByText(`Kioskindtag ${ticket}`)).toBeVisible();
    await expect(desk.getByText('Borgeren læste siderne på arabisk.')).toBeVisible();
    await expect(registration.field('cpr')).toHaveValue(person.cpr ?? '');
    await expect(registration.field('name')).toHaveValue(person.name);
    await registration.field('cpr').focus();
    await registration.confirmByKeyboard();
    await registration.toResidence.click();
    await expect(desk.getByText(home.printed[0])).toBeVisible();
    await desk.getByRole('radio', { name: 'Nej' }).check();
    const told = desk.getByText('Fra kiosk, ikke kontrolleret');
    await expect(told).toHaveCount(2);
    await registration.toReview.click();
    await expect(desk.getByText('Sammenhold det med papirerne, og tryk Stemmer')).toHaveCount(2);
    await expect(desk.getByRole('button', { name: 'Stemmer: Adresse' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(registration.moveInDate).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(told).toHaveCount(0);
    await expect(desk.getByText('Fra kiosk, kontrolleret')).toHaveCount(2);
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
  });
});

test('in Tigrinya: a number typed on the screen’s keys, and a child who moves in along', async ({
  server,
  station,
  context,
}) => {
  const { registration, page: desk } = station;
  await station.open(server.url);
  const kiosk = new Kiosk(await context.newPage(), 'ti');
  await kiosk.open(server.url);
  await kiosk.begin();
  await kiosk.press('byTyping');
  await kiosk.tap('15064050');
  await kiosk.press('next');
  await expect(kiosk.page.getByRole('alert')).toContainText('10');
  await kiosk.tap('05');
  await kiosk.press('next');
  await kiosk.expectPage('addressTitle');
  await kiosk.tap('kløverstræde 1');
  await expect(kiosk.page.getByRole('textbox')).toHaveValue('Kløverstræde 1');
  await kiosk.chooseAddress(home.typed, home.printed[0]);
  await kiosk.moveInToday();
  await kiosk.press('addPerson');
  await kiosk.tap('Ea Prøve');
  await kiosk.press('keepPerson');
  await kiosk.press('next');
  const ticket = await kiosk.takeTicket();

  await desk.bringToFront();
  await desk.getByLabel('Nummeret på billetten').fill(ticket);
  await desk.getByRole('button', { name: 'Find kioskindtag' }).click();
  await expect(registration.field('cpr')).toHaveValue('150640-5005');
  await expect(registration.field('name')).toHaveValue('');
});

test('in Ukrainian: no letter, an address that is not found, and back to change one thing', async ({
  server,
  station,
  context,
}) => {
  const { page: desk } = station;
  await station.open(server.url);
  const kiosk = new Kiosk(await context.newPage(), 'uk');
  await kiosk.open(server.url);
  await kiosk.begin();
  await kiosk.press('withoutLetter');
  await kiosk.expectPage('addressTitle');
  await kiosk.tap('findes ikke 7');
  await expect(kiosk.page.getByText(kiosk.words('addressNone'))).toBeVisible();
  await kiosk.press('addressUnknown');
  await kiosk.expectPage('moveInTitle');
  await kiosk.press('moveInUnknown');
  await kiosk.press('nobody');
  await kiosk.expectPage('checkTitle');
  await kiosk.page
    .getByRole('button', { name: `${kiosk.words('change')}: ${kiosk.words('moveIn')}` })
    .click();
  await kiosk.moveInToday();
  const ticket = await kiosk.takeTicket();

  await desk.bringToFront();
  await desk.getByLabel('Nummeret på billetten').fill(ticket);
  await desk.getByRole('button', { name: 'Find kioskindtag' }).click();
  await expect(desk.getByText(`Kioskindtag ${ticket}`)).toBeVisible();
});
