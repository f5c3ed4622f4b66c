import { hostname as machineName, networkInterfaces } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const;

/** True for names and addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * The host names under which a server that listens on `host` may be asked: its own, this machine's, and
 * those that IT has named (a reverse proxy's). Any other name that leads here is someone else's.
 */
export function ownHostNames(host: string, named: readonly string[]): ReadonlySet<string> {
  const everywhere = host === '0.0.0.0' || host === '::';
  const addresses = everywhere
    ? [
        machineName(),
        ...Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address)),
      ]
    : [host];
  const names = [...loopbackNames, ...addresses, ...named];
  return new Set(
    names.flatMap(
      (name) => findHostName(name.includes(':') && !name.startsWith('[') ? `[${name}]` : name) ?? [],
    ),
  );
}

/** The name in a Host header, without its port, as a URL would write it. */
function findHostName(hostHeader: string): string | undefined {
  return URL.canParse(`http://${hostHeader}`) ? new URL(`http://${hostHeader}`).hostname : undefined;
}

/**
 * Refuses what a page of another site can make a browser send: requests under a foreign host name (DNS
 * rebinding), and writes from a foreign origin. A station outside the browser sends no Origin.
 */
export function guardRequests(app: FastifyInstance, ownNames: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    const name = /[@/?#\\]/.test(host) ? undefined : findHostName(host);
    if (name === undefined || !ownNames.has(name)) return sendProblem(reply, 'foreign-request', 421);
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isOwnOrigin(request.headers.origin, host) || isCrossSite(request.headers['sec-fetch-site'])) {
      return sendProblem(reply, 'foreign-request');
    }
  });
}

/** The scheme is left aside: a proxy may speak TLS to the browser and plain HTTP to this server. */
function isOwnOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

const isCrossSite = (site: string | string[] | undefined): boolean =>
  site !== undefined && site !== 'same-origin' && site !== 'none';
