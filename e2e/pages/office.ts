import { expect, type Locator, type Page } from '@playwright/test';
import type { IntakeServer } from '../station/intake-server.ts';

/** Somebody at the kommune's office. Fictive, and the password is good enough for practice only. */
export interface OfficePerson {
  readonly initials: string;
  readonly name: string;
  readonly role: 'cpr-clerk' | 'leader' | 'it';
}

export const anna: OfficePerson = { initials: 'ANNA', name: 'Anna Øvested', role: 'cpr-clerk' };
export const bo: OfficePerson = { initials: 'BO', name: 'Bo Øvested', role: 'leader' };
export const drift: OfficePerson = { initials: 'DRIFT', name: 'Driften Øvested', role: 'it' };

export const ownPassword = 'kastanje-ved-broen';

/** A window of the office's view, in either language: what is the same in both goes by id and role. */
export class Office {
  readonly page: Page;
  readonly initials: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly menu: Locator;
  readonly signedIn: Locator;
  readonly list: Locator;
  readonly items: Locator;
  readonly record: Locator;
  readonly number: Locator;
  readonly clipboardSays: Locator;
  readonly done: Locator;
  readonly notice: Locator;

  constructor(page: Page) {
    this.page = page;
    this.initials = page.locator('#initials');
    this.password = page.locator('#password');
    this.submit = page.locator('.bp-sign-in button[type=submit]');
    this.menu = page.getByRole('navigation');
    this.signedIn = page.locator('.bp-signed-in');
    this.list = page.getByRole('listbox');
    this.items = this.list.getByRole('option');
    this.record = page.locator('.bp-office-record');
    this.number = page.locator('.bp-office-cpr');
    this.clipboardSays = page.locator('#clipboard-says');
    this.done = this.record.locator('button.button-primary');
    this.notice = page.locator('.bp-office-notice, .alert-warning[role=alert]');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/kontor/`);
    await expect(this.initials).toBeFocused();
  }

  async try(initials: string, password: string): Promise<void> {
    await this.initials.fill(initials);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** For the first time, with the password from IT: the person chooses an own one. */
  async enterFirst(server: IntakeServer, person: OfficePerson): Promise<void> {
    const given = await server.addOfficeUser(person.initials, person.name, person.role);
    await this.open(server.url);
    await this.try(person.initials, given);
    await this.choosePassword(given, ownPassword);
    await expect(this.signedIn).toBeVisible();
  }

  async choosePassword(current: string, next: string): Promise<void> {
    await this.page.locator('#current').fill(current);
    await this.page.locator('#next').fill(next);
    await this.page.locator('#again').fill(next);
    await this.submit.click();
  }

  async signIn(person: OfficePerson): Promise<void> {
    await this.try(person.initials, ownPassword);
    await expect(this.signedIn).toBeVisible();
  }

  async goTo(address: string): Promise<void> {
    await this.page.evaluate((there) => {
      location.hash = there;
    }, address);
  }

  /** What lies on the machine's clipboard, asked for from this window. */
  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async expectChosen(name: string): Promise<void> {
    await expect(this.list.getByRole('option', { selected: true })).toContainText(name);
    await expect(this.record.getByRole('heading', { level: 2 })).toHaveText(name);
  }
}
