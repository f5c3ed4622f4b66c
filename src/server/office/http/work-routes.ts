import type { FastifyRequest } from 'fastify';
import {
  EnteredQuerySchema,
  MarkRequestSchema,
  type MarkResponse,
  officePaths,
  WorkQuerySchema,
} from '../../../contract/office-api.ts';
import { parseRegistrationId, type RegistrationId } from '../../../domain/registration.ts';
import { createCprMarkBook } from '../records/cpr-marks.ts';
import { findOfficeRecord, findTaskOf } from '../records/office-record.ts';
import { createWorkList } from '../records/work-list.ts';
import { sendOfficeProblem } from './office-problems.ts';
import { caseworkers, type OfficeRoute } from './office-route.ts';
import type { OfficeServices } from './office-routes.ts';

/** The list of what is to be entered in CPR, one record of it, and the marks. */
export function workRoutes({ db, clock, audit }: OfficeServices): readonly OfficeRoute[] {
  const list = createWorkList(db, () => clock.now());
  const marks = createCprMarkBook(db, clock, audit);
  return [
    {
      method: 'GET',
      url: officePaths.work,
      roles: caseworkers,
      async handle(request, reply, { user }) {
        const asked = WorkQuerySchema.safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const { after, office } = asked.data;
        const page = await list.page({ after, office, viewer: user.initials });
        await audit.note({
          by: user.initials,
          action: 'listed-work',
          detail: { records: page.items.length, ...spanOf(page.items) },
        });
        return page;
      },
    },
    {
      method: 'GET',
      url: officePaths.workCount,
      roles: caseworkers,
      asksByItself: true,
      async handle(request, reply) {
        const asked = WorkQuerySchema.pick({ office: true }).safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        return await list.count(asked.data.office);
      },
    },
    {
      method: 'GET',
      url: officePaths.entered,
      roles: caseworkers,
      async handle(request, reply, { user }) {
        const asked = EnteredQuerySchema.safeParse(request.query);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const page = await list.entered(asked.data);
        await audit.note({
          by: user.initials,
          action: 'listed-entered',
          detail: { records: page.items.length, ...spanOf(page.items) },
        });
        return page;
      },
    },
    {
      method: 'GET',
      url: `${officePaths.records}/:id`,
      roles: caseworkers,
      async handle(request, reply, { user }) {
        const id = idOf(request);
        const record =
          id === undefined ? undefined : await findOfficeRecord(db, id, user.initials, clock.now());
        if (record === undefined) return sendOfficeProblem(reply, 'not-found');
        // First noted, then shown. With it the person is seen who stands in CPR instead.
        await audit.note({
          by: user.initials,
          action: 'opened',
          record: record.id,
          ...(record.inCpr === undefined ? {} : { detail: { beside: record.inCpr.id } }),
        });
        return record;
      },
    },
    {
      method: 'POST',
      url: `${officePaths.records}/:id/marks`,
      roles: caseworkers,
      async handle(request, reply, { user }) {
        const asked = MarkRequestSchema.safeParse(request.body);
        if (!asked.success) return sendOfficeProblem(reply, 'malformed');
        const id = idOf(request);
        if (id === undefined) return sendOfficeProblem(reply, 'not-found');
        const set = await marks.set(id, asked.data.kind, user.initials);
        if (!set.ok) {
          const problem = set.error.kind === 'no-such-record' ? 'not-found' : set.error.kind;
          return sendOfficeProblem(reply, problem);
        }
        const task = await findTaskOf(db, id);
        if (task === undefined) throw new Error('a record that was marked is gone');
        return { ...set.value, task } satisfies MarkResponse;
      },
    },
  ];
}

export const idOf = ({ params }: FastifyRequest): RegistrationId | undefined =>
  typeof params === 'object' && params !== null && 'id' in params
    ? parseRegistrationId(params.id)
    : undefined;

/** Which records a list showed, by their running numbers. */
function spanOf(items: readonly { readonly sequence: number }[]): { first?: number; last?: number } {
  if (items.length === 0) return {};
  const numbers = items.map(({ sequence }) => sequence);
  return { first: Math.min(...numbers), last: Math.max(...numbers) };
}
