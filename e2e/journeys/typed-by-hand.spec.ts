import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';

test.use({ serviceWorkers: 'allow' });

test('typed by hand, with the keyboard alone and without a line, and on the server exactly once', async ({
  server,
  station,
  context,
}) => {
  const { clerk, desk, frame, outbox, registration, page } = station;
  await station.open(server.url);
  await station.expectReadyForOffline();
  await context.setOffline(true);
  await station.reload();
  await expect(desk.heading).toBeVisible();
  clerk.takeCount();

  await test.step('from the top of the page to the form', async () => {
    while ((await clerk.focusedName()) !== 'Skriv brevets oplysninger i hånden') await clerk.press('Tab');
    await clerk.press('Enter');
  });
  await test.step('Enter goes from field to field', async () => {
    await registration.typePerson(oevine);
    await expect(page.getByText('§ 7, stk. 1: Flygtninge.')).toBeVisible();
    await expect(registration.toResidence).toBeFocused();
    await clerk.press('Enter');
  });
  await registration.typeResidence(home, '1/11 2026');
  await clerk.press('Enter');
  await registration.expectSaved();
  const { clicks, drops } = clerk.takeCount();
  expect(clicks + drops).toBe(0);

  await context.setOffline(false);
  await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  await frame.goTo('Afleveringer');
  await outbox.openRecord(oevine.name);
  const receipt = await outbox.readReceipt();
  const records = await server.listRecords();
  expect(records.map(({ id, contentHash }) => ({ id, contentHash }))).toEqual([
    { id: receipt.id, contentHash: receipt.hash },
  ]);
  const content = JSON.parse(records[0]?.content ?? '') as {
    person: object;
    residence: object;
    provenance: Record<string, object>;
  };
  expect(content.person).toMatchObject({ cpr: '1506405005', name: oevine.name, citizenship: 'SYR' });
  expect(content.residence).toMatchObject({ printed: home.printed, moveInDate: '2026-11-01' });
  expect(Object.values(content.provenance)).toEqual(
    Array.from({ length: 9 }, () => ({ source: 'typed', confirmed: true })),
  );
});
