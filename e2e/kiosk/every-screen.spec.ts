import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Kiosk } from '../pages/kiosk.ts';
import { cameraArguments, filmLetter } from '../station/camera-film.ts';
import { expect, test } from '../station/journey.ts';
import { home } from '../station/persons.ts';

const pictures = new URL('../../out/screenshots/kiosk/', import.meta.url).pathname;

/** A wide screen, the same on its side, and the wide one at 200 %. */
const windows = {
  wide: { width: 1366, height: 768 },
  tall: { width: 768, height: 1366 },
  enlarged: { width: 683, height: 384 },
} as const;

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const film = await filmLetter('flygtning-scan.jpg');
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...cameraArguments(film)] });
  },
});

/** One page in each window: nothing to scroll sideways, big enough to press, and no axe finding. */
async function visit(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    for (const [window, size] of Object.entries(windows)) {
      await page.setViewportSize(size);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(sideways, `${name}, ${window}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `${pictures}${name}-${window}.png`, animations: 'disabled' });
    }
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44)
        .map((button) => button.textContent),
    );
    expect.soft(small, `${name}: too small to press`).toEqual([]);
    await page.setViewportSize(windows.wide);
    const { violations, passes } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect.soft(findings, name).toEqual([]);
    expect(passes.length, `${name}: rules that were tried`).toBeGreaterThan(8);
  });
}

for (const tag of ['da', 'ar', 'ti', 'th'] as const) {
  test(`every page in ${tag} without a finding`, async ({ server, station, context }) => {
    await station.open(server.url);
    const page = await context.newPage();
    const kiosk = new Kiosk(page, tag);
    const see = (name: string): Promise<void> => visit(page, `${tag}-${name}`);
    await kiosk.open(server.url);
    await see('01-start');
    await kiosk.begin();
    await see('02-how');
    await kiosk.press('words');
    await see('03-words');
    await kiosk.press('close');
    await kiosk.press('byCamera');
    await expect(kiosk.button('takePicture')).toBeVisible();
    await see('04-camera');
    await kiosk.press('takePicture');
    await kiosk.expectPage('pictureTitle');
    await see('05-picture');
    await kiosk.press('usePicture');
    await kiosk.expectPage('confirmTitle');
    await see('06-confirm');
    await kiosk.press('wrong');
    await kiosk.press('clear');
    await kiosk.press('next');
    await see('07-number');
    await kiosk.tap('1506405005');
    await kiosk.press('next');
    await kiosk.expectPage('addressTitle');
    await kiosk.tap('kløver');
    await expect(page.locator('.k-suggestion').first()).toBeVisible();
    await see('08-address');
    await kiosk.chooseAddress(home.typed, home.printed[0]);
    await kiosk.expectPage('moveInTitle');
    await kiosk.press('today');
    await see('09-move-in');
    await kiosk.press('next');
    await kiosk.press('addPerson');
    await kiosk.tap('Ea');
    await see('10-person');
    await kiosk.press('keepPerson');
    await see('11-household');
    await kiosk.press('next');
    await kiosk.expectPage('checkTitle');
    await see('12-check');
    await kiosk.press('stop');
    await see('13-stop');
    await kiosk.press('stopNo');
    await kiosk.takeTicket();
    await see('14-ticket');
    await kiosk.press('done');
    await kiosk.expectStart();
  });
}
