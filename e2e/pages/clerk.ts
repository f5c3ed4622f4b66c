import type { Locator, Page } from '@playwright/test';
import type { HeldFile } from '../station/practice-letters.ts';

/** The hands of a person at the station. Every key, click and drop is counted. */
export class Clerk {
  readonly page: Page;
  #keys = 0;
  #clicks = 0;
  #drops = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** What the hands have done since the last count. */
  takeCount(): { readonly keys: number; readonly clicks: number; readonly drops: number } {
    const count = { keys: this.#keys, clicks: this.#clicks, drops: this.#drops };
    this.#keys = 0;
    this.#clicks = 0;
    this.#drops = 0;
    return count;
  }

  async type(text: string): Promise<void> {
    this.#keys += Array.from(text).length;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.#keys += 1;
    await this.page.keyboard.press(key);
  }

  async click(target: Locator): Promise<void> {
    this.#clicks += 1;
    await target.click();
  }

  /** A file dragged from the scanner's folder onto a part of the screen. */
  async drop(files: readonly HeldFile[], target: Locator): Promise<void> {
    this.#drops += 1;
    const held = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
    const dataTransfer = await this.page.evaluateHandle((dragged) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dragged) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, held);
    for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
  }

  /** What has the focus, by the name that a screen reader would say. Empty where nothing has. */
  focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return '';
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
      return (focused.getAttribute('aria-label') ?? (label ?? focused).textContent ?? '').trim();
    });
  }
}
