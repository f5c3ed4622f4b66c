import { useEffect } from 'react';
import type { AuditEvent } from '../../domain/audit.ts';
import { noteEvent } from './note-event.ts';
import { type Route, useRoute } from './route.ts';
import { useStation } from './station.ts';

type Printed = Omit<AuditEvent, 'action'>;

/** What the button that was pressed says of the print that begins now. */
let announced: Printed | undefined;

/** Prints the page as it stands; what is for the screen only is left out by the style sheet. */
export function printPage(about: Printed): void {
  announced = about;
  window.print();
  announced = undefined;
}

const printedOf = (route: Route): Printed => ({
  detail: route.screen,
  ...('id' in route && route.id !== undefined ? { record: route.id } : {}),
});

/** Notes every print, also one that is begun with Ctrl+P. */
export function usePrintNotes(): void {
  const station = useStation();
  const route = useRoute();
  useEffect(() => {
    const note = (): void =>
      void noteEvent(station, { action: 'printed', ...(announced ?? printedOf(route)) });
    addEventListener('beforeprint', note);
    return () => removeEventListener('beforeprint', note);
  }, [station, route]);
}
