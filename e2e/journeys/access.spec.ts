import { type KnownClerk, supervisor } from '../pages/access.ts';
import { Station } from '../pages/station.ts';
import { fillDisk, makeRoom } from '../station/full-disk.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, home, oevine } from '../station/persons.ts';
import type { Profile } from '../station/profile.ts';

const reopen = async (profile: Profile): Promise<Station> => {
  const context = await profile.open();
  return new Station(context.pages()[0] ?? (await context.newPage()));
};
const wrong = { initials: supervisor.initials, passcode: '9731' };

test('the first start by keyboard: a supervisor, a recovery key that must be on paper, and the desk', async ({
  server,
  station,
}) => {
  const { access, clerk, desk, page } = station;
  await page.goto(server.url);
  await expect(access.name).toBeFocused();
  await access.name.click();

  await test.step('what is wrong stands beside its field', async () => {
    for (const text of ['Vagtleder Øvested', 'ø', '1234', '1234']) {
      await clerk.type(text);
      await clerk.press('Enter');
    }
    await expect(access.initials).toHaveAccessibleDescription(/Initialer er 2-8 bogstaver eller tal/);
    await expect(access.passcode).toHaveAccessibleDescription(/for let at gætte/);
    await expect(access.initials).toBeFocused();
    await access.initials.fill('øv');
    await access.fillPasscode('2580');
    await access.again.fill('2581');
    await clerk.press('Enter');
    await expect(access.again).toHaveAccessibleDescription(/De to koder er ikke ens/);
    await access.again.fill('2580');
    await clerk.press('Enter');
  });
  const key = await test.step('the key is shown, and printed by itself', async () => {
    const shown = await access.readKey();
    expect(shown.join('-')).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await expect(page.getByText('Nøglen vises kun nu')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Udskriv arket' })).toBeFocused();
    await page.emulateMedia({ media: 'print' });
    await expect(access.keySheet).toContainText('Kolding');
    const others = page.getByRole('button').or(page.getByRole('heading', { level: 1 }));
    await expect(others.filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#key-next').click();
    return shown;
  });
  await test.step('a group that was made up does not do; the key can be seen again', async () => {
    await access.typeBack(key.map(() => 'ABCD'));
    await expect(page.getByRole('alert')).toContainText('Det er ikke det, der står på arket');
    await page.getByRole('button', { name: 'Vis nøglen igen' }).click();
    expect(await access.readKey()).toEqual(key);
    await page.locator('#key-next').click();
    // As one types what one reads: small letters.
    await access.typeBack(key.map((group) => group.toLowerCase()));
  });
  await access.expectOpen();
  await expect(desk.heading).toBeVisible();
  await expect(page.locator('.bp-signed-in')).toContainText('ØV');
});

test('wrong passcodes cost time, also after the browser was killed, and the right one ends it', async ({
  server,
  profile,
}) => {
  const before = await reopen(profile);
  await before.open(server.url);
  await before.reload();
  await before.access.lock.click();
  await before.access.expectLocked();
  for (const attempt of [1, 2, 3]) {
    await before.access.try(wrong);
    await expect(before.page.getByRole('alert'), `try ${attempt}`).toContainText(
      'Initialer eller kode er forkert',
    );
    await expect(before.access.passcode).toHaveValue('');
  }
  await expect(before.access.signIn).toBeDisabled();
  await expect(before.access.signIn).toHaveText(/Prøv igen om \d sek\./);
  // The fourth wait is a quarter of a minute: time enough to start a browser.
  await expect(before.access.signIn).toBeEnabled();
  await before.access.try(wrong);
  await expect(before.access.signIn).toHaveText(/Prøv igen om \d+ sek\./);
  await profile.kill();

  const after = await reopen(profile);
  await after.page.goto(server.url);
  await after.access.try(supervisor);
  await expect(after.page.getByRole('alert')).toContainText('Vent, før du prøver igen');
  await expect(after.access.signIn).toBeDisabled();
  await expect(after.access.signIn).toBeEnabled();
  await after.signIn();
  await expect(after.desk.heading).toBeVisible();
});

test('ten wrong tries close the access; the recovery key opens it with a new passcode', async ({
  server,
  station,
}) => {
  const { access, page, desk } = station;
  await page.clock.install();
  await page.goto(server.url);
  const key = await station.setUp();
  await station.save(oevine);
  await access.lock.click();
  await access.expectLocked();
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await access.try(wrong);
    await expect(page.getByRole('alert')).toContainText(attempt < 10 ? 'er forkert' : 'Adgangen er spærret');
    await page.clock.fastForward('30:01');
  }
  await access.try(supervisor);
  await expect(page.getByRole('alert')).toContainText('Adgangen er spærret');

  await access.forgotten.click();
  await expect(page.getByText('En leder logger ind og giver dig en ny kode')).toBeVisible();
  await test.step('a group mistyped is pointed out; another station’s key is not ours', async () => {
    const typo = key.map((group, at) =>
      at === 4 ? `${group.slice(0, 3)}${group.endsWith('7') ? '8' : '7'}` : group,
    );
    await access.recoveryKey.fill(typo.join(' '));
    await page.keyboard.press('Enter');
    await expect(access.recoveryKey).toHaveAccessibleDescription(/Gruppe 5 er skrevet forkert/);
    await access.recoveryKey.fill(key.slice(1).join(' '));
    await page.keyboard.press('Enter');
    await expect(access.recoveryKey).toHaveAccessibleDescription(/8 grupper på 4 tegn\. Der er for få/);
  });
  await access.recoveryKey.fill(key.join('').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /Ny kode til Vagtleder Øvested/ })).toBeChecked();
  await access.fillPasscode('1739');
  await page.keyboard.press('Enter');
  await access.expectOpen();
  await expect(station.registration.saved).toBeVisible();
  await station.frame.goTo('Skranke');
  await desk.expectCount({ created: 1, acknowledged: 1 });
  await station.reload({ ...supervisor, passcode: '1739' });
});

test('a half-typed form outlives a lock by shortcut, at its step, and nothing of it stays on the screen', async ({
  server,
  station,
}) => {
  const { access, desk, page, registration } = station;
  await station.open(server.url);
  await station.expectRegister();
  await desk.typeByHand.click();
  await registration.fillPerson(attrap);
  await registration.toResidence.click();
  await registration.address.fill(home.typed);
  await page.keyboard.press('Control+Shift+L');
  await access.expectLocked();
  await expect(page.getByText('Stationen er låst')).toBeVisible();
  await expect(access.initials).toHaveValue('ØV');
  await expect(access.passcode).toBeFocused();
  expect(await page.content()).not.toContain('Attrap');
  expect(await page.content()).not.toContain('010145');
  await station.signIn();
  await expect(registration.address).toHaveValue(home.typed);
  await page.getByRole('button', { name: /Brev og person/ }).click();
  await expect(registration.field('name')).toHaveValue(attrap.name);
});

test('nobody at the station: it warns, any key goes on without a trace in the form, and then it locks', async ({
  server,
  station,
}) => {
  const { access, desk, page, registration } = station;
  await page.clock.install();
  await station.open(server.url);
  await desk.typeByHand.click();
  await registration.field('name').fill('Attrap');
  await page.clock.runFor('08:58');
  await expect(access.idleWarning).toBeHidden();
  await page.clock.runFor('00:10');
  await expect(access.idleWarning).toBeVisible();
  await expect(access.idleWarning).toContainText(/låser om 5\d sekunder/);
  await page.keyboard.press('x');
  await expect(access.idleWarning).toBeHidden();
  await expect(registration.field('name')).toHaveValue('Attrap');
  await expect(registration.field('name')).toBeFocused();
  await page.clock.runFor('09:30');
  await expect(access.idleWarning).toBeVisible();
  await page.mouse.move(200, 200);
  await page.mouse.move(240, 210);
  await expect(access.idleWarning).toBeHidden();
  await page.clock.runFor('10:01');
  await access.expectLocked();
  await station.signIn();
  await expect(registration.field('name')).toHaveValue('Attrap');
});

test('two windows lock together, and work in one of them keeps the other open', async ({
  server,
  station,
  context,
}) => {
  const other = new Station(await context.newPage());
  await station.page.clock.install();
  await other.page.clock.install();
  await station.open(server.url);
  await other.open(server.url);
  await station.desk.typeByHand.click();
  await station.registration.field('name').fill(attrap.name);
  await test.step('typing here is heard there', async () => {
    await other.page.clock.runFor('09:10');
    await expect(other.access.idleWarning).toBeVisible();
    await station.page.keyboard.press('Shift');
    await expect(other.access.idleWarning).toBeHidden();
  });
  await other.access.lock.click();
  await other.access.expectLocked();
  await station.access.expectLocked();
  expect(await station.page.content()).not.toContain('Attrap');
  await station.signIn();
  await expect(station.registration.field('name')).toHaveValue(attrap.name);
  await other.access.expectLocked();
});

test('a full disk keeps nobody from locking: the form waits sealed in the window for whoever typed it', async ({
  server,
  station,
}) => {
  const { access, desk, page, registration } = station;
  await page.goto(server.url);
  const key = await station.setUp();
  await desk.typeByHand.click();
  await registration.field('name').fill('Attrap');
  await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
  await fillDisk(page);
  await registration.field('name').fill(attrap.name);
  await expect(page.getByText('Stationen kan ikke gemme: disken er fuld')).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await access.expectLocked();
  await expect(page.getByText('En formular kunne ikke gemmes')).toBeVisible();
  expect(await page.content()).not.toContain('Attrap');

  await makeRoom(page);
  const colleague: KnownClerk = { name: 'Afløser Øvested', initials: 'AF', passcode: '3691' };
  await test.step('a colleague signs in, and comes to the desk', async () => {
    await access.forgotten.click();
    await access.recoveryKey.fill(key.join('-'));
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Opret en ny leder' }).check();
    await access.fillClerk(colleague);
    await page.keyboard.press('Enter');
    await access.expectOpen();
    await expect(desk.heading).toBeVisible();
    await expect(page.getByText(attrap.name)).toBeHidden();
    await access.lock.click();
    await access.expectLocked();
    await expect(access.initials).toHaveValue('AF');
    await page.getByRole('button', { name: 'En anden medarbejder' }).click();
    await expect(access.initials).toBeFocused();
  });
  await station.signIn();
  await expect(registration.field('name')).toHaveValue(attrap.name);
  await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
});

test('a lock does not wait for a server that says nothing, and the record goes out afterwards', async ({
  server,
  line,
  station,
}) => {
  const { access, desk, frame, page } = station;
  await station.open(line.url);
  line.fault = { kind: 'no-answer' };
  await station.save(oevine);
  await expect.poll(() => line.handOvers).toBe(1);
  await access.lock.click();
  await expect(access.passcode).toBeFocused({ timeout: 10_000 });
  await station.signIn();
  await frame.goTo('Skranke');
  await desk.expectCount({ created: 1, waiting: 1 });
  line.fault = undefined;
  // The hand-over that was cut off by nothing but the lock ends by itself within a minute.
  await expect(page.locator('[data-count=acknowledged]')).toHaveText('1', { timeout: 90_000 });
  expect(await server.listRecords()).toHaveLength(1);
});
