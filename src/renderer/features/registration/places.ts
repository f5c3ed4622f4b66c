import { z } from 'zod';
import { ClerkIdSchema } from '../../../contract/keyring.ts';
import type { ClerkId } from '../../../domain/clerk.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import type { Step } from './session.ts';

/**
 * Which forms are open in this window and at which step, so that a clerk comes back to the same place
 * after a lock or a reload. Ids and steps only: nothing of a person.
 */
export interface Places {
  find(id: RegistrationId): Place | undefined;
  note(id: RegistrationId, place: Place): void;
  forget(id: RegistrationId): void;
}

export interface Place {
  readonly step: Step;
  /** Something was typed and stored: a form that is empty all the same has lost it. */
  readonly stored: boolean;
}

interface Kept {
  readonly clerk: ClerkId;
  readonly places: Readonly<Record<string, Place>>;
}

const key = 'bopael-places';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Who was last at work in this window. */
export const findLastClerk = (storage: Storage): ClerkId | undefined => read(storage)?.clerk;

/** Another clerk begins with none: what a colleague had open is not for them. */
export function createPlaces(storage: Storage, clerk: ClerkId): Places {
  const before = read(storage);
  let kept: Kept = before?.clerk === clerk ? before : { clerk, places: {} };
  const write = (next: Kept): void => {
    kept = next;
    storage.setItem(key, JSON.stringify(next));
  };
  write(kept);
  return {
    find: (id) => kept.places[id],
    note: (id, place) => write({ clerk, places: { ...kept.places, [id]: place } }),
    forget(id) {
      const { [id]: _, ...others } = kept.places;
      write({ clerk, places: others });
    },
  };
}

const KeptSchema = z.object({
  clerk: ClerkIdSchema,
  places: z.record(
    z.string(),
    z.object({ step: z.enum(['letter', 'residence', 'review']), stored: z.boolean() }),
  ),
});

function read(storage: Storage): Kept | undefined {
  try {
    return KeptSchema.safeParse(JSON.parse(storage.getItem(key) ?? '')).data;
  } catch {
    return undefined;
  }
}
