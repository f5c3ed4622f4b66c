import type { CitizenSession } from '../session/citizen-session.ts';
import type { Visit } from '../session/visit.ts';

/** What every page of the citizen's way has. */
export interface ScreenProps {
  readonly session: CitizenSession;
  readonly visit: Visit;
  /** Around the page: how far, back, and out. */
  readonly frame: {
    readonly progress: { readonly step: number; readonly steps: number };
    readonly onBack: (() => void) | undefined;
    readonly onStop: () => void;
  };
}
