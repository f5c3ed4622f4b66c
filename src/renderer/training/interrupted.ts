import type { Scenario } from '../../domain/training/scenario.ts';
import { course } from './course.ts';

/** Of this window alone: which scenario is under way, by its id, which names nobody. */
const key = 'bopael-training-under-way';

/** A reload ends the sitting, and the page that comes then should be able to say so. */
export const noteUnderWay = ({ id }: Scenario): void => sessionStorage.setItem(key, id);
export const noteEnded = (): void => sessionStorage.removeItem(key);

/** The station's addresses are not the course's. */
export const leaveStation = (): void => history.replaceState(null, '', location.pathname);

/** The scenario that was under way when this window was loaded anew. Told once. */
export function takeInterrupted(): Scenario | undefined {
  const id = sessionStorage.getItem(key);
  if (id === null) return undefined;
  noteEnded();
  leaveStation();
  return course.find((scenario) => scenario.id === id);
}
