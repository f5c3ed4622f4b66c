import { Station } from '../pages/station.ts';
import type { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';

/** Opens a station and connects it as the counter of an office. */
async function connectAs(
  station: Station,
  url: string,
  server: IntakeServer,
  name: string,
  office: string,
): Promise<void> {
  await station.open(url);
  await station.frame.goTo('Indstillinger');
  await station.page.getByText('Tilslut som en anden station').click();
  await station.settings.code.fill(server.addStation(name, office));
  await station.settings.connect.click();
  await expect(station.settings.connection).toContainText(office);
  await station.frame.goTo('Skranke');
}

/** How many records of the kommune the station has heard of. */
const heardOf = (station: Station): Promise<number> =>
  station.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('bopael-reference-practice');
        opening.onerror = () => resolve(-1);
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction('cursors').objectStore('cursors').get('index');
          asked.onsuccess = () => {
            database.close();
            resolve((asked.result as { value?: number } | undefined)?.value ?? 0);
          };
        };
      }),
  );

test('without a line, a station warns of a person that another office has, however the name is written', async ({
  server,
  line,
  station: south,
  browser,
}) => {
  const yousef = { ...oevine, name: 'Yousef Mohammed Al-Husseini' };
  const other = await browser.newContext();
  const north = new Station(await other.newPage());
  await connectAs(north, server.url, server, 'Skranke 1', 'Borgerservice Nord');
  await connectAs(south, line.url, server, 'Skranke 7', 'Borgerservice Syd');
  await north.save(yousef);
  await expect(north.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  await other.close();

  await expect(async () => {
    await south.askServer();
    expect(await heardOf(south)).toBe(1);
  }).toPass();
  await south.expectRegister();
  line.fault = { kind: 'reset' };
  await south.page.context().setOffline(true);

  const { page, registration, desk } = south;
  await desk.typeByHand.click();
  // Another number, and the name turned round and written otherwise.
  await registration.fillToReview(
    { ...yousef, cpr: '150640-5021', name: 'EL HUSSEINI, Jusuf Muhammad' },
    home,
  );
  await expect(page.getByText('et navn, der ligner, men et andet CPR-nummer')).toBeVisible();
  await expect(page.getByText('Borgerservice Nord, modtaget')).toBeVisible();
  await expect(registration.save).toBeHidden();
  await expect(page.getByText('Kommunens liste er fra')).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/in-kommune-name.png', fullPage: true });

  // The same number: saved only by somebody who has seen what it leads to.
  await page.getByRole('button', { name: /^Ret: Personen/ }).click();
  await registration.field('cpr').fill(yousef.cpr);
  await registration.toResidence.click();
  await registration.toReview.click();
  const seen = page.getByLabel(
    /Jeg ved, at personen allerede står i kommunens system hos Borgerservice Nord siden/,
  );
  await expect(seen).toBeVisible();
  await expect(registration.save).toBeHidden();
  await page.screenshot({ path: 'out/screenshots/in-kommune-number.png', fullPage: true });
  await seen.check();
  await expect(registration.save).toBeVisible();
  // Ticked by mistake: it can be taken back.
  await seen.uncheck();
  await expect(registration.save).toBeHidden();
  await seen.check();
  await page.screenshot({ path: 'out/screenshots/in-kommune-seen.png', fullPage: true });
  await registration.save.click();
  await registration.expectSaved();
  await page.context().setOffline(false);
});
