import type { Page } from '@playwright/test';
import { expect, test } from '../station/journey.ts';

const header = 'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn;status';
const idOf = (number: number): string => `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
const file = (name: string, ...lines: readonly string[]) => ({ name, bytes: Buffer.from(lines.join('\n')) });
const about = (name: string, date: string): string =>
  `# bopael-register: 1\n# navn: ${name}\n# dato: ${date}`;

/** Spoils the newest register of the station's disk; to be asked while no window has it open. */
const spoilNewestRegister = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('bopael-addresses-practice');
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
      if (name.endsWith('.register')) names.push(name);
    const [newest = ''] = names.sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
    const handle = await folder.getFileHandle(newest);
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    const writing = await handle.createWritable();
    await writing.write(bytes);
    await writing.close();
    return newest;
  });

test('a register of several files says what it covers; where it is damaged the one before is used', async ({
  server,
  station,
}) => {
  const { frame, page, settings } = station;
  await station.open(server.url);
  await station.expectRegister();
  await frame.goTo('Indstillinger');
  await settings.loadRegister(
    file(
      'kolding.csv',
      about('Figurregister', '2026-11-08'),
      header,
      `${idOf(1)};0621;7001;Figurstien;1;;;6000;Kolding;1`,
      `${idOf(2)};0621;7001;Figurstien;3;;;6000;Kolding;2`,
    ),
    file('vejle.csv', header, `${idOf(3)};0630;7002;Prøvestien;5;;;7100;Vejle;1`),
  );
  const { register } = settings;
  await expect(register.getByRole('alert')).toContainText('Registeret er indlæst med 2 adresser.');
  await expect(register).toContainText('2, og 1 nedlagte');
  await expect(register).toContainText('2026-11-08');
  await register.getByText('2 kommuner').click();
  await expect(register).toContainText('Kolding: 1 · Vejle: 1');
  await expect(register).toContainText('Ikke underskrevet; indlæst fra fil');

  await station.reload();
  await frame.goTo('Indstillinger');
  await expect(register).toContainText('Figurregister');

  await page.reload();
  await spoilNewestRegister(page);
  await station.signIn();
  const told = 'Adresseregistret Figurregister (2026-11-08) er beskadiget. Det forrige, Øveregister';
  await expect(page.getByText(told)).toBeVisible();
  await frame.goTo('Indstillinger');
  await expect(register).toContainText('Registret Figurregister (2026-11-08) er beskadiget.');
  await settings.loadRegister(
    file('nyt.csv', about('Nyt', '2026-11-09'), header, `${idOf(4)};0621;7003;Nystien;1;;;6000;Kolding;1`),
  );
  await expect(register.getByRole('alert')).toContainText('Registeret er indlæst med 1 adresser.');
  await expect(page.getByText(told)).toBeHidden();
});
