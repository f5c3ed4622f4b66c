import { expect, type Locator, type Page } from '@playwright/test';

/** USB-aflevering: bundles that go out, and receipts that come in. */
export class Usb {
  readonly page: Page;
  readonly heading: Locator;
  readonly make: Locator;
  readonly receipts: Locator;
  /** What is said of the bundle that was made, and of the receipt that was read. */
  readonly made: Locator;
  readonly taken: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'USB-aflevering' });
    this.make = page.getByRole('button', { name: 'Lav pakke' });
    this.receipts = page.getByRole('region', { name: 'Indlæs kvittering' });
    this.made = page.getByRole('region', { name: 'Lav pakke' }).getByRole('alert');
    this.taken = this.receipts.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'USB-aflevering' }).click();
    await expect(this.heading).toBeFocused();
  }

  /** Makes a bundle and puts it where the stick is. Answers with its path. */
  async makeOn(stick: string): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.make.click()]);
    const path = `${stick}/${download.suggestedFilename()}`;
    await download.saveAs(path);
    return path;
  }

  async read(...paths: readonly string[]): Promise<void> {
    await this.receipts.getByLabel('Vælg kvittering').setInputFiles([...paths]);
  }

  /** What the list says of the bundles, the newest first. */
  async list(): Promise<readonly string[]> {
    const rows = this.page.getByRole('region', { name: 'Pakker fra denne station' }).getByRole('row');
    return (await rows.allInnerTexts()).slice(1);
  }
}
