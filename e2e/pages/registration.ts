import { expect, type Locator, type Page } from '@playwright/test';
import type { home, TypedPerson } from '../station/persons.ts';
import type { Clerk } from './clerk.ts';

export const labels = {
  cpr: 'Administrativt CPR-nummer',
  name: 'Navn',
  birthDate: 'Fødselsdato',
  citizenship: 'Statsborgerskab',
  legalBasis: 'Opholdsgrundlag',
  validFrom: 'Tilladelsen gælder fra',
  validTo: 'Tilladelsen gælder til',
  letterDate: 'Brevets dato',
  caseNumber: 'Sagsnummer',
} as const;

export type FieldName = keyof typeof labels;
export const fieldNames = Object.keys(labels) as readonly FieldName[];

/** Ny bopælsregistrering: letter and person, residence, review, and the page that says saved. */
export class Registration {
  readonly page: Page;
  readonly clerk: Clerk;
  readonly reading: Locator;
  readonly toResidence: Locator;
  readonly toReview: Locator;
  readonly save: Locator;
  readonly saved: Locator;
  readonly address: Locator;
  readonly moveInDate: Locator;
  readonly closeDraft: Locator;

  constructor(page: Page, clerk: Clerk) {
    this.page = page;
    this.clerk = clerk;
    this.reading = page.getByRole('progressbar', { name: 'Læser brevet' });
    this.toResidence = page.getByRole('button', { name: 'Videre til bopæl' });
    this.toReview = page.getByRole('button', { name: 'Videre til gennemsyn' });
    this.save = page.getByRole('button', { name: 'Gem registreringen' });
    this.saved = page.getByRole('heading', { level: 1, name: 'Gemt', exact: true });
    this.address = page.getByRole('combobox', { name: 'Adresse' });
    this.moveInDate = page.getByRole('textbox', { name: 'Indflytningsdato' });
    this.closeDraft = page.getByRole('button', { name: 'Luk og behold kladden' });
  }

  field(name: FieldName): Locator {
    return this.page.getByLabel(labels[name], { exact: true });
  }

  crop(name: FieldName): Locator {
    return this.page.getByRole('img', { name: `Udsnit af brevet: ${labels[name]}`, exact: true });
  }

  /** Waits until the letter has been read and the caret stands in the first field to look at. */
  async expectRead(): Promise<void> {
    await expect(this.reading).toBeHidden();
    await expect(this.field('cpr')).toBeVisible();
    await expect
      .poll(() => this.clerk.focusedName())
      .toMatch(new RegExp(`^(${Object.values(labels).join('|')})$`));
  }

  /**
   * Enter through every field that asks to be looked at, until the button onwards has the focus. Answers
   * with the fields passed. `look` is what the clerk does at each of them before pressing Enter.
   */
  async confirmByKeyboard(
    look: (label: string) => Promise<void> = async () => {},
  ): Promise<readonly string[]> {
    const passed: string[] = [];
    for (;;) {
      const label = await this.clerk.focusedName();
      if (label === 'Videre til bopæl') return passed;
      passed.push(label);
      if (passed.length > fieldNames.length) throw new Error(`The caret went round: ${passed.join(', ')}`);
      await look(label);
      await this.clerk.press('Enter');
      await expect.poll(() => this.clerk.focusedName()).not.toBe(label);
    }
  }

  /** Fills the first step at once, as a test that is about something else does. */
  async fillPerson(person: TypedPerson): Promise<void> {
    for (const name of fieldNames) await this.field(name).fill(person[name]);
  }

  /** Types every field with Enter between, without touching a mouse. */
  async typePerson(person: TypedPerson): Promise<void> {
    for (const name of fieldNames) {
      await expect(this.field(name)).toBeFocused();
      await this.clerk.type(person[name]);
      await this.clerk.press('Enter');
    }
  }

  /** The residence by keyboard alone, from the address box to the review. */
  async typeResidence(at: typeof home, moveIn: string): Promise<void> {
    await expect(this.address).toBeFocused();
    await this.clerk.type(at.typed);
    await expect(this.page.getByRole('option')).toHaveCount(1);
    await this.clerk.press('Enter');
    await expect(this.moveInDate).toBeFocused();
    await expect(this.page.getByText(at.printed[0])).toBeVisible();
    await this.clerk.type(moveIn);
    await this.clerk.press('Enter');
    await expect(this.page.getByLabel('Hos (c/o)')).toBeFocused();
    await this.clerk.press('Enter');
    await expect(this.page.getByRole('radio', { name: 'Nej' })).toBeFocused();
    await this.clerk.press('Space');
    await this.clerk.press('Enter');
    await expect(this.save).toBeFocused();
  }

  async fillResidence(at: typeof home): Promise<void> {
    await this.address.fill(at.typed);
    await this.page.getByRole('option', { name: at.printed[0] }).click();
    await this.page.getByRole('button', { name: 'I dag' }).click();
    await this.page.getByRole('radio', { name: 'Nej' }).check();
  }

  /** From an open first step to the review. */
  async fillToReview(person: TypedPerson, at: typeof home): Promise<void> {
    await this.fillPerson(person);
    await this.toResidence.click();
    await this.fillResidence(at);
    await this.toReview.click();
    await expect(this.page.getByRole('heading', { name: 'Gennemse, før du gemmer' })).toBeVisible();
  }

  /** A fact on the review page, by its label. */
  reviewed(label: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd');
  }

  async expectSaved(): Promise<void> {
    await expect(this.saved).toBeVisible();
    await expect(this.page.getByText('kan ikke gå tabt')).toBeVisible();
  }

  /** The id that the page's address carries. */
  get id(): string {
    const id = /#\/(?:registrering|afleveringer)\/([0-9a-f-]{36})$/.exec(this.page.url())?.[1];
    if (id === undefined) throw new Error('This page is about no registration');
    return id;
  }
}
