import { Readable } from 'node:stream';
import {
  auditPageSize,
  type OfficeAuditCheck,
  type OfficeAuditPage,
  OfficeAuditQuerySchema,
  officePaths,
} from '../../../contract/office-api.ts';
import { sendOfficeProblem } from './office-problems.ts';
import { leaders, type OfficeRoute } from './office-route.ts';
import type { OfficeServices } from './office-routes.ts';

/** The office's own trail, for leaders. */
export function auditRoutes({ clock, audit }: OfficeServices): readonly OfficeRoute[] {
  async function* lines(): AsyncGenerator<string> {
    for await (const entries of audit.walk()) {
      yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    }
  }

  return [
    {
      method: 'GET',
      url: officePaths.audit,
      roles: leaders,
      async handle(request, reply, { user }) {
        const asked = OfficeAuditQuerySchema.safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const { record } = asked.data;
        await audit.note({
          by: user.initials,
          action: 'read-audit',
          ...(record === undefined ? {} : { record }),
        });
        const found = await audit.list({ ...asked.data, limit: auditPageSize + 1 });
        return {
          entries: found.slice(0, auditPageSize),
          more: found.length > auditPageSize,
        } satisfies OfficeAuditPage;
      },
    },
    {
      method: 'GET',
      url: officePaths.auditCheck,
      roles: leaders,
      async handle(_request, _reply, { user }): Promise<OfficeAuditCheck> {
        await audit.note({ by: user.initials, action: 'checked-audit' });
        return await audit.check();
      },
    },
    {
      method: 'GET',
      url: officePaths.auditExport,
      roles: leaders,
      async handle(_request, reply, { user }) {
        await audit.note({ by: user.initials, action: 'exported-audit' });
        const name = `bopael-kontor-revision-${clock.today()}.jsonl`;
        return reply
          .type('application/jsonl; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(Readable.from(lines(), { highWaterMark: 1 }));
      },
    },
  ];
}
