import { existsSync } from 'node:fs';
import { type Browser, type CDPSession, chromium } from '@playwright/test';

const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/**
 * A window whose network nobody watches. Of its own pages Playwright hears of every request, and so the browser
 * hands each body to it: for a text that costs five times what sending it does, and for a blob nothing. What
 * is measured so is the watching.
 */
export interface BarePage {
  /** What an expression gives, awaited; only what JSON can hold. Throws what it throws. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** A command of the DevTools protocol. */
  send<Answer>(method: string, params?: object): Promise<Answer>;
}

export interface BareBrowser {
  readonly page: BarePage;
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** A browser of its own with one window; its databases lie on the disk, in a profile that goes with it. */
export async function openBareBrowser(url: string): Promise<BareBrowser> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-features=Translate', '--disable-gpu'],
  });
  return { page: await openPage(browser, url), close: () => browser.close() };
}

/** In the browser's own context: Playwright knows of none but those that it made, and leaves the window alone. */
async function openPage(browser: Browser, url: string): Promise<BarePage> {
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  return createPage(session, sessionId);
}

function createPage(session: CDPSession, sessionId: string): BarePage {
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }: { readonly message: string }) => {
    const answer = JSON.parse(message) as Message;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  async function send<Answer>(method: string, params: object = {}): Promise<Answer> {
    last += 1;
    const id = last;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as Answer;
  }

  return {
    send,
    async evaluate<Value>(expression: string): Promise<Value> {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', asked);
      if (exceptionDetails === undefined) return result.value as Value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    },
  };
}

/** Until an expression holds. While a page comes, there may be nothing to ask. */
export async function waitFor(page: BarePage, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(expression).catch(() => false))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
