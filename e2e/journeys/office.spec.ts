import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { apiPaths } from '../../src/contract/intake-api.ts';
import { writeWithdrawalContent } from '../../src/contract/record-content.ts';
import { UpdatesResponseSchema, updatesQuery } from '../../src/contract/updates.ts';
import type { Registration } from '../../src/domain/registration.ts';
import { newRegistrationId, outgoing } from '../../src/server/testing/practice-registrations.ts';
import { enrolTestStation, type TestStation } from '../../src/server/testing/test-station.ts';
import { buildRegistration } from '../../src/testing/build-registration.ts';
import { instant } from '../../src/testing/fake-machine.ts';
import { anna, bo, drift, Office, ownPassword } from '../pages/office.ts';
import { visit } from '../station/inspect-screen.ts';
import type { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';

/** A fictive person's registration under an id of its own. */
const registrationOf = (nth: number, name: string, corrects?: Registration['id']): Registration =>
  buildRegistration({
    nth,
    id: newRegistrationId(),
    person: { name },
    ...(corrects === undefined ? {} : { corrects }),
  });

async function openStation(server: IntakeServer, name = 'Skranke 1', office = 'Nord'): Promise<TestStation> {
  return await enrolTestStation(server.url, server.addStation(name, office));
}

async function handOver(station: TestStation, ...registrations: readonly Registration[]): Promise<void> {
  const results = await station.handOver(registrations.map(outgoing));
  expect(results.map(({ outcome }) => outcome)).toEqual(registrations.map(() => 'acknowledged'));
}

async function withdraw(station: TestStation, withdraws: Registration['id']): Promise<void> {
  const id = newRegistrationId();
  const recordedAt = instant('2026-11-24T09:00:00.000Z');
  const content = writeWithdrawalContent({ id, withdraws, because: 'Flyttede aldrig ind', recordedAt });
  const [result] = await station.handOver([{ id, content }]);
  expect(result).toMatchObject({ outcome: 'acknowledged' });
}

const permit = (context: BrowserContext): Promise<void> =>
  context.grantPermissions(['clipboard-read', 'clipboard-write']);

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

test('a clerk works the list with the keys alone, and the number leaves the clipboard', async ({
  server,
  page,
  context,
}) => {
  await permit(context);
  await page.clock.install();
  const office = new Office(page);
  const station = await openStation(server);
  const people = ['Åse Prøvesen', 'Øvine Mønster', 'Attrap Eksempel'].map((name, nth) =>
    registrationOf(nth, name),
  );
  await handOver(station, ...people);
  await office.enterFirst(server, anna);

  await test.step('the oldest is open, with all that is to be typed', async () => {
    await expect(office.items).toHaveCount(3);
    await expect(office.list).toBeFocused();
    await office.expectChosen('Åse Prøvesen');
    await expect(office.number).toHaveText(/^\d{6}-\d{4}$/);
    await expect(office.record.locator('dt')).toHaveText([
      'Navn',
      'Tidligere dansk nummer',
      'Født, køn',
      'Indflytningsdato',
      'Adresse',
      'Adressekoder',
      'Statsborgerskab',
      'Opholdsgrundlag',
      'Tilladelsen gælder',
      'Sagsnummer, brev',
      'Set ved skranken',
    ]);
    await expect(office.list).not.toContainText(/\d{6}/);
  });
  await test.step('the number is copied, and gone after a minute', async () => {
    await expect(office.clipboardSays).toContainText('tømmes efter 60 sekunder');
    await page.keyboard.press('c');
    await expect(office.clipboardSays).toContainText('tømmes om 60 sek.');
    expect(await office.readClipboard()).toBe(people[0]?.person.cpr);
    await page.clock.runFor(40_000);
    await expect(office.clipboardSays).toContainText('tømmes om 20 sek.');
    expect(await office.readClipboard()).toBe(people[0]?.person.cpr);
    await page.clock.runFor(20_000);
    await expect(office.clipboardSays).toContainText('Udklipsholderen er tømt.');
    expect(await office.readClipboard()).toBe('');
  });
  await test.step('what somebody copied elsewhere meanwhile stays', async () => {
    await page.keyboard.press('c');
    await expect(office.clipboardSays).toContainText('tømmes om');
    await page.evaluate(() => navigator.clipboard.writeText('et andet sted fra'));
    await page.clock.runFor(61_000);
    await expect(office.clipboardSays).toContainText('tømmes efter 60 sekunder');
    expect(await office.readClipboard()).toBe('et andet sted fra');
  });
  await test.step('keys go through the list, and Ctrl+Enter marks and goes on', async () => {
    await page.keyboard.press('j');
    await office.expectChosen('Øvine Mønster');
    await page.keyboard.press('ArrowDown');
    await office.expectChosen('Attrap Eksempel');
    await page.keyboard.press('k');
    await office.expectChosen('Øvine Mønster');
    await page.keyboard.press('Control+Enter');
    await expect(office.notice).toContainText('Øvine Mønster er markeret som indtastet.');
    await expect(office.items).toHaveCount(2);
    await office.expectChosen('Attrap Eksempel');
  });
  await test.step('a slip is taken back', async () => {
    await page.keyboard.press('z');
    await expect(office.notice).toContainText('Øvine Mønster er på listen igen.');
    await office.expectChosen('Øvine Mønster');
    await expect(office.record).toContainText('Markeringen blev taget tilbage af ANNA');
    await expect(office.list).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(office.items).toHaveCount(2);
  });
  await test.step('the station hears of each of it', async () => {
    const record = people[1]?.id;
    const answer = await station.send({
      path: apiPaths.updates + updatesQuery({ marks: 0, index: 0, lists: 0 }),
    });
    expect(UpdatesResponseSchema.parse(await answer.json()).marks).toMatchObject([
      { record, kind: 'entered', by: 'ANNA' },
      { record, kind: 'taken-back', by: 'ANNA' },
      { record, kind: 'entered', by: 'ANNA' },
    ]);
  });
  await test.step('letters do nothing when they are switched off, nor where one types', async () => {
    await page.getByLabel('Bogstavgenveje').uncheck();
    await office.list.focus();
    await office.expectChosen('Attrap Eksempel');
    await page.keyboard.press('k');
    await page.clock.runFor(1_000);
    await office.expectChosen('Attrap Eksempel');
    await page.getByLabel('Bogstavgenveje').check();
  });
  await test.step('until nothing is left', async () => {
    await page.keyboard.press('Control+Enter');
    await office.expectChosen('Åse Prøvesen');
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await office.expectChosen('Attrap Eksempel');
    await expect(office.list).toBeFocused();
    await office.done.click();
    await office.expectChosen('Åse Prøvesen');
    await expect(office.list).toBeFocused();
    await office.done.click();
    await expect(page.getByText('Der er intet at indtaste')).toBeVisible();
    await handOver(station, registrationOf(9, 'Sent Ankommen'));
    await page.clock.runFor(61_000);
    await page.getByRole('button', { name: 'Hent dem' }).click();
    await office.expectChosen('Sent Ankommen');
  });
  await test.step('no address and no title ever named anybody', async () => {
    expect(page.url()).not.toMatch(/\d{6}|Ankommen/);
    expect(await page.title()).toBe('Bopæl: kontoret');
    expect(server.said).not.toMatch(/Prøvesen|Ankommen/);
    for (const { person } of people) expect(server.said).not.toContain(person.cpr);
  });
});

test('the number goes with the one who goes: sign-out, a closed window, and nobody there', async ({
  server,
  page,
  context,
}) => {
  await permit(context);
  await page.clock.install();
  const office = new Office(page);
  const person = registrationOf(0, 'Åse Prøvesen');
  await handOver(await openStation(server), person);
  await office.enterFirst(server, anna);
  const copy = async (): Promise<void> => {
    await office.expectChosen('Åse Prøvesen');
    await page.getByRole('button', { name: 'Kopiér nummer' }).click();
    await expect(office.clipboardSays).toContainText('tømmes om');
    expect(await office.readClipboard()).toBe(person.person.cpr);
  };

  await copy();
  await page.getByRole('button', { name: 'Log ud' }).click();
  await expect(page.getByText('Du er logget ud.')).toBeVisible();
  await expect.poll(() => office.readClipboard()).toBe('');

  await office.signIn(anna);
  await copy();
  await page.reload();
  await expect.poll(() => office.readClipboard()).toBe('');

  const other = await context.newPage();
  await other.goto(`${server.url}/api/v1/health`);
  await page.bringToFront();
  await copy();
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  await other.bringToFront();
  await expect.poll(() => new Office(other).readClipboard()).toBe('');

  await test.step('and where nobody does anything the screen is cleared', async () => {
    const again = new Office(other);
    await other.clock.install();
    await other.goto(`${server.url}/kontor/`);
    await again.expectChosen('Åse Prøvesen');
    await other.clock.runFor(27.6 * 60_000);
    await expect(other.getByRole('alertdialog', { name: 'Er du her stadig?' })).toBeVisible();
    await other.keyboard.press('Shift');
    await expect(other.getByRole('alertdialog')).toBeHidden();
    await other.clock.runFor(28.6 * 60_000);
    await expect(other.getByText('Du blev logget ud, fordi der ikke skete noget')).toBeVisible();
    await expect(other.getByText('Åse Prøvesen')).toBeHidden();
    await other.reload();
    await expect(again.initials).toBeVisible();
  });
});

test('two clerks do not type the same person, and the second is told who was first', async ({
  server,
  page,
  browser,
}) => {
  const [first, second] = [registrationOf(0, 'Åse Prøvesen'), registrationOf(1, 'Øvine Mønster')];
  await handOver(await openStation(server), first, second);
  const office = new Office(page);
  await office.enterFirst(server, anna);
  await office.expectChosen('Åse Prøvesen');

  const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 1366, height: 768 } });
  const colleague = new Office(await context.newPage());
  await colleague.enterFirst(server, bo);
  await test.step('the colleague begins with the one that nobody has open', async () => {
    await expect(colleague.items.first()).toContainText('ANNA har den åben');
    await colleague.expectChosen('Øvine Mønster');
  });
  await test.step('and is warned who opens another’s all the same', async () => {
    await colleague.items.first().click();
    await expect(colleague.record.locator('.alert-warning')).toContainText('ANNA åbnede den');
  });
  await office.done.click();
  await expect(office.notice).toContainText('Åse Prøvesen er markeret som indtastet.');
  await colleague.done.click();
  await expect(colleague.notice).toContainText(/Åse Prøvesen var allerede indtastet i CPR af ANNA/);
  await expect(colleague.items).toHaveCount(1);
  await context.close();
});

test('a correction comes up beside what stands in CPR, and a withdrawal to be taken out', async ({
  server,
  page,
}) => {
  const station = await openStation(server);
  const first = registrationOf(0, 'Åse Prøvesen');
  await handOver(station, first);
  const office = new Office(page);
  await office.enterFirst(server, bo);
  await office.expectChosen('Åse Prøvesen');
  await office.done.click();
  await expect(page.getByText('Der er intet at indtaste')).toBeVisible();

  const corrected = registrationOf(0, 'Åse Rettesen', first.id);
  await handOver(station, corrected);
  await page.reload();
  await test.step('the correction', async () => {
    await office.expectChosen('Åse Rettesen');
    await expect(office.record).toContainText('Rettet siden indtastningen');
    const row = office.record.locator('tr[data-field=name]');
    await expect(row.getByRole('cell')).toHaveText(['Åse Prøvesen', 'Åse Rettesen']);
    await expect(row).toContainText('ændret');
    await expect(office.record.locator('tr[data-field=address]')).not.toContainText('ændret');
    await visit(page, 'da', 'office correction');
    await office.done.click();
    await expect(page.getByText('Der er intet at indtaste')).toBeVisible();
  });
  await test.step('the withdrawal', async () => {
    await withdraw(station, corrected.id);
    await page.reload();
    await expect(office.items).toHaveText(/Åse Rettesen.*Tages ud/);
    await expect(office.record).toContainText('Flyttede aldrig ind');
    await expect(office.done).toHaveText('Taget ud af CPR');
    await visit(page, 'da', 'office withdrawal');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Der er intet at indtaste')).toBeVisible();
  });
  await test.step('all of it can be looked up again, and a mark taken back', async () => {
    await office.goTo('#/indtastet');
    await expect(page.getByRole('row')).toHaveCount(4);
    await page.getByRole('button', { name: 'Åbn: Åse Rettesen' }).first().click();
    await expect(page.locator('#record-heading')).toBeFocused();
    await office.record.getByRole('button', { name: 'Tag markeringen tilbage' }).click();
    await expect(page.getByRole('row')).toHaveCount(3);
    await office.goTo('#/til-indtastning');
    await expect(office.items).toHaveText(/Tages ud/);
  });
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
