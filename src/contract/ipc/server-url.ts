import { z } from 'zod';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const address = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/i;

/**
 * The origin of an intake server, written out: `https://name[:port]`, or `http` to this very machine.
 * No user name, path, query or fragment: a token must not end up in an address, nor at another's door.
 * Undefined where the text is anything else.
 */
export function parseServerUrl(text: string): string | undefined {
  const match = address.exec(text.trim());
  if (match === null) return undefined;
  const [, scheme = '', host = '', port] = match;
  const name = host.toLowerCase();
  if (scheme.toLowerCase() === 'http' && !loopback.test(name)) return undefined;
  if (!name.startsWith('[') && !isHostName(name)) return undefined;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  return `${scheme.toLowerCase()}://${name}${port === undefined ? '' : `:${Number(port)}`}`;
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  if (labels.every((label) => /^\d+$/.test(label))) {
    return labels.length === 4 && labels.every((label) => Number(label) <= 255);
  }
  return name.length <= 253 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
}

export const ServerUrlSchema = z
  .string()
  .refine((text) => parseServerUrl(text) !== undefined, 'not the address of an intake server')
  .transform((text) => parseServerUrl(text) ?? text);
