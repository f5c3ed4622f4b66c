import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import type { Orders } from '../page/main.ts';
import type { Told } from '../telling.ts';

const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

type Order = keyof Orders;

/** A window of the station's browser, and what is said in it. */
export class StationWindow {
  readonly page: Page;
  readonly #hear: { current: (told: Told) => void };

  constructor(page: Page, hear: { current: (told: Told) => void }) {
    this.page = page;
    this.#hear = hear;
  }

  /** From now on. */
  onTold(hear: (told: Told) => void): void {
    this.#hear.current = hear;
  }

  order<Name extends Order>(
    name: Name,
    ...given: Parameters<Orders[Name]>
  ): Promise<Awaited<ReturnType<Orders[Name]>>> {
    return this.page.evaluate(
      ([order, values]) => {
        const run = window.station[order as Order] as (...values: readonly unknown[]) => unknown;
        return run(...(values as readonly unknown[])) as never;
      },
      [name, given] as const,
    );
  }
}

/** A browser with a profile of its own, which outlives it. */
export class StationBrowser {
  readonly profile: string;
  readonly url: string;
  #context: BrowserContext | undefined;

  constructor(url: string, from?: string) {
    this.url = url;
    this.profile = mkdtempSync(join(tmpdir(), 'bopael-faults-profile-'));
    if (from !== undefined) cpSync(from, this.profile, { recursive: true });
  }

  async start(): Promise<StationWindow> {
    this.#context = await chromium.launchPersistentContext(this.profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--disable-features=Translate', '--disable-gpu'],
      serviceWorkers: 'block',
    });
    return this.openWindow(this.#context.pages()[0]);
  }

  async openWindow(blank?: Page): Promise<StationWindow> {
    const page = blank ?? (await this.#running.newPage());
    const hear: { current: (told: Told) => void } = { current: () => {} };
    await page.exposeFunction('tellRun', (text: string) => hear.current(JSON.parse(text) as Told));
    await page.goto(this.url);
    await page.waitForFunction(() => 'station' in window);
    return new StationWindow(page, hear);
  }

  /** To the browser itself, for what no page may do. */
  async session(): Promise<CDPSession> {
    const page = this.#running.pages()[0];
    if (page === undefined) throw new Error('There is no window');
    return this.#running.newCDPSession(page);
  }

  /** How to kill it later, without a moment's delay. */
  async prepareToKill(): Promise<() => Promise<void>> {
    const context = this.#running;
    const session = await context.browser()?.newBrowserCDPSession();
    const processes = await session?.send('SystemInfo.getProcessInfo');
    const main = processes?.processInfo.find(({ type }) => type === 'browser');
    if (main === undefined) throw new Error('The browser has no process');
    return async () => {
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(main.id, 'SIGKILL');
      await gone;
      this.#context = undefined;
    };
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  get #running(): BrowserContext {
    if (this.#context === undefined) throw new Error('The browser is not running');
    return this.#context;
  }
}
