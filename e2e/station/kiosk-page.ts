import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import type { KioskHost, KioskLine, TakenIntake } from '../../src/kiosk/host/kiosk-host.ts';

type Taken = Awaited<ReturnType<KioskHost['take']>>;
type Told = Parameters<KioskHost['take']>[0];

interface KioskWindow {
  readonly bopaelKiosk: { createBrowserKioskHost(): KioskHost };
  kiosk: KioskHost;
  line: KioskLine;
}

let built: Promise<string> | undefined;

/** The kiosk's host as one script, as a page of the kiosk would have it. */
async function buildHost(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: new URL('../../src/kiosk/host/browser-kiosk-host.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'bopaelKiosk',
      },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The kiosk’s host was not built');
  return chunk.code;
}

/** A page with nothing but the kiosk’s host, on the server's own address. */
export class KioskPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, url: string): Promise<KioskPage> {
    built ??= buildHost();
    const code = await built;
    const page = await context.newPage();
    await page.route(`${url}/kiosk-under-test`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Kiosk</title>' }),
    );
    await page.goto(`${url}/kiosk-under-test`);
    await page.addScriptTag({ content: code });
    await page.evaluate(() => {
      const here = globalThis as unknown as KioskWindow;
      here.kiosk = here.bopaelKiosk.createBrowserKioskHost();
      here.kiosk.watchLine((line) => {
        here.line = line;
      });
    });
    return new KioskPage(page);
  }

  /** A practice server takes it without a code. */
  async connect(code = ''): Promise<void> {
    const connected = await this.page.evaluate(
      (typed) => (globalThis as unknown as KioskWindow).kiosk.connect(typed),
      code,
    );
    if (!connected.ok) throw new Error(`The kiosk was not connected: ${connected.error.kind}`);
  }

  async take(intake: Told): Promise<TakenIntake> {
    const taken: Taken = await this.page.evaluate(
      (told) => (globalThis as unknown as KioskWindow).kiosk.take(told),
      intake,
    );
    if (!taken.ok) throw new Error(`The kiosk did not take it: ${taken.error.kind}`);
    return taken.value;
  }

  findTakeProblem(): Promise<string | undefined> {
    return this.page.evaluate(
      async () => (await (globalThis as unknown as KioskWindow).kiosk.findTakeProblem())?.kind,
    );
  }

  readLine(): Promise<KioskLine> {
    return this.page.evaluate(() => (globalThis as unknown as KioskWindow).line);
  }

  /** What the browser says of the keys that the kiosk has: whether each could be given out. */
  listKeys(): Promise<readonly string[]> {
    return this.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('bopael-kiosk');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const rows = await new Promise<unknown[]>((resolve) => {
        const asking = database.transaction('entries').objectStore('entries').getAll();
        asking.onsuccess = () => resolve(asking.result);
      });
      database.close();
      const found: string[] = [];
      const look = (value: unknown): void => {
        if (value instanceof CryptoKey)
          found.push(`${value.algorithm.name} ${value.type} ${value.extractable}`);
        else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
      };
      look(rows);
      return found;
    });
  }
}
