import { expect, type Locator, type Page } from '@playwright/test';

/** Regelliste: what a newer list of covered groups would decide otherwise. */
export class RuleList {
  readonly page: Page;
  readonly heading: Locator;
  readonly band: Locator;
  readonly rows: Locator;
  readonly nothing: Locator;
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Regelliste' });
    this.band = page.locator('.bp-bands .alert').filter({ hasText: 'Ny liste over omfattede grupper' });
    this.rows = page.getByRole('main').locator('tbody tr');
    this.nothing = page.getByText('Ingen afgørelser ville falde anderledes ud.');
    this.said = page.getByRole('main').getByRole('status');
  }

  async openFromBand(): Promise<void> {
    await this.band.getByRole('link', { name: 'Se hvilke' }).click();
    await expect(this.heading).toBeFocused();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  seen(name: string): Locator {
    return this.page.getByRole('button', { name: `Set: ${name}` });
  }
}
