import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { securityHeaders } from '../server/http/security-headers.ts';
import { untilAskedToStop } from './asked-to-stop.ts';
import { readCommandLine } from './command-line.ts';
import { findBuilt } from './find-built.ts';
import type { CommandOutput } from './output.ts';

/** Another port than the practice server's: what is kept in a browser belongs to the address. */
const defaultPort = 4790;

const usage = `Brug: bopael training [--port NUMMER] [--root MAPPE] [--json]

Øvelse i en browser på denne maskine: ingen server, ingen database, intet netværk. Kan køre fra en
USB-nøgle: kopiér mappen out/ derover, og kør node out/cli/index.js training.
  --port NUMMER   fast port (${defaultPort}); resultaterne hører til porten
  --root MAPPE    de byggede sider (out/station)`;

const options = {
  port: { type: 'string', default: String(defaultPort) },
  root: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Serves the course's pages on loopback until it is told to stop. Needs Node and the built pages alone. */
export async function trainingCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const { port, root = findBuilt('station/ovelse.html')?.replace(/.ovelse\.html$/, '') } = asked.values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    output.err(usage);
    return 2;
  }
  if (root === undefined) {
    output.err('Øvelsens sider findes ikke her. Byg dem med npm run build, eller angiv --root.');
    return 1;
  }
  const askedToStop = untilAskedToStop();
  const server = createServer(servePages(root));
  const url = await listen(server, Number(port));
  if (url === undefined) {
    output.err(`Port ${port} er optaget. Vælg en anden med --port.`);
    return 1;
  }
  output.out(
    asked.values.json === true
      ? JSON.stringify({ url: `${url}/ovelse` })
      : `Øvelsen er klar på ${url}/ovelse. Åbn adressen i Chromium, Chrome eller Edge. Stop med Ctrl+C.`,
  );
  await askedToStop;
  server.closeAllConnections();
  server.close();
  return 0;
}

async function listen(server: Server, port: number): Promise<string | undefined> {
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  const address = server.address();
  return listening && typeof address === 'object' && address !== null
    ? `http://127.0.0.1:${address.port}`
    : undefined;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** The files below `root`, and nothing else. There is no station here: its address leads to the course. */
export const servePages =
  (root: string) =>
  (request: Pick<IncomingMessage, 'url' | 'headers'>, response: ServerResponse): void => {
    void answer(root, request.url ?? '/', request.headers.host ?? '', response).catch(() => {
      if (!response.headersSent) response.writeHead(404, securityHeaders);
      response.end();
    });
  };

async function answer(root: string, url: string, host: string, response: ServerResponse): Promise<void> {
  // Another name for this address is another site's page that tries to reach it.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) {
    response.writeHead(403, securityHeaders).end();
    return;
  }
  const asked = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  if (asked === '/') {
    response.writeHead(302, { ...securityHeaders, location: '/ovelse' }).end();
    return;
  }
  const path = normalize(join(root, asked === '/ovelse' ? 'ovelse.html' : asked));
  const inside = path.startsWith(normalize(`${root}${sep}`)) && !asked.includes('\0');
  const found = inside ? await stat(path).catch(() => undefined) : undefined;
  if (found?.isFile() !== true) {
    response.writeHead(404, securityHeaders).end();
    return;
  }
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
  });
  createReadStream(path).pipe(response);
}
