import { z } from 'zod';
import { ServerUrlSchema } from '../../contract/ipc/server-url.ts';
import { AudienceSchema } from '../../contract/wire-values.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

const PolicyFileSchema = z
  .strictObject({
    serverUrl: ServerUrlSchema.optional(),
    audience: AudienceSchema.optional(),
    kommuneCode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    kommuneName: z.string().trim().min(1).max(60).optional(),
    /** Linux machines without a key ring: the keys then lie on the disk under a password known to all. */
    allowPlainTextKeyStore: z.boolean().default(false),
  })
  .transform((file, context) => {
    const { serverUrl, audience, kommuneCode, kommuneName, allowPlainTextKeyStore } = file;
    if (serverUrl !== undefined && audience !== undefined && kommuneCode !== undefined && kommuneName) {
      return { station: { serverUrl, audience, kommuneCode, kommuneName }, allowPlainTextKeyStore };
    }
    for (const [name, value] of Object.entries({ serverUrl, audience, kommuneCode, kommuneName })) {
      if (value !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'needs its three fellows' });
    }
    return { allowPlainTextKeyStore };
  });

/** What the machine's administrator has decided. The station's user cannot override it. */
export interface Policy {
  readonly station?: PolicyStation;
  readonly allowPlainTextKeyStore: boolean;
}

export interface PolicyStation {
  readonly serverUrl: string;
  readonly audience: 'production' | 'practice';
  readonly kommuneCode: string;
  readonly kommuneName: string;
}

export type PolicyProblem =
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'not-json' }
  /** The settings that are missing, unknown or wrong. */
  | { readonly kind: 'not-valid'; readonly settings: readonly string[] };

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

/** For the person in front of the machine, who passes it on to the administrator. */
export function describePolicyProblem(problem: PolicyProblem, path: string): string {
  const what = {
    'not-readable': 'Filen findes, men kan ikke læses.',
    'not-json': 'Filen er ikke gyldig JSON.',
    'not-valid': 'Filens indhold er ikke gyldigt.',
  }[problem.kind];
  const where =
    problem.kind === 'not-valid' && problem.settings.length > 0
      ? `\nTjek: ${problem.settings.join(', ')}.`
      : '';
  return `${what}${where}\n\n${path}\n\nBopæl starter ikke, før filen er rettet eller fjernet. Ingen data er ændret. Kontakt jeres it-support.`;
}
