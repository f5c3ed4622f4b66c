import type { KnownClerk } from '../pages/access.ts';
import { supervisor } from '../pages/access.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';

const bo: KnownClerk = { name: 'Bo Øvested', initials: 'BO', passcode: '3691' };
const kiosk: KnownClerk = { name: 'Skranken Øvested', initials: 'KIOSK', passcode: '4825' };
const it: KnownClerk = { name: 'Driften Øvested', initials: 'DRIFT', passcode: '7418' };

test('each role sees its own screens, and another clerk’s draft and record are nobody else’s', async ({
  server,
  station,
}) => {
  const { access, clerks, desk, frame, page, registration } = station;
  const menu = frame.menu.getByRole('link');
  await station.open(server.url);
  await station.save(oevine);
  const record = registration.id;
  await clerks.go();
  await clerks.add(bo, 'Sagsbehandler');
  await clerks.add(kiosk, 'Kiosk');
  await clerks.add(it, 'It-administrator');
  await frame.goTo('Skranke');
  await desk.typeByHand.click();
  await registration.field('name').fill(attrap.name);
  await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
  const draft = registration.id;
  const signIn = async (clerk: KnownClerk): Promise<void> => {
    await access.lock.click();
    await access.expectLocked();
    await station.signIn(clerk);
  };
  const goTo = (hash: string): Promise<unknown> =>
    page.evaluate((there) => {
      location.hash = there;
    }, hash);

  await test.step('a caseworker begins at the desk, and sees records but not the supervisor’s draft', async () => {
    await signIn(bo);
    await expect(desk.heading).toBeVisible();
    await expect(menu).toHaveText(['Skranke', 'Afleveringer', 'Indstillinger']);
    await expect(page.getByText(attrap.name)).toBeHidden();
    await goTo(`#/registrering/${draft}`);
    await expect(page.getByText('Der er ingen kladde her')).toBeVisible();
    for (const screen of ['#/medarbejdere', '#/revision']) {
      await goTo(screen);
      await expect(page.getByText('Siden er ikke for din rolle')).toBeVisible();
    }
    await frame.goTo('Afleveringer');
    await expect(station.outbox.row(oevine.name)).toBeVisible();
  });
  await test.step('the kiosk takes in and sees no record', async () => {
    await signIn(kiosk);
    await expect(desk.heading).toBeVisible();
    await expect(menu).toHaveText(['Skranke', 'Indstillinger']);
    for (const screen of ['#/afleveringer', `#/afleveringer/${record}`, '#/dagsrapport', '#/revision']) {
      await goTo(screen);
      await expect(page.getByText('Siden er ikke for din rolle')).toBeVisible();
      await expect(page.getByText(oevine.name)).toBeHidden();
    }
  });
  await test.step('IT begins at the settings and sees no citizen', async () => {
    await signIn(it);
    await expect(page.getByRole('heading', { level: 1, name: 'Indstillinger' })).toBeVisible();
    await expect(menu).toHaveText(['Indstillinger']);
    for (const screen of ['#/afleveringer', `#/registrering/${draft}`, `#/registrering/${record}`]) {
      await goTo(screen);
      await expect(page.getByText('Siden er ikke for din rolle')).toBeVisible();
    }
  });
  await test.step('the supervisor comes back to the draft', async () => {
    await signIn(supervisor);
    await desk.drafts
      .or(page.getByRole('region', { name: 'Alles kladder' }))
      .getByRole('link', { name: attrap.name })
      .click();
    await expect(registration.field('name')).toHaveValue(attrap.name);
  });
});

test('a supervisor opens the access of a colleague who is locked out', async ({ server, station }) => {
  const { access, clerks, desk, page } = station;
  await page.clock.install();
  await station.open(server.url);
  await clerks.go();
  await clerks.add(bo, 'Sagsbehandler');
  await access.lock.click();
  await access.expectLocked();
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await access.try({ initials: bo.initials, passcode: '9731' });
    await expect(page.getByRole('alert')).toContainText(attempt < 10 ? 'er forkert' : 'Adgangen er spærret');
    await page.clock.fastForward('30:01');
  }
  await station.signIn();
  await clerks.go();
  await expect(page.getByRole('row').filter({ hasText: 'Bo Øvested' })).toContainText('Låst');
  await clerks.giveNewPasscode(bo.initials, '8264');
  await access.lock.click();
  await access.expectLocked();
  await station.signIn({ ...bo, passcode: '8264' });
  await expect(desk.heading).toBeVisible();
});
