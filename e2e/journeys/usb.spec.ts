import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Usb } from '../pages/usb.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';

const cli = new URL('../../out/cli/index.js', import.meta.url).pathname;

/** Somebody with a connection. Answers with what the command says. */
const importAt = (url: string, ...files: readonly string[]): string =>
  execFileSync(process.execPath, [cli, 'bundle', 'import', ...files, '--server', url], { encoding: 'utf8' });

test.describe('an office without a line', () => {
  let stick = '';
  test.beforeEach(() => {
    stick = mkdtempSync(join(tmpdir(), 'bopael-stick-'));
  });
  test.afterEach(() => rmSync(stick, { recursive: true }));

  const receiptOnStick = (): string => {
    const name = readdirSync(stick).find((one) => one.startsWith('bopael-kvittering-'));
    if (name === undefined) throw new Error('There is no receipt on the stick');
    return join(stick, name);
  };

  test('hands over by stick: bundle, import, receipt, and nothing twice', async ({
    server,
    line,
    station,
    page,
  }) => {
    await station.open(line.url);
    line.fault = { kind: 'reset' };
    await station.save(oevine);
    await station.save(attrap);
    await station.frame.goTo('Afleveringer');
    const usb = new Usb(page);
    await usb.open();
    const bundle = await usb.makeOn(stick);
    await expect(usb.made).toContainText('er lavet med 2 registreringer');
    expect(bundle).toMatch(/bopael-pakke-[0-9a-f]{8}-\d+\.bopael$/);
    const [made] = await usb.list();
    expect(made).toContain('Ikke tilbage endnu');

    // What is on the stick says nothing of anybody.
    const bytes = readFileSync(bundle).toString('latin1');
    for (const personal of ['Øvine', 'Prøvesen', '1506405005', '150640'])
      expect(bytes).not.toContain(personal);

    expect(importAt(server.url, bundle)).toContain('2 afleveret');
    // A stick that goes round twice.
    expect(importAt(server.url, bundle)).toContain('2 afleveret');

    await usb.read(bundle);
    await expect(usb.taken).toContainText('Filen er selve pakken');
    const receipt = receiptOnStick();
    const cut = join(stick, 'halv.bopael');
    writeFileSync(cut, readFileSync(receipt).subarray(0, 400));
    await usb.read(cut);
    await expect(usb.taken).toContainText('Kvitteringen er ikke hel');
    await usb.read(receipt);
    await expect(usb.taken).toContainText('2 afleveret.');
    await expect.poll(() => usb.list().then(([first]) => first)).toContain('2 afleveret');
    await usb.read(receipt);
    await expect(usb.taken).toContainText('indlæst før');

    await station.frame.goTo('Afleveringer');
    await station.outbox.openRecord(oevine.name);
    const { sequence } = await station.outbox.readReceipt();
    line.fault = undefined;
    const records = await server.listRecords();
    expect(records).toHaveLength(2);
    expect(records[sequence - 1]?.content).toContain(oevine.name);
  });

  test('marks what is on a bundle, and sends it by the line all the same when one comes', async ({
    server,
    line,
    station,
    page,
  }) => {
    await station.open(line.url);
    line.fault = { kind: 'reset' };
    await station.save(oevine);
    await station.frame.goTo('Afleveringer');
    const usb = new Usb(page);
    await usb.open();
    const bundle = await usb.makeOn(stick);
    await station.frame.goTo('Afleveringer');
    await expect(station.outbox.row(oevine.name)).toContainText(/på pakke \d+/);
    line.fault = undefined;
    await station.outbox.sendNow.click();
    await expect(station.outbox.row(oevine.name)).toContainText('Afleveret');
    importAt(server.url, bundle);
    await usb.open();
    await usb.read(receiptOnStick());
    await expect(usb.taken).toContainText('1 afleveret.');
    expect(await server.listRecords()).toHaveLength(1);
  });

  for (const [language, words] of [
    ['da', { outbox: 'Afleveringer', usb: 'USB-aflevering', make: 'Lav pakke', pick: 'Vælg kvittering' }],
    ['en', { outbox: 'Hand-overs', usb: 'USB hand-over', make: 'Make bundle', pick: 'Choose receipt' }],
  ] as const) {
    test(`its screen has no finding (${language})`, async ({ server, line, station, page }) => {
      await station.open(line.url);
      line.fault = { kind: 'reset' };
      await station.save(oevine);
      await page.evaluate((chosen) => localStorage.setItem('bopael-locale', chosen), language);
      await station.reload();
      await page.getByRole('link', { name: words.outbox }).click();
      await page.getByRole('link', { name: words.usb }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.usb })).toBeFocused();
      await visit(page, language, 'usb empty');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: words.make }).click(),
      ]);
      const bundle = join(stick, download.suggestedFilename());
      await download.saveAs(bundle);
      await expect(page.getByRole('alert')).toBeVisible();
      await visit(page, language, 'usb made');
      importAt(server.url, bundle);
      await page.getByLabel(words.pick).setInputFiles([receiptOnStick(), bundle]);
      await expect(page.getByRole('alert')).toHaveCount(3);
      await visit(page, language, 'usb read');
    });
  }
});
