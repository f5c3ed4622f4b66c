import { readFileSync } from 'node:fs';
import { productionSupervisor } from '../pages/access.ts';
import { Station } from '../pages/station.ts';
import { visit } from '../station/inspect-screen.ts';
import { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { Course } from '../training/course.ts';
import { TrainingServer } from '../training/training-server.ts';

test.use({ serviceWorkers: 'allow' });

test('five scenarios are practised from a stick, without any network, and what was missed is told', async ({
  page,
  context,
}) => {
  test.setTimeout(420_000);
  const course = new Course(page);
  const { desk, frame, outbox, registration } = course.station;
  const server = await TrainingServer.start();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));

  await test.step('the pages are loaded once; then nothing answers any more', async () => {
    await page.goto(server.url);
    await expect(course.heading).toBeVisible();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await server.stop();
    await context.setOffline(true);
    await page.reload();
    await expect(course.heading).toBeVisible();
  });

  await test.step('a clean letter: all is as it should be', async () => {
    await course.begin('En flygtning med et rent brev');
    await frame.expectLine('ready');
    await course.readLetter('Brevet til Hanan Darwish');
    await course.register('kløverstræde 3', '20112026');
    await course.finish();
    await expect(page.getByText('Alt er, som det skal være.')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'CPR-loven §§ 16 og 17' })).toBeVisible();
    await course.toTasks();
  });

  await test.step('a work permit: nothing is registered; who has done nothing wrong misses nothing', async () => {
    await course.begin('Et brev efter § 9 a');
    await course.readLetter('Brevet til Megan McAllister');
    await expect(page.getByText('Ikke omfattet', { exact: true })).toBeVisible();
    await course.discardDraft();
    await course.finish();
    await expect(course.missed).toHaveCount(0);
    await course.toTasks();
  });

  await test.step('the line drops after the first of two: the second is saved, and waits', async () => {
    await course.begin('Linjen falder ud midt i det hele');
    await course.readLetter('Brevet til Ziad Abu Zaid');
    await course.register('kløverstræde 2a', '20112026');
    await frame.expectLine('unreachable');
    await frame.goTo('Skranke');
    await course.readLetter('Brevet til Lubna Abu Zaid');
    await course.register('kløverstræde 2a', '20112026');
    await frame.goTo('Skranke');
    await expect(frame.menu).toContainText('venter');
    await course.finish();
    await expect(course.missed).toHaveCount(0);
    await course.toTasks();
  });

  await test.step('two offices at once: the conflict is settled by withdrawing', async () => {
    await course.begin('To kontorer på samme tid');
    await course.readLetter('Brevet til Rim Al Khatib');
    await course.register('kløverstræde 5', '20112026');
    await expect(page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await expect(outbox.case).toContainText('Fra Kontor Syd, Skranke Syd 2');
    await outbox.withdrawBecause('Registreret på Kontor Syd for en time siden.');
    await frame.goTo('Skranke');
    await desk.expectCount({ created: 1, withdrawn: 1 });
    await course.finish();
    await expect(course.missed).toHaveCount(0);
    await course.toTasks();
  });

  await test.step('a refusal that nobody settles is missed; a hint was asked for, and costs nothing', async () => {
    await course.begin('Systemet afviser en registrering');
    await course.readLetter('Brevet til Andrii Bondarenko');
    await course.register('kløverstræde 8', '10112026');
    await expect(page.getByText('Se hvorfor under Afleveringer')).toBeVisible();
    await course.hint.click();
    await expect(course.task).toContainText('Hint 1:');
    await course.finish();
    await expect(course.missed.filter({ hasText: 'Den afviste registrering er rettet' })).toBeVisible();
    await expect(page.getByText('1 hint')).toBeVisible();
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect(desk.heading).toBeVisible();
    await course.readLetter('Brevet til Andrii Bondarenko');
    await course.register('kløverstræde 8', '10112026');
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await outbox.correct.click();
    await registration.toResidence.click();
    await registration.moveInDate.fill('12112026');
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
    await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
    await course.finish();
    await expect(course.missed).toHaveCount(0);
    await course.toTasks();
  });
  await test.step('a reload in the middle ends the task, leaves nothing of it, and says so', async () => {
    await course.begin('En flygtning med et rent brev');
    await course.readLetter('Brevet til Hanan Darwish');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(
      page.getByText('Siden blev genindlæst midt i »En flygtning med et rent brev«'),
    ).toBeVisible();
    await expect
      .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .toEqual(['bopael-addresses-training']);
    await course.begin('En flygtning med et rent brev');
    await expect(desk.drafts).toContainText('Ingen åbne kladder');
  });
  expect(
    asked.filter((url) => !/^(?:blob|data):/.test(url) && !url.startsWith(new URL(server.url).origin)),
  ).toEqual([]);
});

test('the trainer sets the line, sees how all did, and takes a report away that names nobody', async ({
  page,
  context,
}) => {
  const course = new Course(page);
  const server = await TrainingServer.start();
  await page.goto(server.url);
  await expect(course.heading).toBeVisible();
  await visit(page, 'da', 'training course');
  await page.getByLabel('Din plads i lokalet').fill('3');
  await course.openPanel('4711');
  await page.getByLabel('Linje til kommunens system').selectOption({ label: 'Systemet tager ikke imod' });
  await page.getByRole('button', { name: 'Til opgaverne' }).click();

  await course.begin('En flygtning med et rent brev');
  await expect(course.task).toContainText('systemet svarer, men tager ikke imod');
  await visit(page, 'da', 'training desk');
  await page.emulateMedia({ media: 'print' });
  const mark = await page.evaluate(() => {
    const station = document.querySelector('.bp-station');
    return station === null ? '' : getComputedStyle(station, '::after').content;
  });
  expect(mark).toBe('"ØVELSE"');
  await page.emulateMedia({ media: null });
  await test.step('the trainer’s own window changes the line of the task that is under way', async () => {
    const beside = new Course(await context.newPage());
    await beside.page.goto(server.url);
    await expect(beside.page.getByText('Øvelsen er åben i et andet vindue')).toBeVisible();
    await beside.openPanel('4711');
    const line = beside.page.getByLabel('Linje til kommunens system');
    await line.selectOption({ label: 'Ingen linje' });
    await course.station.frame.expectLine('unreachable');
    await line.selectOption({ label: 'Systemet tager ikke imod' });
    await beside.page.close();
  });
  await course.readLetter('Brevet til Hanan Darwish');
  await course.register('kløverstræde 4', '20112026');
  await expect(course.station.frame.menu).toContainText('1 venter');
  await course.finish();
  await expect(course.missed).toHaveCount(2);
  await expect(course.missed.first()).toContainText('Der står: Kløverstræde 4.');
  await expect(course.missed.last()).toContainText('Den er gemt på stationen og venter på forbindelse.');
  await expect(page.getByText('Underviseren har sat linjen: systemet svarer')).toBeVisible();
  await visit(page, 'da', 'training debrief');
  await course.toTasks();

  const [own] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Gem mine resultater til underviseren' }).click(),
  ]);
  await page.getByRole('button', { name: 'For underviseren' }).click();
  await page.locator('#trainer-pin').fill('0000');
  await page.getByRole('button', { name: 'Åbn panelet' }).click();
  await expect(page.getByText('Pinkoden passer ikke.')).toBeVisible();
  await visit(page, 'da', 'training pin');
  await page.locator('#trainer-pin').fill('4711');
  await page.getByRole('button', { name: 'Åbn panelet' }).click();
  await page.getByLabel('Indlæs deltagernes filer').setInputFiles([
    { name: 'plads-3.json', mimeType: 'application/json', buffer: readFileSync(await own.path()) },
    { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
    {
      name: 'plads-7.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        readFileSync(await own.path(), 'utf8')
          .replace('"place":3', '"place":7')
          .replace(/"id":"[0-9a-f-]{8}/, '"id":"00000000'),
      ),
    },
  ]);
  await expect(page.getByText('1 nyt resultat er indlæst. 1 fil er ikke et resultat')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Plads 3/ })).toContainText('67 %');
  await expect(page.getByRole('row', { name: /^Plads 7/ })).toContainText('Adressen er Kløverstræde 3');
  await page.getByText('Hver opgave', { exact: true }).click();
  const seven = page.getByRole('row', { name: /^Plads 7 En flygtning med et rent brev/ });
  await expect(seven).toContainText('Adressen er Kløverstræde 3');
  await visit(page, 'da', 'training panel');
  const [report] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Gem rapport (CSV)' }).click(),
  ]);
  const csv = readFileSync(await report.path(), 'utf8');
  expect(csv.split('\r\n').filter(Boolean)).toHaveLength(3);
  for (const secret of ['Hanan', 'Darwish', '140345', 'Kløverstræde', 'ELEV'])
    expect(csv).not.toContain(secret);
  await test.step('a PIN that was forgotten is chosen anew, and opens nobody’s results', async () => {
    await page.getByRole('button', { name: 'Til opgaverne' }).click();
    await page.getByRole('button', { name: 'For underviseren' }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Glemt pinkoden? Vælg en ny' }).click();
    await expect(page.getByText('Vælg en pinkode til underviseren')).toBeVisible();
    await page.locator('#trainer-pin').fill('0815');
    await page.getByRole('button', { name: 'Åbn panelet' }).click();
    await expect(page.getByText('Der er ingen resultater endnu.')).toBeVisible();
  });
  await server.stop();
});

test('a real case that was typed in training is kept nowhere there, and is moved across under seal', async ({
  page,
  databaseUrl,
}) => {
  const server = await IntakeServer.start({ databaseUrl, world: ['--kommune', '0621'] });
  const real = new Station(page);
  const course = new Course(page);
  await test.step('the machine has a real station', async () => {
    await page.goto(server.url);
    await real.enter(productionSupervisor);
    await expect(real.desk.heading).toBeVisible();
  });
  await test.step('somebody begins a real case in the training', async () => {
    await page.goto(`${server.url}/ovelse`);
    await course.begin('En flygtning med et rent brev');
    await course.station.desk.typeByHand.click();
    await course.station.registration.field('name').fill('Prøvia Virkeligsen');
    await course.station.registration.field('legalBasis').fill('§ 7, stk. 1');
    await course.station.registration.field('cpr').fill('070761-4285');
    await expect(course.task).toContainText('Er det en rigtig sag?');
    await expect(page.getByText('I øvelse må der kun bruges øvenumre')).toBeVisible();
    await visit(page, 'da', 'training real case');
    await course.task.getByRole('button', { name: 'Ja, det er en rigtig sag' }).click();
    await course.task.getByRole('button', { name: 'Tilbage' }).click();
    await course.task.getByRole('button', { name: 'Ja, det er en rigtig sag' }).click();
    await course.task.getByRole('button', { name: 'Flyt sagen, og stop øvelsen' }).click();
    await expect(course.task).toContainText('Sagen er flyttet');
    await course.task.getByRole('button', { name: 'og åbn den rigtige station' }).click();
    await expect(page).toHaveURL(`${server.url}/`);
    const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(left.filter((name) => name?.includes('station-training'))).toEqual([]);
  });
  await test.step('the real station takes it in: everything but number and address, and the trail says so', async () => {
    await real.signIn(productionSupervisor);
    await visit(page, 'da', 'arrivals');
    await page.getByRole('button', { name: 'Tag sagen ind som kladde' }).click();
    await expect(real.registration.field('name')).toHaveValue('Prøvia Virkeligsen');
    await expect(real.registration.field('legalBasis')).toHaveValue('§ 7, stk. 1');
    await expect(real.registration.field('cpr')).toHaveValue('');
    await page.goto(`${server.url}/#/revision`);
    await expect(page.getByText('tog en sag ind, der var begyndt i øvelsen')).toBeVisible();
    await real.frame.goTo('Skranke');
    await expect(page.getByRole('button', { name: 'Tag sagen ind som kladde' })).toBeHidden();
  });
  await server.remove();
});
