import type { StoreProblem } from '../../application/ports/station-store.ts';
import type { Locale } from './locale.tsx';

/** Why the station could not keep something, and what the clerk can do. */
export function explainStoreProblem(problem: StoreProblem, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (problem.kind) {
    case 'no-room':
      return say(
        'Der er ikke plads på disken, så det sidste, du skrev, er ikke gemt endnu. Luk ikke vinduet. Frigør plads, så gemmes det af sig selv.',
        'There is no room on the disk, so the last you typed is not saved yet. Do not close the window. Make room, and it is saved by itself.',
      );
    case 'newer-database':
      return say(
        'Stationens data er skrevet af en nyere udgave af programmet. Data er ikke rørt. Opdatér programmet.',
        'The station’s data was written by a newer version of the program. It has not been touched. Update the program.',
      );
    case 'unavailable':
      return say(
        'Stationen kunne ikke skrive til sit lager. Luk ikke vinduet; prøv igen, eller tilkald it-support.',
        'The station could not write to its store. Do not close the window; try again, or call IT support.',
      );
  }
}
