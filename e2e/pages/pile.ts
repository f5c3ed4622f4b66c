import type { Locator, Page } from '@playwright/test';

/** Letters that are read while the clerk does other things, on the desk. */
export class Pile {
  readonly heading: Locator;
  readonly rows: Locator;
  readonly stopAll: Locator;
  readonly clear: Locator;
  readonly end: Locator;
  readonly left: Locator;

  constructor(page: Page) {
    const list = page.getByRole('region', { name: /^(Breve, der læses|Læste breve)$/ });
    this.heading = page.getByRole('heading', { name: /^(Breve, der læses|Læste breve)$/ });
    this.rows = list.getByRole('listitem');
    this.stopAll = list.getByRole('button', { name: 'Stop alle' });
    this.clear = list.getByRole('button', { name: 'Ryd listen' });
    this.end = list.getByText(/^Læsningen er slut/);
    this.left = page.getByText(/filer? blev ikke læst$/);
  }

  /** The row of a file. */
  row(file: string): Locator {
    return this.rows.filter({ hasText: file });
  }

  /** Rows by how far they are: `waiting`, `reading`, `draft`, `known`, `problem`, `stopped`. */
  inState(state: string): Locator {
    return this.rows.and(this.rows.page().locator(`[data-letter="${state}"]`));
  }
}
