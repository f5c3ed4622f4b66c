import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { newRegistrationId, outgoing } from '../../src/server/testing/practice-registrations.ts';
import { anna, bo, drift, Office, ownPassword } from '../pages/office.ts';
import { handOver, openStation, permit, registrationOf } from '../station/handed-over.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';

test('signs in after wrong tries, with an own password, and out again', async ({ server, page }) => {
  const office = new Office(page);
  const given = await server.addOfficeUser(anna.initials, anna.name, anna.role);
  await office.open(server.url);
  await expect(page).toHaveTitle('Bopæl: kontoret');

  await test.step('a wrong password says nothing of what was wrong, and slows down', async () => {
    await office.submit.click();
    await expect(page.getByText('Skriv dine initialer.')).toBeVisible();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await office.try('anna', 'helt forkert kode');
      await expect(page.getByRole('alert')).toContainText('Initialer eller adgangskode er forkert');
      await expect(office.password).toHaveValue('');
    }
    await expect(office.submit).toBeDisabled();
    await expect(office.submit).toHaveText(/Vent \d sekunder?/);
    await office.initials.fill('UKENDT');
    await expect(office.submit).toBeEnabled();
  });
  await test.step('IT gives a new password, which the person must change before anything else', async () => {
    const again = await server.resetOfficeUser(anna.initials);
    expect(again).not.toBe(given);
    await office.open(server.url);
    await office.try('anna', again);
    await expect(page.getByRole('heading', { name: 'Vælg din egen adgangskode' })).toBeVisible();
    await expect(office.menu).toBeHidden();
    await office.choosePassword(again, 'kort');
    await expect(page.getByText('Adgangskoden er for kort')).toBeVisible();
    await office.choosePassword(again, ownPassword);
    await expect(page.getByRole('heading', { name: 'Til indtastning' })).toBeVisible();
  });
  await test.step('a reload keeps the session, signing out ends it in every window', async () => {
    await page.reload();
    await expect(office.signedIn).toContainText('ANNA');
    const other = new Office(await page.context().newPage());
    await other.page.goto(`${server.url}/kontor/`);
    await expect(other.signedIn).toBeVisible();
    await page.bringToFront();
    await page.getByRole('button', { name: 'Log ud' }).click();
    await expect(page.getByText('Du er logget ud.')).toBeVisible();
    await expect(other.initials).toBeVisible();
    await page.reload();
    await expect(office.initials).toBeVisible();
    await other.page.close();
  });
  expect(server.said).not.toContain(ownPassword);
  expect(server.said).not.toMatch(/ANNA|anna/);
});

test('a leader saves records as CSV and JSON, and the trail, and finds it whole', async ({
  server,
  page,
}) => {
  const station = await openStation(server);
  const people = [registrationOf(0, '=Åse, "Prøvesen"'), registrationOf(1, 'Øvine Mønster')];
  await handOver(station, ...people);
  const office = new Office(page);
  await office.enterFirst(server, bo);
  await office.goTo('#/udtraek');
  const save = async (name: string): Promise<{ text: string; file: string }> => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await saved;
    return { text: readFileSync(await download.path(), 'utf8'), file: download.suggestedFilename() };
  };

  const csv = await save('Gem filen');
  expect(csv.file).toMatch(/^bopael-registreringer-\d{4}-\d\d-\d\d\.csv$/);
  const lines = csv.text.split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFløbenummer;art;')).toBe(true);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`;"'=Åse, ""Prøvesen""";`);
  await page.getByLabel('JSON').check();
  await page.getByLabel('Alle, der er afleveret').check();
  const json = await save('Gem filen');
  const records = JSON.parse(json.text) as { content: string }[];
  expect(records.map(({ content }) => content)).toEqual(people.map((one) => outgoing(one).content));
  await page.getByLabel('Modtaget fra').fill('31-02-2026');
  await page.getByRole('button', { name: 'Gem filen' }).click();
  await expect(page.getByText('Skriv en dato')).toBeVisible();

  await office.goTo('#/revision');
  await page.getByRole('button', { name: 'Undersøg sporet' }).click();
  await expect(page.getByText('Sporet er helt')).toBeVisible();
  const trail = await save('Gem hele sporet som fil');
  expect(trail.file).toMatch(/^bopael-kontor-revision-.*\.jsonl$/);
  const actions = trail.text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { action: string }).action);
  expect(actions.filter((action) => action === 'export-begun')).toHaveLength(2);
  expect(actions.at(-1)).toBe('exported-audit');
  for (const { person } of people) expect(trail.text).not.toContain(person.cpr);
  expect(trail.text).not.toContain('Mønster');
});

test('each role sees its own screens', async ({ server, page, browser }) => {
  await handOver(await openStation(server), registrationOf(0, 'Åse Prøvesen'));
  const seen = async (office: Office): Promise<readonly string[]> =>
    office.menu.getByRole('link').allInnerTexts();
  const clerk = new Office(page);
  await clerk.enterFirst(server, anna);
  await clerk.expectChosen('Åse Prøvesen');
  expect(await seen(clerk)).toEqual(['Til indtastning', 'Indtastet']);
  for (const there of ['#/stationer', '#/sager', '#/udtraek', '#/revision', '#/brugere']) {
    await clerk.goTo(there);
    await expect(page.getByRole('heading', { level: 1, name: 'Til indtastning' })).toBeVisible();
  }
  const rooms = async (): Promise<Office> =>
    new Office(await (await browser.newContext({ locale: 'da-DK' })).newPage());
  const leader = await rooms();
  await leader.enterFirst(server, bo);
  await leader.expectChosen('Åse Prøvesen');
  expect(await seen(leader)).toEqual([
    'Til indtastning',
    'Indtastet',
    'Stationer',
    'Sager',
    'Udtræk',
    'Revision',
  ]);
  const technician = await rooms();
  await technician.enterFirst(server, drift);
  await expect(technician.page.getByRole('row', { name: /Skranke 1/ })).toBeVisible();
  expect(await seen(technician)).toEqual(['Stationer', 'Brugere']);
  await technician.goTo('#/til-indtastning');
  await expect(technician.page.getByRole('heading', { level: 1, name: 'Stationer' })).toBeVisible();
  await expect(technician.page.getByText('Åse Prøvesen')).toBeHidden();
  await technician.goTo('#/brugere');
  await expect(technician.page.getByRole('row')).toHaveCount(4);
  for (const { page: window } of [leader, technician]) await window.context().close();
});

test.describe('beside the station in one browser', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the station’s worker leaves the office’s address alone', async ({ server, page }) => {
    await page.goto(server.url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await new Office(page).open(server.url);
    await page.goto(`${server.url}/kontor`);
    await expect(page).toHaveURL(/\/kontor\/$/);
    await expect(page.getByRole('heading', { name: 'Log ind' })).toBeVisible();
  });
});

for (const language of ['da', 'en'] as const) {
  test(`every screen of the office, ${language === 'da' ? 'in Danish' : 'in English'}, without a finding`, async ({
    server,
    page,
    context,
  }) => {
    await permit(context);
    const see = (window: Page, screen: string): Promise<void> => visit(window, language, `office ${screen}`);
    const office = new Office(page);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await context.addInitScript((chosen) => localStorage.setItem('bopael-locale', chosen), language);
    const north = await openStation(server);
    const south = await openStation(server, 'Skranke 2', 'Syd');
    server.addStation('Ny kiosk', 'Syd');
    const people = ['Åse Prøvesen', 'Øvine Mønster-Eksempel van der Prøve', 'Attrap Figurasen'].map(
      (name, nth) => registrationOf(nth, name),
    );
    await handOver(north, ...people);
    const again = registrationOf(0, 'Åse Prøvesen-Andersen');
    const broken = { id: newRegistrationId(), content: '{"ikke":"en registrering"}' };
    await south.exchange([outgoing(again), broken], { queue: { waiting: 4, needsAPerson: 2 } });

    await office.open(server.url);
    await see(page, 'sign in');
    await office.try('ANNA', 'helt forkert');
    await expect(page.getByRole('alert')).toBeVisible();
    await see(page, 'sign in wrong');
    const given = await server.addOfficeUser(bo.initials, bo.name, bo.role);
    await office.try(bo.initials, given);
    await expect(page.locator('#next')).toBeVisible();
    await see(page, 'own password');
    await office.choosePassword(given, 'kort');
    await see(page, 'own password too short');
    await office.choosePassword(given, ownPassword);

    await office.expectChosen('Åse Prøvesen');
    await see(page, 'work');
    await page.keyboard.press('c');
    await expect(office.clipboardSays).toHaveClass(/holds/);
    await see(page, 'work copied');
    await page.keyboard.press('Control+Enter');
    await expect(office.notice).toBeVisible();
    await office.expectChosen('Øvine Mønster-Eksempel van der Prøve');
    await see(page, 'work marked');
    await handOver(north, registrationOf(0, 'Åse Rettet-Prøvesen', people[0]?.id));
    await page.reload();
    await office.items.last().click();
    await expect(office.record.getByRole('table')).toBeVisible();
    await see(page, 'work corrected');

    for (const [there, screen] of [
      ['#/indtastet', 'entered'],
      ['#/stationer', 'stations'],
      ['#/sager', 'cases'],
      ['#/udtraek', 'exports'],
      ['#/revision', 'audit'],
      ['#/adgangskode', 'password'],
    ] as const) {
      await office.goTo(there);
      await expect(page.locator('main table, main form').first()).toBeVisible();
      await see(page, screen);
    }
    await office.goTo('#/sager');
    await page.locator('tr[data-case=active-registration] button').click();
    await expect(page.getByRole('table')).toBeVisible();
    await see(page, 'case conflict');
    await page.locator('main .function-link').first().click();
    await page.locator('tr[data-case=refused] button').click();
    await expect(page.locator('#who-decides')).toBeVisible();
    await see(page, 'case refused');
    await office.goTo('#/revision');
    await page.locator('.bp-audit-tools button').first().click();
    await expect(page.getByRole('alert')).toBeVisible();
    await see(page, 'audit checked');

    // Answers that are refusals are written there by the browser itself.
    expect(complaints.filter((text) => !/status of 401/.test(text))).toEqual([]);
  });
}
