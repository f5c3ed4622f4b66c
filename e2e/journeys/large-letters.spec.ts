import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../station/journey.ts';
import { hugePhotograph, longScan } from '../station/large-letters.ts';

/** Counts the frames that the window draws from now on. */
const countFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const count = (): void => {
      document.documentElement.dataset['frames'] = String(
        Number(document.documentElement.dataset['frames'] ?? 0) + 1,
      );
      requestAnimationFrame(count);
    };
    count();
  });
const framesOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset['frames'] ?? 0));

/** The most memory that any page of the browser ever had, bytes. */
async function mostMemory(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? '0');
  return Math.max(...peaks.map(Number)) * 1024;
}

/** What a station's computer of 8 GB has to spare. */
const spare = 2_000_000_000;

for (const { what, take } of [
  { what: 'a scan of 30 pages', take: () => longScan(30) },
  { what: 'a photograph of 12,000 by 9,000', take: hugePhotograph },
]) {
  test(`${what}: the window answers while it is read, and the reading stops when told`, async ({
    server,
    station,
  }) => {
    const { desk, page, registration } = station;
    await station.open(server.url);
    await countFrames(page);
    await desk.dropLetter(take());
    await expect(registration.reading).toBeVisible();
    const before = await framesOf(page);
    await expect.poll(() => framesOf(page)).toBeGreaterThan(before + 30);
    // It is still being read, so these frames were drawn meanwhile.
    await expect(registration.reading).toBeVisible();
    await page.getByRole('button', { name: 'Afbryd læsningen' }).click();
    await expect(registration.reading).toBeHidden();
    await registration.field('caseNumber').fill('26-777');
    await expect(registration.field('caseNumber')).toHaveValue('26-777');
    expect(await mostMemory(page)).toBeLessThan(spare);
  });
}

test('a scan of more pages than a letter has is told, with the limit', async ({ server, station }) => {
  const { desk, page } = station;
  await station.open(server.url);
  await desk.dropLetter(longScan(31));
  await expect(page.getByRole('alert')).toContainText('Filen har 31 sider, og grænsen er 30.');
});
