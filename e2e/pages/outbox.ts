import { expect, type Locator, type Page } from '@playwright/test';

/** Afleveringer: the list, and one record with its receipt or its case. */
export class Outbox {
  readonly page: Page;
  readonly heading: Locator;
  readonly sendNow: Locator;
  readonly case: Locator;
  readonly receipt: Locator;
  readonly sendAgain: Locator;
  readonly correct: Locator;
  readonly withdraw: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Afleveringer' });
    this.sendNow = page.getByRole('button', { name: 'Prøv at sende nu' });
    this.case = page.getByRole('region', { name: 'Hvorfor den kræver dig' });
    this.receipt = page.getByRole('region', { name: 'Afleveret til kommunens system' });
    this.sendAgain = page.getByRole('button', { name: 'Send igen' });
    this.correct = page.getByRole('button', { name: 'Ret og gem på ny' });
    this.withdraw = page.getByRole('button', { name: 'Træk tilbage', exact: true });
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  async openRecord(name: string): Promise<void> {
    await this.page.getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  fact(label: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd');
  }

  /** The receipt on the screen, once it is there. */
  async readReceipt(): Promise<{ readonly id: string; readonly sequence: number; readonly hash: string }> {
    await expect(this.receipt).toBeVisible();
    await expect(this.page.getByText('Den siger ikke, at adressen er registreret i CPR')).toBeVisible();
    return {
      id: await this.fact('Id').innerText(),
      sequence: Number(await this.fact('Løbenummer').innerText()),
      hash: await this.fact('Fingeraftryk af indholdet').innerText(),
    };
  }

  async withdrawBecause(cause: string): Promise<void> {
    await this.withdraw.click();
    await this.page.getByLabel('Hvorfor trækkes den tilbage?').fill(cause);
    await this.page.getByRole('button', { name: 'Træk registreringen tilbage' }).click();
  }
}
