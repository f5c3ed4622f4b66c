import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, home } from '../station/persons.ts';

test('two windows of one station: one draft is written in one window, and one record is sent once', async ({
  server,
  line,
  station,
  context,
}) => {
  const other = new Station(await context.newPage());
  await station.open(line.url);
  await station.expectRegister();
  await other.open(line.url);
  await station.page.bringToFront();
  await station.desk.typeByHand.click();
  await station.registration.field('name').fill(attrap.name);

  await test.step('the draft appears in the other window, which may not write in it', async () => {
    await other.page.bringToFront();
    await other.desk.drafts.getByRole('link', { name: attrap.name }).click();
    await expect(other.page.getByText('Kladden er åben i et andet vindue')).toBeVisible();
    await expect(other.registration.field('name')).toBeHidden();
    await other.page.getByRole('button', { name: 'Til skranken' }).click();
  });
  await test.step('a record saved in one window appears in the other', async () => {
    await other.frame.goTo('Afleveringer');
    await expect(other.page.getByText('Der er ikke gemt nogen registreringer')).toBeVisible();
    await station.page.bringToFront();
    await station.registration.fillToReview(attrap, home);
    await station.registration.save.click();
    await station.registration.expectSaved();
    await expect(other.outbox.row(attrap.name)).toContainText('Afleveret');
  });
  await test.step('it was handed over once', async () => {
    expect(line.handOvers).toBe(1);
    expect(await server.listRecords()).toHaveLength(1);
  });
  await test.step('the window that hands over is closed; the other takes over', async () => {
    await station.page.close();
    const id = await other.save({
      ...attrap,
      cpr: '020246-5011',
      name: 'Prøvald Skabelon',
      birthDate: '02-02-2046',
    });
    await expect(other.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
    expect((await server.listRecords()).map((record) => record.id)).toContain(id);
    expect(line.handOvers).toBe(2);
  });
});

test('a draft that its window closes can be opened in the other', async ({ server, station, context }) => {
  const other = new Station(await context.newPage());
  await station.open(server.url);
  await other.open(server.url);
  await station.page.bringToFront();
  await station.desk.typeByHand.click();
  await station.registration.field('name').fill(attrap.name);
  await station.registration.closeDraft.click();
  await other.page.bringToFront();
  await other.desk.drafts.getByRole('link', { name: attrap.name }).click();
  await expect(other.registration.field('name')).toHaveValue(attrap.name);
});
