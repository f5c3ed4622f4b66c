import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { NumberSeries } from '../../../src/domain/cpr-number.ts';
import type { ReaderOrders } from './page/page.ts';
import type { ReadingWay } from './ways.ts';

const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** The station's reader in Chromium: the built page, its own workers, and nothing from a network. */
export async function openChromiumWay(
  pages: string,
  today: CalendarDate,
  series: NumberSeries,
): Promise<ReadingWay> {
  const lent = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://bench').pathname);
    const file = lent.get(path) ?? join(pages, path === '/' ? 'index.html' : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'reader' in window);
  return {
    async read({ id, files }) {
      const addresses = files.map((file, nth) => {
        const address = `/lent/${id}/${nth}`;
        lent.set(address, file);
        return address;
      });
      return page.evaluate(
        ([given, day, numbers]) =>
          (window as unknown as { reader: ReaderOrders }).reader.read(given, day, numbers),
        [addresses, today, series] as const,
      );
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
