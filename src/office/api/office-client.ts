import type { z } from 'zod';
import { apiPaths, StationSettingsSchema } from '../../contract/intake-api.ts';
import {
  type CasesQuery,
  EnteredPageSchema,
  MarkResponseSchema,
  OfficeAuditCheckSchema,
  OfficeAuditPageSchema,
  type OfficeCase,
  OfficeCaseDetailSchema,
  OfficeCasesSchema,
  type OfficeMark,
  type OfficeProblemKind,
  OfficeProblemSchema,
  OfficeRecordSchema,
  OfficeSessionSchema,
  OfficeStationsSchema,
  OfficeUsersSchema,
  officePaths,
  type PasswordRequest,
  type RecordExportQuery,
  type SignInRequest,
  WorkCountSchema,
  WorkPageSchema,
} from '../../contract/office-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

export interface ClientProblem {
  /** `unreachable`: no answer, or none of our server. */
  readonly kind: OfficeProblemKind | 'unreachable';
  /** How long to wait before the next try. */
  readonly seconds?: number;
}

export type Answer<Value> = Result<Value, ClientProblem>;

export type OfficeClient = ReturnType<typeof createOfficeClient>;

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** A query without its undefined parts. */
export function queryOf(parts: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}

/** The office's side of the API. What is not as agreed counts as no answer; nothing is thrown. */
export function createOfficeClient(fetchAt: Fetch) {
  let onSignedOut = (): void => {};

  async function ask<Schema extends z.ZodType>(
    schema: Schema | undefined,
    path: string,
    method = 'GET',
    body?: unknown,
    keepalive = false,
  ): Promise<Answer<z.output<Schema>>> {
    let response: Response;
    let json: unknown;
    try {
      response = await fetchAt(path, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        keepalive,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      json = response.status === 204 ? undefined : await response.json();
    } catch {
      return fail({ kind: 'unreachable' });
    }
    if (!response.ok) {
      const problem = OfficeProblemSchema.safeParse(json);
      if (!problem.success) return fail({ kind: 'unreachable' });
      const { problem: kind, seconds } = problem.data;
      if (kind === 'not-signed-in') onSignedOut();
      return fail({ kind, ...(seconds === undefined ? {} : { seconds }) });
    }
    if (schema === undefined) return ok(undefined as z.output<Schema>);
    const value = schema.safeParse(json);
    return value.success ? ok(value.data) : fail({ kind: 'unreachable' });
  }

  return {
    /** Called when the server says that nobody is signed in, whatever was asked. */
    whenSignedOut(run: () => void): void {
      onSignedOut = run;
    },
    settings: () => ask(StationSettingsSchema, apiPaths.stationSettings),
    signIn: (request: SignInRequest) => ask(OfficeSessionSchema, officePaths.session, 'POST', request),
    session: () => ask(OfficeSessionSchema, officePaths.session),
    /** Goes through also where the page is closed meanwhile. */
    signOut: () => ask<z.ZodType<undefined>>(undefined, officePaths.session, 'DELETE', undefined, true),
    changePassword: (request: PasswordRequest) =>
      ask(OfficeSessionSchema, officePaths.password, 'PUT', request),
    work: (query: { after?: number | undefined; office?: string | undefined }) =>
      ask(WorkPageSchema, officePaths.work + queryOf(query)),
    workCount: (query: { office?: string | undefined }) =>
      ask(WorkCountSchema, officePaths.workCount + queryOf(query)),
    entered: (query: { before?: number | undefined; office?: string | undefined }) =>
      ask(EnteredPageSchema, officePaths.entered + queryOf(query)),
    record: (id: RegistrationId) => ask(OfficeRecordSchema, `${officePaths.records}/${id}`),
    mark: (id: RegistrationId, kind: OfficeMark['kind']) =>
      ask(MarkResponseSchema, `${officePaths.records}/${id}/marks`, 'POST', { kind }),
    stations: () => ask(OfficeStationsSchema, officePaths.stations),
    users: () => ask(OfficeUsersSchema, officePaths.users),
    cases: (query: CasesQuery) => ask(OfficeCasesSchema, officePaths.cases + queryOf(query)),
    findCase: ({ id, openedAt }: Pick<OfficeCase, 'id' | 'openedAt'>) =>
      ask(OfficeCaseDetailSchema, `${officePaths.cases}/${id}/${openedAt}`),
    audit: (query: { before?: number | undefined; record?: RegistrationId | undefined }) =>
      ask(OfficeAuditPageSchema, officePaths.audit + queryOf(query)),
    checkAudit: () => ask(OfficeAuditCheckSchema, officePaths.auditCheck),
  } as const;
}

/** Where a file is fetched from; the browser itself saves it, however large it is. */
export const recordExportAddress = (query: RecordExportQuery): string =>
  officePaths.recordExport + queryOf(query);
