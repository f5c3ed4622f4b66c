import { useEffect, useRef } from 'react';
import type { AuditEvent } from '../../domain/audit.ts';
import { type Station, useStation } from './station.ts';

type Noting = Pick<Station, 'trail' | 'health'>;

/**
 * Notes what the clerk did on a screen. On a full disk it is noted when there is room again: looking goes on
 * meanwhile, and must still be accounted for.
 */
export async function noteEvent(station: Noting, event: AuditEvent): Promise<void> {
  const noted = await station.trail.note(event);
  if (noted.ok || noted.error.kind !== 'no-room') return;
  const leave = station.health.subscribe(({ hasRoom }) => {
    if (!hasRoom) return;
    leave();
    void noteEvent(station, event);
  });
}

/**
 * Notes one event, once for as long as the screen stands: not at every drawing, nor whenever rows change.
 * `find` is undefined until there is something to note.
 */
export function useNoteOnce(find: (() => AuditEvent | Promise<AuditEvent>) | undefined): void {
  const station = useStation();
  const noted = useRef(false);
  useEffect(() => {
    if (find === undefined || noted.current) return;
    noted.current = true;
    void Promise.resolve(find()).then((event) => noteEvent(station, event));
  });
}
