import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { chromium } from '@playwright/test';

const executablePath =
  process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};
// A page of its own gets clocks that tell microseconds, and may ask what it weighs.
const alone = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * The bench page in Chromium, with a profile that outlives its browser; `lent` are bytes, or paths of files and folders,
 * under their addresses.
 */
export async function openChromium(pages, lent) {
  function bodyOf(pathname) {
    for (const [address, what] of lent) {
      if (pathname !== address && !pathname.startsWith(`${address}/`)) continue;
      return typeof what === 'string'
        ? createReadStream(join(what, pathname.slice(address.length)))
        : Readable.from([what]);
    }
    const file = join(pages, pathname === '/' ? 'index.html' : pathname);
    return existsSync(file) ? createReadStream(file) : undefined;
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://bench');
    const body = bodyOf(pathname);
    response.writeHead(body === undefined ? 404 : 200, {
      ...alone,
      'content-type': types[pathname === '/' ? '.html' : extname(pathname)] ?? 'application/octet-stream',
    });
    if (body === undefined) response.end();
    else body.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = mkdtempSync(join(tmpdir(), 'bopael-bench-addresses-'));
  let context;
  let page;

  async function start() {
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--disable-features=Translate',
        '--disable-gpu',
        '--enable-blink-features=ForceEagerMeasureMemory',
      ],
    });
    [page] = context.pages();
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => 'bench' in window);
  }
  await start();

  return {
    version: () => context.browser()?.version() ?? '',
    order: (name, ...given) =>
      page.evaluate(([what, values]) => window.bench[what](...values), [name, given]),
    async restart() {
      await context.close();
      await start();
    },
    async close() {
      await context.close();
      server.closeAllConnections();
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
