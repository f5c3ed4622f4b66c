import type { Locator, Page } from '@playwright/test';
import type { HeldFile } from '../station/practice-letters.ts';

/** Indstillinger: the line, the address register, the language. */
export class Settings {
  readonly page: Page;
  readonly connection: Locator;
  readonly register: Locator;
  readonly code: Locator;
  readonly connect: Locator;

  constructor(page: Page) {
    this.page = page;
    this.connection = page.getByRole('region', { name: 'Forbindelse til kommunens system' });
    this.register = page.getByRole('region', { name: 'Adresseregister' });
    this.code = page.getByLabel('Tilslutningskode');
    this.connect = page.getByRole('button', { name: 'Tilslut' });
  }

  async loadRegister(...files: readonly HeldFile[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.register.getByRole('button', { name: 'Indlæs register fra fil' }).last().click();
    const chosen = files.map(({ name, bytes }) => ({ name, mimeType: 'text/csv', buffer: bytes }));
    await (await choosing).setFiles(chosen);
  }
}
