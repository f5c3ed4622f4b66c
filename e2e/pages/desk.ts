import { expect, type Locator, type Page } from '@playwright/test';
import type { HeldFile } from '../station/practice-letters.ts';
import type { Clerk } from './clerk.ts';

export interface ShownCount {
  readonly created: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly needsAPerson: number;
  readonly withdrawn: number;
}

const countLabels: Readonly<Record<keyof ShownCount, string>> = {
  created: 'Gemt i alt',
  acknowledged: 'Afleveret',
  waiting: 'Venter på forbindelse',
  needsAPerson: 'Kræver dig',
  withdrawn: 'Trukket tilbage',
};

/** Skranken: where a registration begins. */
export class Desk {
  readonly page: Page;
  readonly clerk: Clerk;
  readonly heading: Locator;
  readonly intake: Locator;
  readonly typeByHand: Locator;
  readonly drafts: Locator;
  readonly cases: Locator;
  readonly queue: Locator;

  constructor(page: Page, clerk: Clerk) {
    this.page = page;
    this.clerk = clerk;
    this.heading = page.getByRole('heading', { level: 1, name: 'Ny bopælsregistrering' });
    this.intake = page.getByRole('region', { name: 'Træk brevet hertil' });
    this.typeByHand = page.getByRole('button', { name: 'Skriv brevets oplysninger i hånden' });
    this.drafts = page.getByRole('region', { name: 'Kladder' });
    this.cases = page.getByRole('region', { name: 'Kræver dig' });
    this.queue = page.getByRole('region', { name: 'Stationens registreringer' });
  }

  dropLetter(...files: readonly HeldFile[]): Promise<void> {
    return this.clerk.drop(files, this.intake);
  }

  /** The numbers of the queue, once they are these. */
  async expectCount(expected: Partial<ShownCount>): Promise<void> {
    const whole: ShownCount = {
      created: 0,
      acknowledged: 0,
      waiting: 0,
      needsAPerson: 0,
      withdrawn: 0,
      ...expected,
    };
    for (const [name, label] of Object.entries(countLabels)) {
      const term = this.queue.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
      await expect(term.locator('xpath=following-sibling::dd')).toHaveText(
        String(whole[name as keyof ShownCount]),
      );
    }
    await expect(this.page.getByText('Tallene går ikke op')).toBeHidden();
  }
}
