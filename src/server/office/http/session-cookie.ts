import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../../http/request-guard.ts';

/**
 * The session's cookie. Over TLS it has the `__Host-` prefix, by which a browser promises that this very host
 * has set it over TLS; on this machine's own address there is no TLS, and the plain name is believed there only.
 */
const names = { encrypted: '__Host-bopael-kontor', loopback: 'bopael-kontor' } as const;

export type Line = keyof typeof names;

/**
 * How the browser reached us, or undefined for a plain line from another machine. The page's origin says so
 * also behind a proxy that speaks TLS for us; the request guard has made sure that it is our own.
 */
export function findLine({ headers, protocol }: FastifyRequest): Line | undefined {
  if (protocol === 'https' || headers.origin?.startsWith('https://') === true) return 'encrypted';
  const host = headers.host ?? '';
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
    ? 'loopback'
    : undefined;
}

export function setSessionCookie(reply: FastifyReply, line: Line, token: string): void {
  void reply.header('set-cookie', write(line, token));
}

export function removeSessionCookies(reply: FastifyReply): void {
  void reply.header('set-cookie', [
    `${write('encrypted', '')}; Max-Age=0`,
    `${write('loopback', '')}; Max-Age=0`,
  ]);
}

const write = (line: Line, token: string): string =>
  `${names[line]}=${token}; Path=/; HttpOnly; SameSite=Strict${line === 'encrypted' ? '; Secure' : ''}`;

/** Every token that the request shows; a browser may send more than one. */
export function readSessionCookies(request: FastifyRequest): readonly string[] {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const valuesOf = (name: string): readonly string[] =>
    cookies.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  const found = [
    ...valuesOf(names.encrypted),
    ...(findLine(request) === 'loopback' ? valuesOf(names.loopback) : []),
  ];
  return found.slice(0, 2);
}
