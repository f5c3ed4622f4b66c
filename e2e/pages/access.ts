import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody who may open the station, with the passcode. Fictive, and good enough for practice only. */
export interface KnownClerk {
  readonly name: string;
  readonly initials: string;
  readonly passcode: string;
}

/** Who sets a station up in these journeys. */
export const supervisor: KnownClerk = { name: 'Vagtleder Øvested', initials: 'ØV', passcode: '2580' };

/** Production asks for more, since nothing but the passcode protects a copied profile. */
export const productionSupervisor: KnownClerk = { ...supervisor, passcode: 'kastanje-7-bro' };

/**
 * The way into the station: set-up, sign-in, recovery. Fields go by their ids and forms by Enter, so that
 * it works in either language.
 */
export class Access {
  readonly page: Page;
  readonly name: Locator;
  readonly initials: Locator;
  readonly passcode: Locator;
  readonly again: Locator;
  readonly keySheet: Locator;
  readonly signIn: Locator;
  readonly forgotten: Locator;
  readonly recoveryKey: Locator;
  readonly lock: Locator;
  readonly idleWarning: Locator;

  constructor(page: Page) {
    this.page = page;
    this.name = page.locator('#name');
    this.initials = page.locator('#initials');
    this.passcode = page.locator('#passcode');
    this.again = page.locator('#again');
    this.keySheet = page.locator('.bp-key-sheet');
    this.signIn = page.locator('.bp-sign-in button[type=submit]');
    this.forgotten = page.getByRole('button', { name: 'Glemt kode?' });
    this.recoveryKey = page.locator('#recovery-key');
    this.lock = page.getByRole('button', { name: 'Lås', exact: true });
    this.idleWarning = page.getByRole('alertdialog', { name: 'Er du her stadig?' });
  }

  async fillClerk({ name, initials, passcode }: KnownClerk): Promise<void> {
    await this.name.fill(name);
    await this.initials.fill(initials);
    await this.fillPasscode(passcode);
  }

  async fillPasscode(passcode: string): Promise<void> {
    await this.passcode.fill(passcode);
    await this.again.fill(passcode);
  }

  /** The key on the sheet, in its groups. */
  async readKey(): Promise<readonly string[]> {
    await expect(this.keySheet).toBeVisible();
    return this.page.locator('.bp-key-group').allInnerTexts();
  }

  /** Types back the groups that are asked for. */
  async typeBack(key: readonly string[]): Promise<void> {
    const fields = this.page.locator('.bp-group-fields input');
    await expect(fields).toHaveCount(2);
    for (const field of await fields.all()) {
      const group = Number(/\d$/.exec((await field.getAttribute('id')) ?? '')?.[0]);
      await field.fill(key[group - 1] ?? '');
    }
    await this.page.keyboard.press('Enter');
  }

  /** The whole set-up, from its first step to the opened station. Answers with the recovery key. */
  async setUp(clerk: KnownClerk = supervisor): Promise<readonly string[]> {
    await this.name.click();
    await this.fillClerk(clerk);
    await this.page.keyboard.press('Enter');
    const key = await this.readKey();
    await this.page.locator('#key-next').click();
    await this.typeBack(key);
    await this.expectOpen();
    return key;
  }

  async try({ initials, passcode }: Pick<KnownClerk, 'initials' | 'passcode'>): Promise<void> {
    // Chromium drops keys that come before a page's first frame; a click waits for it.
    await this.initials.click();
    await this.initials.fill(initials);
    await this.passcode.fill(passcode);
    await this.page.keyboard.press('Enter');
  }

  async signInAs(clerk: Pick<KnownClerk, 'initials' | 'passcode'>): Promise<void> {
    await this.try(clerk);
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.locator('.bp-signed-in')).toBeVisible();
  }

  async expectLocked(): Promise<void> {
    await expect(this.page.locator('.bp-sign-in')).toBeVisible();
  }
}
