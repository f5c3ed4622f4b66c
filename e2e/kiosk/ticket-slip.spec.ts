import { Kiosk } from '../pages/kiosk.ts';
import { expect, test } from '../station/journey.ts';

/** Of a PDF as Chromium writes it. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

for (const tag of ['da', 'ar'] as const) {
  test(`the ticket in ${tag} is one page, on a slip and on a sheet, and nothing else is on it`, async ({
    server,
    station,
    context,
  }) => {
    await station.open(server.url);
    const kiosk = new Kiosk(await context.newPage(), tag);
    const { page } = kiosk;
    await kiosk.open(server.url);
    await kiosk.begin();
    await kiosk.press('withoutLetter');
    await kiosk.press('addressUnknown');
    await kiosk.press('moveInUnknown');
    await kiosk.press('nobody');
    await kiosk.takeTicket();
    // A page is printed here without the button, which opens a dialog that no test can close.
    await page.evaluate(() => {
      addEventListener('beforeprint', () => document.body.classList.add('k-prints-ticket'));
    });
    const slip = await page.pdf({ width: '80mm', height: '200mm', preferCSSPageSize: false });
    const sheet = await page.pdf({ format: 'A4' });
    expect([countPages(slip), countPages(sheet)]).toEqual([1, 1]);

    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => document.body.classList.add('k-prints-ticket'));
    const onPaper = page.locator('.k-ticket');
    await expect(onPaper.locator('.k-ticket-number')).toBeVisible();
    await expect(onPaper.getByText('Du er ikke registreret endnu.')).toBeVisible();
    const others = await page.evaluate(() =>
      [...document.querySelectorAll('h1, p, button, header, footer')]
        .filter((one) => one.closest('.k-ticket') === null && one.checkVisibility())
        .map((one) => one.textContent),
    );
    expect(others).toEqual([]);
  });
}
