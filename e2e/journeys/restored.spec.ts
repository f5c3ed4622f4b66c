import { readFileSync } from 'node:fs';
import { supervisor } from '../pages/access.ts';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';

test('a station that was lost is restored on another machine from a backup and the recovery key', async ({
  server,
  station,
  browser,
}) => {
  const { desk, frame, page, registration } = station;
  await page.goto(server.url);
  const key = await station.setUp();
  await station.save(oevine);
  await frame.goTo('Skranke');
  await desk.typeByHand.click();
  await registration.field('name').fill(attrap.name);
  await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
  await frame.goTo('Indstillinger');
  const card = page.getByRole('region', { name: 'Sikkerhedskopi' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: /^Lav/ }).click(),
  ]);
  const file = await download.path();

  const elsewhere = await browser.newContext();
  const other = new Station(await elsewhere.newPage());
  await other.page.goto(server.url);
  await other.page.getByRole('button', { name: 'Gendan fra en sikkerhedskopi' }).click();
  const choose = (buffer: Buffer): Promise<void> =>
    other.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'kopi.bopael', mimeType: 'application/octet-stream', buffer });
  await test.step('a copy that was cut short changes nothing', async () => {
    const bytes = readFileSync(file);
    await choose(bytes.subarray(0, bytes.length - 40));
    await other.access.recoveryKey.fill(key.join('-'));
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByRole('alert')).toContainText('Sikkerhedskopien er beskadiget');
  });
  await test.step('the whole copy and the key', async () => {
    await choose(readFileSync(file));
    await expect(other.access.recoveryKey).toBeFocused();
    await other.page.keyboard.press('Enter');
    await other.access.fillPasscode('1739');
    await other.page.keyboard.press('Enter');
    await other.access.expectOpen();
  });
  await expect(other.desk.heading).toBeVisible();
  await other.desk.expectCount({ created: 1, acknowledged: 1 });
  await expect(other.page.getByRole('link', { name: attrap.name })).toBeVisible();
  await other.reload({ ...supervisor, passcode: '1739' });
  await other.desk.expectCount({ created: 1, acknowledged: 1 });
  await elsewhere.close();
});
