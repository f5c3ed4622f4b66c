import { expect, type Locator, type Page } from '@playwright/test';
import type { WordKey } from '../../src/kiosk/texts/catalogue.ts';
import { findLanguage, type Language } from '../../src/kiosk/texts/languages.ts';
import { plainText } from '../../src/kiosk/texts/parts.ts';

/** The kiosk as a citizen has it in front of them, in their language. */
export class Kiosk {
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, tag: string) {
    this.page = page;
    this.language = findLanguage(tag);
  }

  words(key: WordKey): string {
    return plainText(this.language.catalogue[key].text, { step: '', steps: '', seconds: '', digits: '' });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/kiosk/`);
    await this.expectStart();
  }

  async expectStart(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Vælg sprog' })).toBeVisible();
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: this.language.name, exact: false }).click();
    await this.expectPage('howTitle');
  }

  async expectPage(title: WordKey): Promise<void> {
    await expect(
      this.page.getByRole('heading', { level: 1, name: this.words(title), exact: true }),
    ).toBeVisible();
  }

  button(key: WordKey): Locator {
    return this.page.getByRole('button', { name: this.words(key), exact: true });
  }

  async press(key: WordKey): Promise<void> {
    await this.button(key).click();
  }

  /** Shows the letter to the camera, and waits until it is read. */
  async photograph(): Promise<void> {
    await this.press('byCamera');
    await this.press('takePicture');
    await this.expectPage('pictureTitle');
    await this.press('usePicture');
  }

  /** On the screen's own keys. */
  async tap(text: string): Promise<void> {
    for (const sign of text) {
      const name = sign === ' ' ? this.words('space') : sign;
      await this.page
        .locator('.k-keyboard, .k-pad')
        .getByRole('button', { name, exact: sign === ' ' })
        .first()
        .click();
    }
  }

  async typeNumber(digits: string): Promise<void> {
    await this.press('byTyping');
    await this.tap(digits);
    await this.press('next');
  }

  async chooseAddress(typed: string, line: string): Promise<void> {
    await this.expectPage('addressTitle');
    await this.page.getByRole('textbox').fill(typed);
    await this.page.locator('.k-suggestion', { hasText: line }).first().click();
  }

  async moveInToday(): Promise<void> {
    await this.expectPage('moveInTitle');
    await this.press('today');
    await this.press('next');
  }

  /** The ticket, as it is printed. */
  async takeTicket(): Promise<string> {
    await this.expectPage('checkTitle');
    await this.press('send');
    await this.expectPage('ticketTitle');
    return (await this.page.locator('.k-ticket-number').innerText()).trim();
  }

  /** Staff's press in the corner, as long as it takes. */
  async holdCorner(): Promise<void> {
    const corner = await this.page.getByTestId('staff-corner').boundingBox();
    if (corner === null) throw new Error('The kiosk has no corner');
    await this.page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await this.page.mouse.down();
    await expect(this.page.getByRole('heading', { name: 'Personale: tast koden' })).toBeVisible();
    await this.page.mouse.up();
  }

  /** Types a PIN and waits for the answer. */
  async tryPin(pin: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    for (const digit of pin) await dialog.getByRole('button', { name: digit, exact: true }).click();
    await dialog.getByRole('button', { name: 'Fortsæt' }).click();
    await expect(
      this.page
        .getByText('Koden er forkert.')
        .or(this.page.getByText('For mange forsøg'))
        .or(this.page.getByText('så forsøg kan ikke tælles'))
        .or(this.page.getByRole('heading', { name: 'Kioskens opsætning' })),
    ).toBeVisible();
  }

  /** Staff's first visit: before there is a PIN the set-up is open. */
  async choosePin(pin: string): Promise<void> {
    await this.holdCorner();
    await this.tryPin('');
    await this.page.getByLabel('Ny kode').fill(pin);
    await this.page.getByRole('button', { name: 'Gem koden' }).click();
    await expect(this.page.getByText('Koden er gemt.')).toBeVisible();
    await this.page.getByRole('button', { name: 'Tilbage til borgernes skærm' }).click();
    await this.expectStart();
  }
}
