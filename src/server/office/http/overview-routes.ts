import { z } from 'zod';
import { CasesQuerySchema, officePaths } from '../../../contract/office-api.ts';
import { InstantSchema } from '../../../contract/wire-values.ts';
import { findCase, listCases } from '../cases/case-list.ts';
import { listOfficeStations } from '../stations/station-overview.ts';
import { sendOfficeProblem } from './office-problems.ts';
import { leaders, type OfficeRoute } from './office-route.ts';
import type { OfficeServices } from './office-routes.ts';
import { idOf } from './work-routes.ts';

const CaseParamsSchema = z.object({ openedAt: InstantSchema });

/** Stations, cases and users. */
export function overviewRoutes({ db, audit, users }: OfficeServices): readonly OfficeRoute[] {
  return [
    {
      method: 'GET',
      url: officePaths.stations,
      roles: ['leader', 'it'],
      handle: async () => ({ stations: await listOfficeStations(db) }),
    },
    {
      method: 'GET',
      url: officePaths.users,
      roles: ['it'],
      handle: async () => ({ users: await users.list() }),
    },
    {
      method: 'GET',
      url: officePaths.cases,
      roles: leaders,
      async handle(request, reply, { user }) {
        const asked = CasesQuerySchema.safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const page = await listCases(db, asked.data);
        const { state } = asked.data;
        await audit.note({
          by: user.initials,
          action: 'listed-cases',
          detail: { state, cases: page.cases.length },
        });
        return page;
      },
    },
    {
      method: 'GET',
      url: `${officePaths.cases}/:id/:openedAt`,
      roles: leaders,
      async handle(request, reply, { user }) {
        const id = idOf(request);
        const params = CaseParamsSchema.safeParse(request.params);
        const found =
          id === undefined || !params.success ? undefined : await findCase(db, id, params.data.openedAt);
        if (found === undefined) return sendOfficeProblem(reply, 'not-found');
        await audit.note({
          by: user.initials,
          action: 'opened-case',
          record: found.id,
          ...(found.existing === undefined ? {} : { detail: { beside: found.existing.id } }),
        });
        return found;
      },
    },
  ];
}
