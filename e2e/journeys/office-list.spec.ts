import { apiPaths } from '../../src/contract/intake-api.ts';
import { UpdatesResponseSchema, updatesQuery } from '../../src/contract/updates.ts';
import { anna, bo, Office } from '../pages/office.ts';
import { handOver, openStation, permit, registrationOf, withdraw } from '../station/handed-over.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';

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
