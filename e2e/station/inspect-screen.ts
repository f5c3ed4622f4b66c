import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const pictures = new URL('../../out/screenshots/', import.meta.url).pathname;
const normal = { width: 1366, height: 768 };
/** The same window at 200 %: half as many CSS pixels each way. */
const enlarged = { width: 683, height: 384 };

/**
 * One screen in one state: no axe findings at either size, nothing to scroll sideways at 200 %, and a
 * picture of each for people to look at.
 */
export async function visit(page: Page, language: 'da' | 'en', screen: string): Promise<void> {
  await test.step(screen, async () => {
    await inspect(page, `${language} ${screen}`);
    // The words differ, the layout does not: one language is enough for the other size.
    if (language === 'en') return;
    await page.setViewportSize(enlarged);
    const sideways = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect.soft(sideways, `${screen}: pixels to scroll sideways at 200 %`).toBeLessThanOrEqual(0);
    await inspect(page, `${language} ${screen} 200`);
    await page.setViewportSize(normal);
  });
}

async function inspect(page: Page, name: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(findings, name).toEqual([]);
  expect(passes.length, `${name}: rules that were tried`).toBeGreaterThan(10);
  await page.screenshot({ path: `${pictures}${name.replaceAll(' ', '-')}.png`, animations: 'disabled' });
}
