import { Station } from '../pages/station.ts';
import type { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';

/** Opens a station and connects it as the counter of an office. */
async function connectAs(
  station: Station,
  server: IntakeServer,
  name: string,
  office: string,
): Promise<void> {
  await station.open(server.url);
  await station.frame.goTo('Indstillinger');
  await station.page.getByText('Tilslut som en anden station').click();
  await station.settings.code.fill(server.addStation(name, office));
  await station.settings.connect.click();
  await expect(station.settings.connection).toContainText(office);
  await station.frame.goTo('Skranke');
}

test('one person at two offices is a case with both sides, an owner and a day, until one office takes its back', async ({
  server,
  station: south,
  browser,
}) => {
  const other = await browser.newContext();
  const north = new Station(await other.newPage());
  await connectAs(north, server, 'Skranke 1', 'Borgerservice Nord');
  await connectAs(south, server, 'Skranke 7', 'Borgerservice Syd');
  // South does not hear of it: what others register does not come through to it.
  await south.page.route('**/api/v1/updates?*', (route) => route.abort());
  const first = await north.save(oevine);
  await expect(north.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();

  const second = await south.save({ ...oevine, name: 'Øvine A. Prøvesen' });
  await expect(south.page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
  await south.page.getByRole('button', { name: 'Se registreringen' }).click();
  const { case: card } = south.outbox;
  await expect(card).toContainText('Fra Borgerservice Nord, Skranke 1, modtaget');
  const sides = card.getByRole('table');
  await expect(sides.getByRole('row', { name: /Navn/ })).toContainText('forskellig');
  await expect(sides.getByRole('row', { name: /Navn/ })).toContainText('Øvine A. Prøvesen');
  await expect(sides.getByRole('row', { name: /Navn/ })).toContainText('Øvine Prøvesen');
  await expect(sides.getByRole('row', { name: /CPR-nummer/ })).not.toContainText('forskellig');
  await expect(south.outbox.fact('Hvem afgør')).toContainText('Lederne i de to kontorer sammen');
  await expect(south.outbox.fact('Sagen er hos')).toHaveText('dig');
  await expect(south.outbox.fact('Afgøres senest')).toContainText('2026');
  await south.page.screenshot({ path: 'out/screenshots/case-both-sides.png', fullPage: true });

  // They agree that South's is right: North takes its back, and South sends again.
  await north.page.getByRole('button', { name: 'Se registreringen' }).click();
  await north.page.getByRole('button', { name: 'Tilbagekald registreringen' }).click();
  await north.page
    .getByLabel('Hvorfor tilbagekaldes den?')
    .fill('Personen bor i Syd; aftalt med lederen dér.');
  await north.page.getByRole('button', { name: 'Tilbagekald', exact: true }).click();
  await expect(north.page.getByText('Registreringen er tilbagekaldt')).toBeVisible();
  await north.page.getByRole('link', { name: 'Se tilbagekaldelsen' }).click();
  await north.outbox.readReceipt();
  await north.page.screenshot({ path: 'out/screenshots/take-back.png', fullPage: true });
  await south.outbox.sendAgain.click();
  const receipt = await south.outbox.readReceipt();
  expect(receipt.sequence).toBe(3);
  const records = await server.listRecords();
  expect(records.map(({ id }) => id)).toEqual([first, expect.any(String), second]);
  expect(JSON.parse(records[1]?.content ?? '')).toMatchObject({ kind: 'withdrawal', withdraws: first });

  await north.frame.goTo('Skranke');
  await north.desk.expectCount({ created: 2, acknowledged: 2 });
  await other.close();
});

test('a case goes to a colleague with another day, and is theirs', async ({ server, line, station }) => {
  await station.open(line.url);
  line.fault = { kind: 'status', status: 422, problem: 'malformed' };
  await station.save(attrap);
  await expect(station.page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
  line.fault = undefined;
  await station.page.getByRole('button', { name: 'Se registreringen' }).click();
  const { page, outbox } = station;
  await page.getByRole('button', { name: 'Overdrag til kollega' }).click();
  await expect(page.getByText('Der er ingen anden med adgang')).toBeVisible();
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(outbox.sendAgain).toBeEnabled();
  expect(await server.listRecords()).toEqual([]);
});

test('the receipt is signed, checked by the station, and printed with its signature', async ({
  server,
  station,
}) => {
  await station.open(server.url);
  const id = await station.save(oevine);
  await station.page.getByRole('button', { name: 'Se registreringen' }).click();
  const { receipt } = station.outbox;
  await expect(receipt).toContainText(
    /Kommunens system, nøgle [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/,
  );
  await expect(receipt).toContainText('Efterprøvet af stationen.');
  await station.page.emulateMedia({ media: 'print' });
  await expect(receipt.getByText('Underskrift (Ed25519)')).toBeVisible();
  await expect(receipt).toContainText(id);
  await expect(receipt.getByRole('button')).toBeHidden();
  await station.page.screenshot({ path: 'out/screenshots/receipt-printed.png', fullPage: true });
  await station.page.emulateMedia({ media: 'screen' });
  await station.page.screenshot({ path: 'out/screenshots/receipt.png', fullPage: true });
});
