import { labels } from '../pages/registration.ts';
import { expect, test } from '../station/journey.ts';
import { home } from '../station/persons.ts';
import { takeLetter } from '../station/practice-letters.ts';

test.use({ serviceWorkers: 'allow' });

test('a scanned letter, registered without a line, is on the server exactly once when the line returns', async ({
  server,
  station,
  context,
}) => {
  const { clerk, desk, frame, outbox, registration, page } = station;
  const letter = takeLetter('flygtning-scan.jpg');

  await test.step('the station is opened once with a line', async () => {
    await station.open(server.url);
    await station.expectReadyForOffline();
  });
  await test.step('the line goes; the station still opens', async () => {
    await context.setOffline(true);
    await station.reload();
    await expect(desk.heading).toBeVisible();
    await frame.expectLine('unreachable');
  });

  clerk.takeCount();
  await test.step('the letter is dropped, and its fields stand beside the places they were read from', async () => {
    await desk.dropLetter(letter);
    await registration.expectRead();
    await expect(registration.field('cpr')).toHaveValue(letter.person.cpr ?? '');
    await expect(registration.field('name')).toHaveValue(letter.person.name);
    await expect(registration.field('birthDate')).toHaveValue('01-01-2047');
    await expect(registration.field('citizenship')).toHaveValue('Eritrea');
    await expect(registration.field('legalBasis')).toHaveValue(letter.person.legalBasis);
    for (const name of ['cpr', 'name', 'birthDate', 'legalBasis'] as const) {
      await expect(registration.crop(name)).toBeVisible();
    }
    await expect(page.getByText('Omfattet', { exact: true })).toBeVisible();
    await expect(page.getByText('§ 7, stk. 2: Flygtninge.')).toBeVisible();
  });
  await test.step('the clerk looks at what the reader is not sure of, and agrees with Enter', async () => {
    const passed = await registration.confirmByKeyboard();
    expect(passed).toContain(labels.name);
    await clerk.press('Enter');
  });
  await test.step('address, date and the question of an earlier number', async () => {
    await registration.typeResidence(home, '20112026');
  });
  await test.step('review and save', async () => {
    await expect(registration.reviewed(labels.cpr)).toHaveText(`${letter.person.cpr} læst, set efter`);
    await expect(registration.reviewed('Gruppe')).toHaveText('1. Flygtninge');
    await clerk.press('Enter');
    await registration.expectSaved();
    await expect(page.getByText('så snart der er forbindelse')).toBeVisible();
    await expect(frame.menu).toContainText('1 venter');
  });
  const { keys, clicks, drops } = clerk.takeCount();
  const typed = home.typed.length + '20112026'.length;
  const figure = `${drops} drop, ${clicks} clicks, ${keys} keys, of which ${typed} spell the address and the date`;
  test.info().annotations.push({ type: 'the clerk’s hands', description: figure });
  process.stdout.write(`A registration from a scanned letter took the clerk ${figure}.\n`);
  expect(clicks).toBe(0);
  expect(keys - typed).toBeLessThanOrEqual(16);

  await test.step('nothing has left the station', async () => {
    expect(await server.listRecords()).toEqual([]);
  });
  await test.step('the line returns, and the receipt is that of the row in the database', async () => {
    await context.setOffline(false);
    await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    const receipt = await outbox.readReceipt();
    const records = await server.listRecords();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      id: receipt.id,
      sequence: receipt.sequence,
      contentHash: receipt.hash,
      cpr: letter.person.cpr?.replace('-', ''),
    });
    await frame.goTo('Skranke');
    await desk.expectCount({ created: 1, acknowledged: 1 });
  });
});
