import { Readable } from 'node:stream';
import {
  officePaths,
  type RecordExportQuery,
  RecordExportQuerySchema,
} from '../../../contract/office-api.ts';
import { writeRecordExport } from '../exports/record-export.ts';
import { sendOfficeProblem } from './office-problems.ts';
import { leaders, type OfficeRoute } from './office-route.ts';
import type { OfficeServices } from './office-routes.ts';

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const;

/** Records as a file. It is written while it is sent; what was asked for and how much went out is noted. */
export function exportRoutes({ db, clock, audit }: OfficeServices): readonly OfficeRoute[] {
  async function* noted(query: RecordExportQuery, by: string): AsyncGenerator<string> {
    const { chunks, written } = writeRecordExport(db, query);
    let whole = false;
    try {
      yield* chunks;
      whole = true;
    } finally {
      const detail = { format: query.format, records: written(), whole: whole ? 'yes' : 'no' };
      await audit.note({ by, action: 'export-ended', detail });
    }
  }

  return [
    {
      method: 'GET',
      url: officePaths.recordExport,
      roles: leaders,
      async handle(request, reply, { user }) {
        const asked = RecordExportQuerySchema.safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const { format, which, office, from, to } = asked.data;
        const filters = { ...(office && { office }), ...(from && { from }), ...(to && { to }) };
        await audit.note({
          by: user.initials,
          action: 'export-begun',
          detail: { format, which, ...filters },
        });
        const name = `bopael-registreringer-${clock.today()}.${format}`;
        return reply
          .type(types[format])
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(Readable.from(noted(asked.data, user.initials), { highWaterMark: 1 }));
      },
    },
  ];
}
