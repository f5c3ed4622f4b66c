import { productionSupervisor } from '../pages/access.ts';
import { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { oevine } from '../station/persons.ts';

const header = 'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn';
const idOf = (number: number): string => `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
const file = (name: string, ...lines: readonly string[]) => ({ name, bytes: Buffer.from(lines.join('\n')) });

test('a register from a file takes the place of the old one; a bad file changes nothing', async ({
  server,
  station,
}) => {
  const { desk, frame, page, registration, settings } = station;
  await station.open(server.url);
  await station.expectRegister();
  await frame.goTo('Indstillinger');
  await settings.loadRegister(
    file(
      'nordprøve.csv',
      header,
      `${idOf(1)};0621;7001;Figurstien;1;;;6000;Kolding`,
      `${idOf(2)};0621;7001;Figurstien;3;1;tv;6000;Kolding`,
      'ikke-et-id;0621;7001;Figurstien;5;;;6000;Kolding',
    ),
  );
  await expect(settings.register.getByRole('alert')).toContainText('Registeret er indlæst med 2 adresser.');
  await expect(settings.register.getByRole('alert')).toContainText('ugyldigt id (nordprøve.csv linje 4)');
  await expect(settings.register).not.toContainText('Øveregister');

  const badFiles = [
    [file('noter.csv', 'Kære kollega', 'registeret kommer i morgen'), 'Filen er ikke et adresseregister.'],
    [file('tom.csv'), 'Filen er tom.'],
    [
      file('halv.csv', 'id;kommunekode;vejkode;vejnavn;husnr;postnr', `${idOf(3)};0621;1;A;1;6000`),
      'Filen mangler kolonnerne etage, dør, postnrnavn.',
    ],
  ] as const;
  for (const [bad, says] of badFiles) {
    await settings.loadRegister(bad);
    await expect(settings.register.getByRole('alert')).toContainText(says);
    await expect(settings.register.getByRole('alert')).toContainText('Det hidtidige register bruges stadig.');
  }

  await frame.goTo('Skranke');
  await desk.typeByHand.click();
  await registration.fillPerson(oevine);
  await registration.toResidence.click();
  await registration.address.fill('figurstien 3');
  await expect(page.getByRole('option', { name: 'Figurstien 3, 1. tv' })).toBeVisible();
  await registration.address.fill('kløverstræde 1');
  await expect(page.getByRole('status').filter({ hasText: 'Vejen findes ikke i registeret.' })).toBeVisible();
});

test('the language is changed, and stays so', async ({ server, station }) => {
  const { frame, page } = station;
  await station.open(server.url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  await frame.goTo('Indstillinger');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await station.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('radio', { name: 'Dansk' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Indstillinger' })).toBeVisible();
});

test('in production a station asks for its enrolment code, and takes no practice number', async ({
  databaseUrl,
  station,
}) => {
  const { desk, frame, page, registration, settings } = station;
  const server = await IntakeServer.prepare({ databaseUrl, world: ['--kommune', '0621'] });
  const code = server.addStation('Skranke 1');
  await server.start();
  try {
    await page.goto(server.url);
    await station.enter(productionSupervisor);
    await expect(desk.heading).toBeVisible();
    await frame.expectLine('not-enrolled');
    await expect(page.getByText('Øvelse: kun opdigtede personer')).toBeHidden();
    await frame.goTo('Indstillinger');
    await expect(settings.connection).toContainText('Drift');
    await expect(settings.register).toContainText('Intet adresseregister er indlæst.');

    await settings.code.fill(code.replace(/^..../, '0U00'));
    await settings.connect.click();
    await expect(settings.code).toHaveAccessibleDescription(/tastefejl i gruppe 1/);
    await settings.code.fill('0000-0000-0000-0000');
    await settings.connect.click();
    await expect(settings.connection.getByRole('alert')).toContainText('Serveren kender ikke koden');
    await settings.code.fill(` ${code.toLowerCase().replaceAll('-', ' ')}\n`);
    await settings.connect.click();
    await expect(settings.connection.getByRole('alert')).toContainText('Stationen er tilsluttet.');
    await frame.expectLine('ready');
    await expect(settings.connection).toContainText('Skranke 1');
    await expect(settings.connection).toContainText('Borgerservice');
    await station.reload(productionSupervisor);
    await frame.expectLine('ready');

    await frame.goTo('Skranke');
    await desk.typeByHand.click();
    await registration.field('cpr').fill(oevine.cpr);
    await registration.field('cpr').blur();
    await expect(registration.field('cpr')).toHaveAccessibleDescription(
      /Nummeret giver fødselsdatoen 15-06-2040, som ikke er kommet endnu/,
    );
  } finally {
    await server.remove();
  }
});
