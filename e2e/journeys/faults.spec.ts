import type { Fault } from '../station/fault-proxy.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';

interface Trouble {
  readonly name: string;
  readonly fault: Fault;
  /** What the record's page says while it lasts. */
  readonly says: string;
  readonly advises: string;
}

const patience = 'Du behøver ikke gøre noget. Stationen prøver igen af sig selv.';

const troubles: readonly Trouble[] = [
  {
    name: 'answers 500',
    fault: { kind: 'status', status: 500, problem: 'server-error' },
    says: 'Kommunens system melder fejl (500).',
    advises: patience,
  },
  {
    name: 'answers 401',
    fault: { kind: 'status', status: 401, problem: 'not-signed-in' },
    says: 'Stationen er ikke tilsluttet, eller dens adgang er spærret.',
    advises: 'Tilslut stationen under Indstillinger. Registreringerne venter imens.',
  },
  {
    name: 'answers 429 and asks for an hour',
    fault: { kind: 'status', status: 429, problem: 'too-many-requests', retryAfter: 3600 },
    says: 'Kommunens system melder fejl (429).',
    advises: patience,
  },
  {
    name: 'is hidden behind a sign-in page that answers 200',
    fault: { kind: 'portal' },
    says: 'Noget andet end kommunens system svarede, fx netværkets loginside.',
    advises: patience,
  },
  {
    name: 'hangs up',
    fault: { kind: 'reset' },
    says: 'Der er ingen forbindelse til kommunens system.',
    advises: patience,
  },
  {
    name: 'stores the record and its answer is lost',
    fault: { kind: 'lost-answer' },
    says: 'Der er ingen forbindelse til kommunens system.',
    advises: patience,
  },
];

test.describe('when the server', () => {
  for (const { name, fault, says, advises } of troubles) {
    test(`${name}, the record waits, says why, and is there exactly once afterwards`, async ({
      server,
      line,
      station,
    }) => {
      await station.open(line.url);
      line.fault = fault;
      const id = await station.save(oevine);
      await station.page.getByRole('button', { name: 'Se registreringen' }).click();
      await expect(station.page.getByText(says)).toBeVisible();
      await expect(station.page.getByText(advises)).toBeVisible();
      await station.frame.goTo('Skranke');
      await station.desk.expectCount({ created: 1, waiting: 1 });

      line.fault = undefined;
      await station.frame.goTo('Afleveringer');
      await station.outbox.sendNow.click();
      await station.outbox.openRecord(oevine.name);
      const receipt = await station.outbox.readReceipt();
      expect(await server.listRecords()).toEqual([
        expect.objectContaining({ id, sequence: receipt.sequence, contentHash: receipt.hash }),
      ]);
    });
  }

  test('takes the record and says nothing, the station gives up after a minute and sends it again by itself', async ({
    server,
    line,
    station,
  }) => {
    await station.page.clock.install();
    await station.open(line.url);
    line.fault = { kind: 'no-answer' };
    const id = await station.save(oevine);
    await expect.poll(() => line.handOvers).toBe(1);
    await station.page.getByRole('button', { name: 'Se registreringen' }).click();
    await expect(station.page.getByText('Sendes nu')).toBeVisible();
    await station.page.clock.fastForward('01:01');
    await expect(station.page.getByText('Kommunens system svarede ikke i tide.')).toBeVisible();

    line.fault = undefined;
    await station.page.clock.fastForward('00:30');
    await station.outbox.readReceipt();
    expect((await server.listRecords()).map((record) => record.id)).toEqual([id]);
  });
});

test.describe('a record that the server does not take becomes a case', () => {
  test('409: it can be sent again, unchanged', async ({ server, line, station }) => {
    await station.open(line.url);
    line.fault = { kind: 'status', status: 409, problem: 'malformed' };
    const id = await station.save(oevine);
    await expect(station.page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
    await expect(station.frame.menu).toContainText('1 kræver dig');
    await station.frame.goTo('Skranke');
    await station.desk.expectCount({ created: 1, needsAPerson: 1 });
    await station.desk.cases.getByRole('link', { name: oevine.name }).click();
    await expect(station.outbox.case).toContainText(
      'Kommunens system har allerede en registrering under dette CPR-nummer.',
    );

    line.fault = undefined;
    await station.outbox.sendAgain.click();
    const receipt = await station.outbox.readReceipt();
    expect(receipt.id).toBe(id);
    expect(await server.listRecords()).toHaveLength(1);
  });

  test('422: it can be corrected and saved anew, and the old one is not left over', async ({
    server,
    line,
    station,
  }) => {
    const { desk, frame, outbox, page, registration } = station;
    await station.open(line.url);
    line.fault = { kind: 'status', status: 422, problem: 'malformed' };
    const first = await station.save(oevine);
    await expect(page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
    line.fault = undefined;
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await expect(outbox.case).toContainText('Kommunens system afviste registreringen (422).');
    await outbox.correct.click();

    await expect(page.getByText('Du retter en registrering.')).toBeVisible();
    await expect(registration.field('cpr')).toHaveValue(oevine.cpr);
    await expect(registration.field('name')).toHaveValue(oevine.name);
    await registration.field('name').fill('Øvine Anna Prøvesen');
    await registration.toResidence.click();
    await expect(page.getByText(home.printed[0])).toBeVisible();
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
    await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
    const second = registration.id;
    expect(second).not.toBe(first);
    expect((await server.listRecords()).map(({ id }) => id)).toEqual([second]);

    await frame.goTo('Afleveringer');
    await expect(outbox.row('Øvine Anna Prøvesen')).toContainText('Afleveret');
    await frame.goTo('Skranke');
    await expect(desk.cases).toBeHidden();
  });

  test('422: it can be withdrawn, but not without a cause', async ({ server, line, station }) => {
    const { desk, frame, outbox, page } = station;
    await station.open(line.url);
    line.fault = { kind: 'status', status: 422, problem: 'malformed' };
    await station.save(oevine);
    await expect(page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
    line.fault = undefined;
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await outbox.withdrawBecause('  ');
    await expect(page.getByRole('alert')).toContainText('Skriv en begrundelse.');
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await outbox.withdrawBecause('Personen er registreret på en anden station');
    await expect(
      page.getByText('Trukket tilbage: Personen er registreret på en anden station'),
    ).toBeVisible();
    await frame.goTo('Skranke');
    await desk.expectCount({ created: 1, withdrawn: 1 });
    await expect(desk.cases).toBeHidden();
    expect(await server.listRecords()).toEqual([]);
  });
});
