import { expect, type Locator, type Page } from '@playwright/test';

const lines = {
  ready: 'Forbindelse til kommunens system',
  unreachable: 'Uden forbindelse: alt gemmes her og sendes senere',
  'not-enrolled': 'Stationen er ikke tilsluttet: se Indstillinger',
  'station-cloned': 'To maskiner bruger samme station: afleveringen er stoppet. Kontakt it',
} as const;

/** What stands around every screen: the menu and the state of the line. */
export class Frame {
  readonly page: Page;
  readonly menu: Locator;
  readonly line: Locator;

  constructor(page: Page) {
    this.page = page;
    this.menu = page.getByRole('navigation', { name: 'Hovedmenu' });
    this.line = page.getByRole('banner').getByRole('status');
  }

  async expectLine(state: keyof typeof lines): Promise<void> {
    await expect(this.line).toHaveText(lines[state]);
  }

  goTo(screen: 'Skranke' | 'Afleveringer' | 'Indstillinger'): Promise<void> {
    return this.menu.getByRole('link', { name: screen }).click();
  }
}
