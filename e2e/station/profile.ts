import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserType, type PlaywrightTestOptions, test } from '@playwright/test';

/** A browser's profile on the disk, which outlives the browser. */
export class Profile {
  readonly directory = mkdtempSync(join(tmpdir(), 'bopael-profile-'));
  /** Where the browser puts its temporary files. */
  readonly temporary = mkdtempSync(join(tmpdir(), 'bopael-temporary-'));
  readonly #browser: BrowserType;
  #context: BrowserContext | undefined;

  constructor(browser: BrowserType) {
    this.#browser = browser;
  }

  /** `more`: what this browser is started with besides. */
  async open(more: readonly string[] = []): Promise<BrowserContext> {
    const { launchOptions = {}, locale = 'da-DK', timezoneId = 'UTC', viewport } = test.info().project.use;
    this.#context = await this.#browser.launchPersistentContext(this.directory, {
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...more],
      env: { ...process.env, TMPDIR: this.temporary },
      locale,
      timezoneId,
      serviceWorkers: 'allow',
      ...(viewport === undefined ? {} : { viewport }),
    } satisfies PlaywrightTestOptions['contextOptions'] & typeof launchOptions);
    return this.#context;
  }

  /** SIGKILL to the browser itself: no page gets a word in. */
  async kill(): Promise<void> {
    const context = this.#context;
    const browser = context?.browser();
    if (context === undefined || browser === null || browser === undefined) throw new Error('Nothing runs');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const main = processInfo.find(({ type }) => type === 'browser');
    if (main === undefined) throw new Error('The browser has no process');
    const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
    process.kill(main.id, 'SIGKILL');
    await gone;
    this.#context = undefined;
  }

  async remove(): Promise<void> {
    await this.#context?.close();
    for (const directory of [this.directory, this.temporary]) {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}
