import { readdirSync, readFileSync } from 'node:fs';

/**
 * What processes have used of the processors, in milliseconds: on a machine that others use too it says more
 * than the clock. From Linux' own accounts; undefined elsewhere.
 */
export function readProcessorTime(processIds: readonly number[]): number | undefined {
  try {
    return processIds.reduce((sum, id) => sum + readOne(id), 0);
  } catch {
    return undefined;
  }
}

/** The sessions that a database of a private cluster has now. */
export function findSessions(databaseUrl: string): readonly number[] {
  const title = `postgres: postgres ${new URL(databaseUrl).pathname.slice(1)} `;
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && readTitle(name).startsWith(title))
      .map(Number);
  } catch {
    return [];
  }
}

function readTitle(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}

/** In the system and out of it, by the hundredth of a second that Linux counts in. */
function readOne(processId: number): number {
  const [, fields = ''] = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}
