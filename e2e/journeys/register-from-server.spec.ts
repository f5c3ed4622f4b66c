import { createHash } from 'node:crypto';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { oevine } from '../station/persons.ts';

/** An id that cannot be packed, as real ones cannot. */
const idOf = (place: string): string => {
  const hex = createHash('sha256').update(place).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A kommune of so many streets with 999 houses each. */
function register(date: string, streets: number): string {
  const rows = Array.from({ length: streets }, (_, street) =>
    Array.from({ length: 999 }, (_, house) => {
      const code = 7000 + street;
      return `${idOf(`${street} ${house}`)};0621;${code};Prøvestien ${street + 1};${house + 1};;;6000;Kolding`;
    }).join('\n'),
  );
  const header = 'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn';
  return ['# bopael-register: 1', '# navn: Hele kommunen', `# dato: ${date}`, header, ...rows].join('\n');
}

test('the register comes from the server behind the clerk’s back, through a server that stops; then what changed', async ({
  server,
  station,
  page,
}) => {
  const { frame, desk, registration, settings } = station;
  const card = settings.register;
  await station.open(server.url);
  await station.expectRegister();
  const total = await server.publishRegister(register('2026-11-01', 80));
  expect(total.bytes).toBeGreaterThan(4 * 256 * 1024);

  const answered: string[] = [];
  let held: (() => void) | undefined;
  let isHeld = true;
  let isCut = false;
  await page.route('**/api/v1/address-registers/files**', async (route) => {
    const range = (await route.request().headerValue('range')) ?? '';
    if (isHeld && answered.length === 2) await new Promise<void>((resolve) => (held = resolve));
    if (isCut) return route.abort();
    const response = await route.fetch().catch(() => undefined);
    if (response === undefined) return route.abort();
    answered.push(`${response.status()} ${range}`);
    return route.fulfill({ response });
  });

  await test.step('it tells how far it has come, and the clerk may stop it', async () => {
    await station.askServer();
    await frame.goTo('Indstillinger');
    await expect(card).toContainText('Adresser hentes fra kommunens server: 0,5 af');
    await visit(page, 'da', 'settings with a register on its way');
    await card.getByRole('button', { name: 'Sæt på pause' }).click();
    await expect(card).toContainText('Sat på pause: 0,5 af');
    await card.getByRole('button', { name: 'Fortsæt' }).click();
    await expect(card).toContainText('Adresser hentes fra kommunens server: 0,5 af');
  });

  await test.step('the server is gone in the middle, and so is the window', async () => {
    await expect.poll(() => held !== undefined).toBe(true);
    await server.stop('SIGKILL');
    [isHeld, isCut] = [false, true];
    held?.();
    await expect(card).toContainText('Serveren svarede ikke');
    await expect(card).toContainText('Prøver igen');
    await server.start();
    await station.reload();
    isCut = false;
  });

  await test.step('it goes on where it was, and an address of it is found', async () => {
    await station.askServer();
    await frame.goTo('Indstillinger');
    await expect(card).toContainText('er taget i brug');
    await expect(card).toContainText('Hele kommunen');
    await expect(card).toContainText('Fra kommunens server');
    expect(new Set(answered).size).toBe(answered.length);
    expect(answered).toHaveLength(Math.ceil(total.bytes / (256 * 1024)));
    expect(answered.every((one) => one.startsWith('206 '))).toBe(true);
    await frame.goTo('Skranke');
    await desk.typeByHand.click();
    await registration.fillPerson(oevine);
    await registration.toResidence.click();
    await registration.address.fill('prøvestien 80 999');
    await expect(page.getByRole('option').first()).toContainText('Prøvestien 80 999');
    await registration.address.fill('prøvestien 81 5');
    await expect(page.getByRole('option').first()).not.toContainText('Prøvestien 81 5');
  });

  await test.step('then only what changed', async () => {
    answered.length = 0;
    const { changes = 0 } = await server.publishRegister(register('2026-11-08', 81));
    expect(changes).toBeLessThan(total.bytes / 10);
    await station.askServer();
    await expect.poll(() => answered).toEqual([`206 bytes=0-${changes - 1}`]);
    await expect(async () => {
      await registration.address.fill('');
      await registration.address.fill('prøvestien 81 5');
      await expect(page.getByRole('option').first()).toContainText('Prøvestien 81 5', { timeout: 1000 });
    }).toPass();
  });

  await test.step('on a line that is paid by the byte nothing is fetched, and a stick brings it', async () => {
    answered.length = 0;
    await registration.closeDraft.click();
    await frame.goTo('Indstillinger');
    await card.getByRole('button', { name: 'Hent ikke selv (målt forbindelse)' }).click();
    await expect(card).toContainText('Stationen henter ikke adresser fra kommunens server.');
    await server.publishRegister(register('2026-11-15', 82));
    const stick = await server.exportRegister();
    await station.reload();
    await frame.goTo('Indstillinger');
    await station.askServer();
    await expect(card).toContainText('Stationen henter ikke adresser fra kommunens server.');
    await settings.loadRegister({ name: 'kommunen.bopadr', bytes: stick });
    await expect(card).toContainText('2026-11-15');
    await expect(card).toContainText('Fra kommunens server');
    expect(answered).toEqual([]);

    const unsigned = stick.subarray(0, stick.lastIndexOf('BOPAELSG'));
    await settings.loadRegister({ name: 'fundet.bopadr', bytes: unsigned });
    await expect(card).toContainText('Registret er ikke underskrevet af kommunens server.');
    await card.getByRole('button', { name: 'Lad være' }).click();
    await expect(card).toContainText('Fra kommunens server');
    await settings.loadRegister({ name: 'fundet.bopadr', bytes: unsigned });
    await card.getByRole('button', { name: 'Indlæs alligevel' }).click();
    await expect(card).toContainText('Ikke underskrevet; indlæst fra fil');
  });
});
