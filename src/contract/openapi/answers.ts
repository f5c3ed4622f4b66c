import { type ComponentName, type JsonObject, json, refTo } from './schemas.ts';

/** The answer that was asked for. */
export const answer = (description: string, name: ComponentName): JsonObject => ({
  '200': { description, content: json(refTo(name)) },
});

/** Problem answers: which statuses, and which `problem` each can carry. */
export const problems = (byStatus: Readonly<Record<string, readonly string[]>>): JsonObject =>
  Object.fromEntries(
    Object.entries(byStatus).map(([status, kinds]) => [
      status,
      {
        description: kinds.join(', '),
        ...(status === '503' ? { headers: retryAfter } : {}),
        content: json({
          allOf: [refTo('ApiProblem'), { properties: { problem: { enum: [...kinds] } } }],
        }),
      },
    ]),
  );

const retryAfter: JsonObject = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
};

/** Any request can be answered with these. */
export const always = { '421': ['foreign-request'], '500': ['server-error'] } as const;
const shutOut = ['station-revoked', 'station-cloned', 'wrong-role'] as const;
export const signIn = { '401': ['not-signed-in'], '403': shutOut, '503': ['database-unavailable'] } as const;
export const signInToWrite = { ...signIn, '403': [...shutOut, 'wrong-audience', 'foreign-request'] } as const;
export const body = { '400': ['malformed'], '413': ['too-large'], '415': ['malformed'] } as const;
