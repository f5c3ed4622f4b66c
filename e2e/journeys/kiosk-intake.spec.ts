import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from '@playwright/test';
import { formatTicket } from '../../src/domain/ticket.ts';
import { sampleIntake } from '../../src/testing/intakes.ts';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { KioskPage } from '../station/kiosk-page.ts';
import { home, oevine } from '../station/persons.ts';

/** What Øvine told the kiosk: her name was misread, and she put it right. */
const told = () =>
  sampleIntake({
    fields: {
      cpr: { text: oevine.cpr, readAs: oevine.cpr, confidence: 0.98 },
      name: { text: oevine.name, readAs: 'Qvine Prøvesen', confidence: 0.6 },
      birthDate: { text: oevine.birthDate, readAs: oevine.birthDate, confidence: 0.98 },
      citizenship: { text: oevine.citizenship },
      legalBasis: { text: oevine.legalBasis, readAs: oevine.legalBasis, confidence: 0.9 },
      validFrom: { text: oevine.validFrom },
      validTo: { text: oevine.validTo },
      letterDate: { text: oevine.letterDate },
      caseNumber: { text: oevine.caseNumber },
    },
    address: { kind: 'typed', text: 'kløverstræde 1 2 th' },
    companions: [{ name: 'Attrap Mønstergård' }],
  });

const isAboutIntakes = (response: Response): boolean => response.url().endsWith('/api/v1/intakes');

/** As the ticket has it, typed by hand or by a scanner. */
async function find(station: Station, ticket: string): Promise<void> {
  await station.page.getByLabel('Nummeret på billetten').fill(ticket);
  await station.page.keyboard.press('Enter');
}

test('a citizen’s intake: taken at the kiosk, found by its ticket, checked, finished, and gone', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  const kiosk = await KioskPage.open(await browser.newContext(), server.url);
  await kiosk.connect();
  expect(await kiosk.findTakeProblem()).toBeUndefined();
  const { ticket, handedOver } = await kiosk.take(told());
  expect(handedOver).toBe(true);
  const { page, registration } = station;
  await test.step('a slip on the ticket is caught before anybody is asked', async () => {
    await find(station, `${ticket.slice(0, 5)}${ticket.endsWith('2') ? '3' : '2'}`);
    await expect(page.getByText('Der er en tastefejl i nummeret')).toBeVisible();
    await find(station, 'K7F-2P0');
    await expect(page.getByText('"0" bruges ikke i numrene')).toBeVisible();
  });

  await find(station, formatTicket(ticket).toLowerCase());
  await expect(page.getByText(`Kioskindtag ${formatTicket(ticket)}`)).toBeVisible();
  await expect(page.getByText('Intet er kontrolleret endnu')).toBeVisible();
  await expect(registration.field('name')).toHaveValue(oevine.name);
  await expect(page.getByText('kiosken læste "Qvine Prøvesen", og borgeren har rettet det')).toBeVisible();
  await expect(page.getByText('Fra kiosk, ikke kontrolleret')).toHaveCount(9);

  await test.step('nothing can be registered before the clerk has looked at each field', async () => {
    await registration.toResidence.click();
    await expect(registration.toResidence).toBeVisible();
    await expect(page.getByText('Fra kiosk, ikke kontrolleret')).toHaveCount(9);
  });

  await test.step('a second clerk is told who has it', async () => {
    const other = new Station(await (await browser.newContext()).newPage());
    await other.page.goto(server.url);
    await other.enter({ name: 'Anna Øvested', initials: 'ANNA', passcode: '3691' });
    await other.frame.expectLine('ready');
    await find(other, ticket);
    await expect(other.page.getByText('ØV har taget indtaget på')).toBeVisible();
    await expect(other.page.getByRole('button', { name: 'Overtag indtaget' })).toBeVisible();
    await other.page.context().close();
  });

  await test.step('the clerk checks each field beside the papers, and the rest as always', async () => {
    const looks = page.getByRole('button', { name: /^Stemmer: / });
    for (let left = await looks.count(); left > 0; left -= 1) {
      await looks.first().click();
      await expect(looks).toHaveCount(left - 1);
    }
    await expect(page.getByText('Fra kiosk, kontrolleret')).toHaveCount(9);
    await registration.toResidence.click();
    await expect(page.getByText('kiosken fandt den ikke i sit register')).toBeVisible();
    await expect(registration.address).toHaveValue('kløverstræde 1 2 th');
    await expect(registration.moveInDate).toHaveValue('20-11-2026');
    // One press mends a slip: the button stands still under it, though the date that is left is wrong.
    await registration.moveInDate.fill('32-11-2026');
    await page.getByRole('button', { name: 'I dag' }).click();
    await expect(registration.moveInDate).not.toHaveValue('32-11-2026');
    await registration.fillResidence(home);
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
  });

  await test.step('whoever moves in along can be registered next', async () => {
    await page.getByRole('button', { name: 'Begynd registrering af Attrap Mønstergård' }).click();
    await expect(registration.field('name')).toHaveValue('Attrap Mønstergård');
    await expect(registration.field('cpr')).toHaveValue('');
    await expect(page.getByText('Fra kiosk, ikke kontrolleret')).toHaveCount(1);
  });

  await test.step('with the record at the server the intake is gone there', async () => {
    await station.frame.goTo('Skranke');
    await station.desk.expectCount({ created: 1, acknowledged: 1 });
    await find(station, ticket);
    await expect(page.getByText(/Indtaget er afsluttet: ØV lavede en registrering af det på/)).toBeVisible();
    const [record] = await server.listRecords();
    expect(record?.content).toContain(oevine.name);
    expect(record?.content).toContain('"intake":');
  });
});

test('the line is cut and the kiosk killed: what it took is there, sealed, and comes when there is a line', async ({
  server,
  line,
  station,
  profile,
}) => {
  await station.open(line.url);
  const before = await KioskPage.open(await profile.open(), line.url);
  await before.connect();
  expect(await before.listKeys()).toEqual(['Ed25519 private false']);
  line.fault = { kind: 'reset' };
  const { ticket, handedOver } = await before.take(told());
  expect(handedOver).toBe(false);
  expect(await before.readLine()).toMatchObject({ waiting: 1 });
  await profile.kill();

  await test.step('nothing on its disk says whom it was about', () => {
    const canaries = [
      oevine.cpr,
      oevine.cpr.replace('-', ''),
      'Øvine',
      'Prøvesen',
      oevine.caseNumber,
      'Mønstergård',
    ];
    const spellings = canaries.flatMap((text) => [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'latin1'),
    ]);
    let files = 0;
    for (const directory of [profile.directory, profile.temporary]) {
      for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        files += 1;
        for (const spelling of spellings)
          expect([entry.name, bytes.includes(spelling)]).toEqual([entry.name, false]);
      }
    }
    expect(files).toBeGreaterThan(10);
  });

  // It comes, and nobody hears that it has.
  line.fault = { kind: 'lost-answer' };
  const after = await KioskPage.open(await profile.open(), line.url);
  await expect.poll(() => after.readLine()).toMatchObject({ state: 'cut', waiting: 1 });
  line.fault = undefined;
  await expect.poll(() => after.readLine()).toMatchObject({ state: 'open', waiting: 0, refused: 0 });
  await station.frame.expectLine('ready');
  await find(station, ticket);
  await expect(station.registration.field('name')).toHaveValue(oevine.name);

  await test.step('a draft that is thrown away puts the intake back', async () => {
    const { page, frame } = station;
    await page.getByRole('button', { name: 'Slet kladden' }).click();
    const putBack = page.waitForResponse(isAboutIntakes);
    await page.getByRole('button', { name: 'Ja, slet, og læg indtaget tilbage' }).click();
    await putBack;
    await expect(station.desk.heading).toBeVisible();
    await find(station, ticket);
    await expect(station.registration.field('name')).toHaveValue(oevine.name);
    await frame.goTo('Skranke');
    await page.context().setOffline(true);
    // It is a draft here: that is opened without anybody being asked.
    await find(station, ticket);
    await expect(station.registration.field('name')).toHaveValue(oevine.name);
    await page.context().setOffline(false);
  });

  await test.step('one that is thrown away for good ends the intake', async () => {
    const { page } = station;
    await station.frame.expectLine('ready');
    await page.getByRole('button', { name: 'Slet kladden' }).click();
    const ended = page.waitForResponse(isAboutIntakes);
    await page.getByRole('button', { name: 'Ja, slet, og afslut indtaget' }).click();
    await ended;
    await expect(station.desk.heading).toBeVisible();
    await find(station, ticket);
    await expect(
      page.getByText(/Indtaget er afsluttet: ØV slettede det på .+ uden at registrere/),
    ).toBeVisible();
  });
  expect(await server.listRecords()).toEqual([]);
});

test('an intake that the server did not take: whoever types its ticket is told where it lies, and what to do', async ({
  server,
  station,
  browser,
}) => {
  await station.open(server.url);
  const first = await KioskPage.open(await browser.newContext(), server.url);
  const second = await KioskPage.open(await browser.newContext(), server.url);
  for (const kiosk of [first, second]) await kiosk.connect();
  const intake = told();
  await first.take(intake);
  // Another kiosk's under the same id, as of a machine that was copied.
  const { ticket, handedOver } = await second.take(intake);
  expect(handedOver).toBe(false);
  await expect.poll(() => second.readLine()).toMatchObject({ refused: 1 });
  await find(station, ticket);
  const { page } = station;
  await expect(page.getByText(/Serveren afviste indtaget fra Øvekiosk/)).toBeVisible();
  await expect(page.getByText(/Skriv brevets oplysninger i hånden, og sig det til it-support/)).toBeVisible();
});

test('an office without counter stations takes no intakes, and the kiosk says so', async ({
  server,
  browser,
}) => {
  const kiosk = await KioskPage.open(await browser.newContext(), server.url);
  await kiosk.connect();
  expect(await kiosk.findTakeProblem()).toBe('no-recipients');
  await expect(kiosk.take(told())).rejects.toThrow('no-recipients');
});
