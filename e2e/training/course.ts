import { expect, type Locator, type Page } from '@playwright/test';
import { Station } from '../pages/station.ts';

/** The training page, as a participant and a trainer use it. */
export class Course {
  readonly page: Page;
  readonly station: Station;
  readonly heading: Locator;
  readonly task: Locator;
  readonly hint: Locator;
  readonly debrief: Locator;
  readonly missed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.station = new Station(page);
    this.heading = page.getByRole('heading', { level: 1, name: 'Øvelse i bopælsregistrering' });
    this.task = page.getByRole('complementary', { name: 'Opgaven' });
    this.hint = this.task.getByRole('button', { name: /hint/ });
    this.debrief = page.getByRole('heading', { level: 1, name: /^Gennemgang/ });
    this.missed = page.getByRole('listitem').filter({ hasText: 'Mangler:' });
  }

  /** From the list of tasks to the desk of a station that nobody has used. */
  async begin(title: string): Promise<void> {
    await this.page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click();
    await expect(this.station.desk.typeByHand).toBeVisible();
    await expect(this.task).toContainText(title);
  }

  /** Chooses a letter on the desk; it is read when this answers. */
  async readLetter(of: string): Promise<void> {
    await this.page.getByRole('button', { name: of }).click();
    await this.station.registration.expectRead();
    // These letters are read so soon that the reading may not have begun yet when nobody sees it.
    await expect(this.station.registration.crop('name')).toBeVisible();
  }

  async fillResidence(street: string, movedIn: string): Promise<void> {
    const { registration } = this.station;
    await registration.address.fill(street);
    await this.page.getByRole('option').first().click();
    await registration.moveInDate.fill(movedIn);
    await this.page.getByRole('radio', { name: 'Nej' }).check();
  }

  /** The rest of a registration whose letter has been read; `beside` is what else the residence asks for. */
  async register(
    street: string,
    movedIn: string,
    beside: () => Promise<void> = async () => {},
  ): Promise<void> {
    const { clerk, registration } = this.station;
    // Through what the reader asks to have looked at, with Enter.
    await registration.confirmByKeyboard();
    await clerk.press('Enter');
    await this.fillResidence(street, movedIn);
    await beside();
    await registration.toReview.click();
    await registration.save.click();
    await registration.expectSaved();
  }

  async discardDraft(): Promise<void> {
    await this.page.getByRole('button', { name: 'Slet kladden', exact: true }).click();
    await this.page.getByRole('button', { name: 'Ja, slet kladden' }).click();
    await expect(this.station.desk.typeByHand).toBeVisible();
  }

  async finish(): Promise<void> {
    await this.task.getByRole('button', { name: 'Jeg er færdig' }).click();
    await expect(this.debrief).toBeVisible();
  }

  async toTasks(): Promise<void> {
    await this.page.getByRole('button', { name: 'Til opgaverne' }).click();
    await expect(this.heading).toBeVisible();
  }

  async openPanel(pin: string): Promise<void> {
    await this.page.getByRole('button', { name: 'For underviseren' }).click();
    await this.page.locator('#trainer-pin').fill(pin);
    await this.page.getByRole('button', { name: 'Åbn panelet' }).click();
    await expect(this.page.getByRole('heading', { name: 'Resultater' })).toBeVisible();
  }
}
