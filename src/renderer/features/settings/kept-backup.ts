import type { Instant } from '../../../domain/registration.ts';

/** When a kept backup was made, as its name tells: `backup-2026-11-25-13-05-31.bopael`, in UTC. */
export function findKeptAt(name: string): Instant | undefined {
  const parts = /^backup-(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})-(\d{2})\.bopael$/.exec(name);
  if (parts === null) return undefined;
  const [, day, hour, minute, second] = parts;
  const at = `${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(at)) ? undefined : (at as Instant);
}
