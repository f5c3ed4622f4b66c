import { anna, Office } from '../pages/office.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';

test('what the office has entered in CPR shows on the station, until the mark is taken back', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  await station.save(oevine);
  await station.save(attrap);
  await expect(station.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  await station.frame.goTo('Afleveringer');
  await expect(station.outbox.row(oevine.name)).toContainText('Afleveret');
  await expect(station.page.getByText('Indtastet i CPR')).toBeHidden();

  const context = await browser.newContext();
  const office = new Office(await context.newPage());
  await office.enterFirst(server, anna);
  await office.expectChosen(oevine.name);
  await office.done.click();
  await expect(office.notice).toContainText(`${oevine.name} er markeret som indtastet.`);

  await station.askServer();
  await expect(station.outbox.row(oevine.name)).toContainText('Indtastet i CPR af ANNA');
  await expect(station.outbox.row(attrap.name)).not.toContainText('Indtastet');
  await station.outbox.openRecord(oevine.name);
  await expect(station.page.getByText('Indtastet i CPR af ANNA')).toBeVisible();
  // The station itself knows nothing of CPR, and says so.
  await expect(station.page.getByText('Stationen kan ikke selv se det i CPR')).toBeVisible();

  await office.page.keyboard.press('z');
  await expect(office.notice).toContainText(`${oevine.name} er på listen igen.`);
  await station.askServer();
  await expect(station.page.getByText('Indtastet i CPR af ANNA')).toBeHidden();
  await context.close();
});
