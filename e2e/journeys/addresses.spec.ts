import type { Page } from '@playwright/test';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, figura, home, oevine } from '../station/persons.ts';

const idOf = (number: number): string => `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A small register as a kommune gets one from IT. */
const register = (date: string, ...rows: readonly string[]) => ({
  name: `prøve-${date}.csv`,
  bytes: Buffer.from(
    [
      '# navn: Prøveregister',
      `# dato: ${date}`,
      '# øvelse: ja',
      'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn',
      ...rows,
    ].join('\n'),
  ),
});

const before = register(
  '2026-11-01',
  `${idOf(1)};0621;7001;Figurstien;1;;;6000;Kolding`,
  `${idOf(2)};0621;7001;Figurstien;3;1;tv;6000;Kolding`,
  `${idOf(3)};0621;7001;Figurstien;3;1;th;6000;Kolding`,
  `${idOf(4)};0621;7001;Figurstien;5;;;6000;Kolding`,
  `${idOf(5)};0630;7002;Skyggevej;7;;;7100;Vejle`,
  `${idOf(6)};0621;9901;Uden Fast Bopæl;1;;;6000;Kolding`,
);
/** Figurstien 1 is gone, number 3 is now on Tegnestien, and number 5 has another street code. */
const after = register(
  '2027-02-01',
  `${idOf(2)};0621;7003;Tegnestien;3;1;tv;6000;Kolding`,
  `${idOf(3)};0621;7003;Tegnestien;3;1;th;6000;Kolding`,
  `${idOf(4)};0621;7009;Figurstien;5;;;6000;Kolding`,
  `${idOf(5)};0630;7002;Skyggevej;7;;;7100;Vejle`,
);

/** What a screen reader says of the box's list. */
const said = (page: Page) => page.locator('#address ~ [role=status]');

test.describe('without a server', () => {
  test.use({ serviceWorkers: 'allow' });

  test('signed in, an address in twelve keystrokes, and saved', async ({ server, station }) => {
    const { clerk, desk, page, registration } = station;
    await station.open(server.url);
    await station.expectReadyForOffline();
    await server.stop();
    await station.reload();
    await desk.typeByHand.click();
    await registration.fillPerson(oevine);
    await registration.toResidence.click();
    await expect(registration.address).toBeFocused();
    clerk.takeCount();
    await clerk.type('kløver1 2th');
    await expect(page.getByRole('option').first()).toHaveText(new RegExp(home.printed[0]));
    await clerk.press('Enter');
    expect(clerk.takeCount().keys).toBeLessThanOrEqual(12);
    await expect(registration.moveInDate).toBeFocused();
    await clerk.type('1/11 2026');
    await page.getByRole('radio', { name: 'Nej' }).check();
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
    await expect(
      page.getByText('Den afleveres til kommunens system, så snart der er forbindelse.'),
    ).toBeVisible();
  });
});

test('the address box by its keys, from street to door', async ({ server, station }) => {
  const { clerk, desk, page, registration } = station;
  await station.open(server.url);
  await station.expectRegister();
  await desk.typeByHand.click();
  await registration.fillPerson(oevine);
  await registration.toResidence.click();
  const box = registration.address;
  const active = page.locator('[role=option][aria-selected=true]');
  await expect(box).toBeFocused();

  await test.step('streets: arrows go round, Home goes back to the caret, Alt and Escape shut', async () => {
    await clerk.type('klø');
    await expect(active).toContainText('Kløver');
    await expect(said(page)).toHaveText(/^Vælg vej\. \d forslag\.$/);
    const options = await page.getByRole('option').count();
    await clerk.press('ArrowUp');
    await expect(page.getByRole('option').nth(options - 1)).toHaveAttribute('aria-selected', 'true');
    await clerk.press('ArrowDown');
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await clerk.press('ArrowDown');
    await clerk.press('Home');
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    expect(await box.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
    await clerk.press('End');
    await clerk.press('Alt+ArrowUp');
    await expect(box).toHaveAttribute('aria-expanded', 'false');
    await clerk.press('Alt+ArrowDown');
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await clerk.press('Escape');
    await expect(box).toHaveAttribute('aria-expanded', 'false');
    await expect(box).toHaveValue('klø');
    await clerk.press('Escape');
    await expect(box).toHaveValue('');
  });
  await test.step('Enter waits for the list that answers what was typed', async () => {
    // All keys at once, as a practised hand types: the list is still that of the first letters.
    await page.keyboard.insertText('kløverstr');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('Kløverstræde ');
    await expect(said(page)).toHaveText(/Vælg husnummer\. \d forslag\.$/);
  });
  await test.step('what the number lacks, and what it does not have', async () => {
    await box.fill('kløverstræde 1');
    await expect(page.getByText('Kløverstræde 1: Vælg etage og dør.').first()).toBeVisible();
    await visit(page, 'da', 'address floors and doors');
    await box.fill('kløverstræde 1 9 tv');
    await expect(said(page)).toContainText('Kløverstræde 1 har ikke 9. tv.');
    await expect(page.getByRole('option').filter({ hasText: 'Kløverstræde 1, 3. tv' })).toBeVisible();
    await visit(page, 'da', 'address no such door');
    // Free text is never an address.
    await box.fill('kløverstræde 1');
    await clerk.press('Tab');
    await expect(box).not.toBeFocused();
    await registration.toReview.click();
    await expect(box).toHaveAccessibleDescription(/Vælg adressen på listen/);
  });
  await test.step('a name after c/o goes into its own field', async () => {
    await box.fill('');
    await box.focus();
    await clerk.type('c/o Prøve Hansen,');
    await expect(page.getByLabel('Hos (c/o)')).toHaveValue('Prøve Hansen');
    await expect(box).toHaveValue('');
    await expect(said(page)).toContainText('Flyttet til Hos (c/o): Prøve Hansen.');
  });
  await test.step('Tab takes the one address there is', async () => {
    await clerk.type('kløverstræde 1 2 th');
    await expect(page.getByRole('option')).toHaveCount(1);
    await clerk.press('Tab');
    await expect(registration.moveInDate).toBeFocused();
    await expect(page.getByText(home.printed[0])).toBeVisible();
  });
  await test.step('at 200 % the list comes up inside the window', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole('button', { name: 'Ret adressen' }).click();
    await box.fill('kløverstræde 1');
    await expect(page.getByRole('option').nth(3)).toBeInViewport();
    await page.screenshot({ path: 'out/screenshots/da-address-list-200.png', animations: 'disabled' });
    await box.fill('kløverstræde 1 2 th');
    await expect(page.getByRole('option')).toHaveCount(1);
    await clerk.press('Enter');
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: 'Ret adressen' }).click();
  await box.fill('kløverstræde 1');
  await expect(page.getByRole('option').first()).toBeVisible();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, 'pixels to scroll sideways at 320').toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'out/screenshots/da-address-320.png', animations: 'disabled' });
});

test('addresses used here are offered, and a newer register tells what has become of them', async ({
  server,
  station,
}) => {
  const { clerk, desk, frame, page, registration, settings } = station;
  const box = registration.address;
  const at = (street: string, town = '6000 Kolding') => ({ typed: street, printed: [street, town] }) as never;
  await station.open(server.url);
  await station.expectRegister();
  await frame.goTo('Indstillinger');
  await settings.loadRegister(before);
  await expect(settings.register.getByRole('alert')).toContainText('Registeret er indlæst med 6 adresser.');
  await server.stop();
  const gone = await station.save(oevine, at('Figurstien 1'));
  await station.save(attrap, at('Figurstien 5'));

  await test.step('another kommune and a road that nobody lives on are warned of', async () => {
    await frame.goTo('Skranke');
    await desk.typeByHand.click();
    await registration.fillPerson(figura);
    await registration.toResidence.click();
    await expect(page.getByRole('option')).toHaveText([/^Figurstien 5/, /^Figurstien 1/]);
    await visit(page, 'da', 'address recent');
    // Nothing is chosen by an Enter too many.
    await clerk.press('Enter');
    await expect(box).toBeFocused();
    await box.fill('skyggevej 7');
    await expect(page.getByRole('option').first()).toContainText('Skyggevej 7');
    await page.getByRole('option').first().click();
    await expect(page.getByText('Adressen ligger i en anden kommune: Vejle.')).toBeVisible();
    await visit(page, 'da', 'address in another kommune');
    await page.getByRole('button', { name: 'Ret adressen' }).click();
    await box.fill('uden fast 1');
    await expect(page.getByRole('option').first()).toContainText('Uden Fast Bopæl 1');
    await page.getByRole('option').first().click();
    await expect(page.getByText('Vejen er en administrativ vejkode')).toBeVisible();
    await page.getByRole('button', { name: 'Ret adressen' }).click();
    await box.fill('figurstien 3 1 tv');
    await expect(page.getByRole('option').first()).toContainText('Figurstien 3, 1. tv');
    await page.getByRole('option').first().click();
    await registration.closeDraft.click();
  });

  await frame.goTo('Indstillinger');
  await settings.loadRegister(after);
  await expect(settings.register.getByRole('alert')).toContainText('Registeret er indlæst med 4 adresser.');
  await frame.goTo('Skranke');
  const list = page.getByRole('region', { name: 'Adresser at se efter' });
  await expect(list).toContainText('1 registrering har en adresse, som ikke længere findes.');
  await expect(list).toContainText(
    '1 registrering og 1 kladde har en adresse, som har fået andet navn eller andre koder.',
  );
  await visit(page, 'da', 'desk stale addresses');

  await test.step('the records say so, and are as they were saved', async () => {
    await list.getByRole('link', { name: oevine.name }).click();
    await expect(page.getByText('Adressen findes ikke i det adresseregister')).toBeVisible();
    await expect(page.getByText('Figurstien 1')).toBeVisible();
    expect(page.url()).toContain(gone);
    await visit(page, 'da', 'record with a stale address');
    await frame.goTo('Skranke');
    await list.getByRole('link', { name: attrap.name }).click();
    await expect(page.getByText('Figurstien 5, 6000 Kolding (kommune 0621, vejkode 7001)')).toBeVisible();
    await expect(page.getByText('Figurstien 5, 6000 Kolding (kommune 0621, vejkode 7009)')).toBeVisible();
    await visit(page, 'da', 'record with a changed address');
  });
  await test.step('the draft shows old and new, and takes the new with one press', async () => {
    await frame.goTo('Skranke');
    await list.getByRole('link', { name: figura.name }).click();
    await page.getByRole('button', { name: 'Se adressen' }).click();
    await expect(page.getByText('Tegnestien 3, 1. tv, 6000 Kolding')).toBeVisible();
    await visit(page, 'da', 'draft with a changed address');
    await page.getByRole('button', { name: 'Brug den nye adresse' }).click();
    await expect(page.locator('#address')).toContainText('Tegnestien 3, 1. tv');
    await expect(page.getByText('Figurstien')).toBeHidden();
  });
  await test.step('one that is gone cannot be chosen, and goes off the list', async () => {
    await page.getByRole('button', { name: 'Ret adressen' }).click();
    await box.fill('');
    const option = page.getByRole('option', { name: 'Figurstien 1' });
    await expect(option).toContainText('findes ikke længere');
    await option.click({ force: true });
    await expect(box).toBeVisible();
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    await box.press('Delete');
    await expect(page.getByRole('option')).toHaveText([/^Figurstien 5/]);
    await box.press('ArrowDown');
    await box.press('Enter');
    await expect(page.locator('#address')).toContainText('Figurstien 5');
    await registration.closeDraft.click();
    await expect(list).not.toContainText('kladde');
  });
});
