import { expect, type Locator, type Page } from '@playwright/test';
import { type KnownClerk, supervisor } from './access.ts';

/** Medarbejdere: who may open the station. Every change asks for the supervisor's own passcode. */
export class Clerks {
  readonly page: Page;
  readonly own: Locator;

  constructor(page: Page) {
    this.page = page;
    this.own = page.locator('#clerks-own');
  }

  async go(): Promise<void> {
    await this.page.getByRole('link', { name: 'Indstillinger' }).click();
    await this.page.getByRole('link', { name: /^Medarbejdere/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Medarbejdere' })).toBeVisible();
  }

  async add({ name, initials, passcode }: KnownClerk, role: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Ny medarbejder' }).click();
    await this.page.locator('#clerks-initials').fill(initials);
    await this.page.locator('#clerks-name').fill(name);
    await this.page.getByRole('radio', { name: role }).check();
    await this.#fillAndSave(passcode);
    await expect(this.page.getByText(`${initials} er oprettet.`)).toBeVisible();
  }

  async giveNewPasscode(initials: string, passcode: string): Promise<void> {
    await this.page.getByRole('button', { name: `Ny kode: ${initials}` }).click();
    await this.#fillAndSave(passcode);
    await expect(this.page.getByText(`${initials} har fået en ny kode.`)).toBeVisible();
  }

  async #fillAndSave(passcode: string): Promise<void> {
    await this.page.locator('#clerks-passcode').fill(passcode);
    await this.page.locator('#clerks-repeated').fill(passcode);
    await this.own.fill(supervisor.passcode);
    await this.page.keyboard.press('Enter');
  }
}
