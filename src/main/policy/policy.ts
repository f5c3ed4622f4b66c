import type { X509Certificate } from 'node:crypto';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { ServerUrlSchema } from '../../contract/ipc/server-url.ts';
import { ServerAudienceSchema } from '../../contract/wire-values.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type PinnedAuthority, readAuthority } from '../security/server-certificate.ts';

const isFullPath = (path: string): boolean => posix.isAbsolute(path) || win32.isAbsolute(path);

const PolicyFileSchema = z
  .strictObject({
    serverUrl: ServerUrlSchema.optional(),
    audience: ServerAudienceSchema.optional(),
    kommuneCode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    kommuneName: z.string().trim().min(1).max(60).optional(),
    /** Linux machines without a key ring: the keys then lie on the disk under a password known to all. */
    allowPlainTextKeyStore: z.boolean().default(false),
    /** A machine of the training room: it holds the course alone, and talks to no server. */
    training: z.literal(true).optional(),
    /** A PEM file: the one authority whose certificate the server may show. */
    caCertificate: z.string().refine(isFullPath, 'not a full path').optional(),
    /** The machine is a kiosk: whoever starts the program gets the citizens' pages on the whole screen. */
    kiosk: z.boolean().default(false),
  })
  .transform((file, context) => {
    const { serverUrl, audience, kommuneCode, kommuneName, allowPlainTextKeyStore, caCertificate } = file;
    if (serverUrl !== undefined && audience !== undefined && kommuneCode !== undefined && kommuneName) {
      const isEncrypted = serverUrl.startsWith('https:');
      if (caCertificate !== undefined && !isEncrypted) {
        context.addIssue({ code: 'custom', path: ['caCertificate'], message: 'needs a server with TLS' });
      }
      const pinned = caCertificate === undefined ? {} : { caCertificate };
      return {
        station: { serverUrl, audience, kommuneCode, kommuneName, ...pinned },
        allowPlainTextKeyStore,
        ...(file.training === undefined ? {} : { training: file.training }),
        ...(file.kiosk ? { kiosk: true } : {}),
      };
    }
    const alone = { serverUrl, audience, kommuneCode, kommuneName, caCertificate };
    for (const [name, value] of Object.entries(alone)) {
      if (value !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'needs its three fellows' });
    }
    // A kiosk shows the pages of its server.
    if (file.kiosk) context.addIssue({ code: 'custom', path: ['kiosk'], message: 'needs a server' });
    return { allowPlainTextKeyStore, ...(file.training === undefined ? {} : { training: file.training }) };
  });

/** What the machine's administrator has decided. The station's user cannot override it. */
export interface Policy {
  readonly station?: PolicyStation;
  readonly allowPlainTextKeyStore: boolean;
  /** Every start is of the training world, whatever server is named. */
  readonly training?: true;
  readonly kiosk?: boolean;
}

export interface PolicyStation {
  readonly serverUrl: string;
  readonly audience: 'production' | 'practice';
  readonly kommuneCode: string;
  readonly kommuneName: string;
  /** Full path of a PEM file. The server is believed with a certificate of this authority alone. */
  readonly caCertificate?: string;
}

export type PolicyProblem =
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'not-json' }
  /** The settings that are missing, unknown or wrong. */
  | { readonly kind: 'not-valid'; readonly settings: readonly string[] }
  /** The authority's certificate cannot be read, or is none. */
  | { readonly kind: 'no-authority'; readonly path: string };

const noPolicy: Policy = { allowPlainTextKeyStore: false };

/**
 * Where the policy lies. Written out rather than taken from `%ProgramData%` and the like: the user may
 * change the environment, and must not change the policy.
 */
export function policyPath(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Bopael\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Bopael/policy.json';
  return '/etc/bopael/policy.json';
}

/** Reads the policy. No file is no policy; a file that cannot be understood is a problem, never ignored. */
export function readPolicy(readFile: () => string): Result<Policy, PolicyProblem> {
  let text: string;
  try {
    text = readFile();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? ok(noPolicy) : fail({ kind: 'not-readable' });
  }
  let json: unknown;
  try {
    // Windows editors put a byte order mark first.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ kind: 'not-json' });
  }
  const parsed = PolicyFileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const settings = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String),
  );
  return fail({ kind: 'not-valid', settings: [...new Set(settings)] });
}

/** The authority that the policy names for its server; undefined where it names none, and the system's count. */
export function findPinnedAuthority(
  station: PolicyStation | undefined,
  readFile: (path: string) => string,
): Result<PinnedAuthority | undefined, PolicyProblem> {
  const path = station?.caCertificate;
  if (station === undefined || path === undefined) return ok(undefined);
  let authority: X509Certificate | undefined;
  try {
    authority = readAuthority(readFile(path));
  } catch {
    return fail({ kind: 'no-authority', path });
  }
  // Brackets stand around an IPv6 address in an address of the web, and nowhere else.
  const hostname = new URL(station.serverUrl).hostname.replace(/^\[|\]$/g, '');
  return authority === undefined ? fail({ kind: 'no-authority', path }) : ok({ hostname, authority });
}

/** For the person in front of the machine, who passes it on to the administrator. */
export function describePolicyProblem(problem: PolicyProblem, path: string): string {
  const what = {
    'not-readable': 'Filen findes, men kan ikke læses.',
    'not-json': 'Filen er ikke gyldig JSON.',
    'not-valid': 'Filens indhold er ikke gyldigt.',
    'no-authority': 'Certifikatet, som filen henviser til, kan ikke læses, eller er ikke ét certifikat.',
  }[problem.kind];
  const where =
    problem.kind === 'not-valid' && problem.settings.length > 0
      ? `\nTjek: ${problem.settings.join(', ')}.`
      : problem.kind === 'no-authority'
        ? `\nTjek: caCertificate (${problem.path}).`
        : '';
  return `${what}${where}\n\n${path}\n\nBopæl starter ikke, før filen er rettet eller fjernet. Ingen data er ændret. Kontakt jeres it-support.`;
}
