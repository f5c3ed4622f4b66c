import type { Page } from '@playwright/test';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';

const found = 'Personen er allerede registreret her på stationen';

/** Nothing on the screen leads to a new person or a new number. */
async function expectNoWayToANewPerson(page: Page): Promise<void> {
  await expect(
    page.getByRole('main').getByRole('button', { name: /opret|ny person|nyt nummer|alligevel/i }),
  ).toHaveCount(0);
}

test('the same number a second time stops at what is there, with no way round', async ({
  server,
  station,
}) => {
  const { desk, outbox, page, registration } = station;
  await station.open(server.url);
  const first = await station.save(oevine);
  await page.getByRole('button', { name: 'Ny registrering' }).click();
  await desk.typeByHand.click();
  await registration.fillToReview({ ...oevine, name: 'Øvine A. Prøvesen' }, home);

  await expect(page.getByText(found)).toBeVisible();
  await expect(page.getByText('Der er en registrering med samme CPR-nummer.')).toBeVisible();
  await expect(page.getByText('En person må kun registreres én gang')).toBeVisible();
  await expect(registration.save).toBeHidden();
  await expect(page.getByRole('button', { name: 'Det er ikke samme person' })).toBeHidden();
  await expectNoWayToANewPerson(page);
  await page.getByRole('button', { name: 'Åbn den registrering' }).click();
  await expect(outbox.fact('Id')).toHaveText(first);
  await expect(outbox.correct).toBeVisible();
  expect(await server.listRecords()).toHaveLength(1);
});

test('the same name and birth date under another number asks how it was settled', async ({
  server,
  station,
}) => {
  const { desk, page, registration } = station;
  await station.open(server.url);
  await station.save(oevine);
  await page.getByRole('button', { name: 'Ny registrering' }).click();
  await desk.typeByHand.click();
  // Word order and case do not make another person.
  await registration.fillToReview({ ...oevine, cpr: '150640-5013', name: 'PRØVESEN, Øvine' }, home);

  await expect(page.getByText(found)).toBeVisible();
  await expect(page.getByText('samme navn og fødselsdato, men et andet CPR-nummer')).toBeVisible();
  await expect(page.getByText('spørg en kollega med adgang til CPR')).toBeVisible();
  await expect(registration.save).toBeHidden();
  await expectNoWayToANewPerson(page);
  const distinct = page.getByRole('button', { name: 'Det er ikke samme person' });
  await expect(distinct).toBeDisabled();
  await page.getByLabel('Hvordan er det afklaret?').fill('Begge har vist pas; fødestederne er forskellige.');
  await distinct.click();
  await registration.save.click();
  await registration.expectSaved();

  await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  const records = await server.listRecords();
  expect(records.map(({ cpr }) => cpr)).toEqual(['1506405005', '1506405013']);
  expect(JSON.parse(records[1]?.content ?? '')).toMatchObject({
    distinctFrom: {
      registrations: [records[0]?.id],
      because: 'Begge har vist pas; fødestederne er forskellige.',
    },
  });
});

test('the same name and birth date at another station is a case, until somebody has settled it', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  await station.save(oevine);
  await expect(station.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();

  const elsewhere = await browser.newContext();
  const second = new Station(await elsewhere.newPage());
  // What is registered elsewhere does not come through: the server alone finds it out.
  await second.page.route('**/api/v1/updates?*', (route) => route.abort());
  await second.open(server.url);
  await second.save({ ...oevine, cpr: '150640-5013' });
  await second.page.getByRole('button', { name: 'Se registreringen' }).click();
  await expect(second.outbox.case).toContainText('samme navn og fødselsdato, men et andet CPR-nummer');
  await expect(second.outbox.case).toContainText(/Fra Øvestation [0-9a-f]{4}, modtaget/);
  await expect(second.outbox.case).toContainText('skal en kollega med adgang til CPR afklare det først');

  await second.outbox.correct.click();
  await second.registration.toResidence.click();
  await second.registration.toReview.click();
  await second.page.getByLabel('Hvordan er det afklaret?').fill('Begge har vist pas.');
  await second.registration.save.click();
  await second.registration.expectSaved();
  await expect(second.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  expect((await server.listRecords()).map(({ cpr }) => cpr)).toEqual(['1506405005', '1506405013']);
  await elsewhere.close();
});

test('a second station that registers the same person gets a case with the first station’s name', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  await station.save(oevine);
  await expect(station.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();

  const elsewhere = await browser.newContext();
  const second = new Station(await elsewhere.newPage());
  // What is registered elsewhere does not come through: the server alone finds it out.
  await second.page.route('**/api/v1/updates?*', (route) => route.abort());
  await second.open(server.url);
  const id = await second.save({ ...oevine, name: 'Øvine P. Prøvesen' });
  await second.page.getByRole('button', { name: 'Se registreringen' }).click();
  await expect(second.outbox.case).toContainText(
    'Kommunens system har allerede en registrering under dette CPR-nummer.',
  );
  await expect(second.outbox.case).toContainText(/Fra Øvestation [0-9a-f]{4}, modtaget \d+\. nov\.? 2026/);
  for (const action of [second.outbox.sendAgain, second.outbox.correct, second.outbox.withdraw]) {
    await expect(action).toBeVisible();
  }
  await second.outbox.sendAgain.click();
  await expect(second.outbox.case).toContainText('Øvestation');
  await second.outbox.withdrawBecause('Registreret på den anden station');
  await expect(second.page.getByText('Trukket tilbage: Registreret på den anden station')).toBeVisible();
  await second.frame.goTo('Skranke');
  await second.desk.expectCount({ created: 1, withdrawn: 1 });
  const records = await server.listRecords();
  expect(records).toHaveLength(1);
  expect(records[0]?.id).not.toBe(id);
  await elsewhere.close();
});
