import { z } from 'zod';
import type { ClerkId } from '../../../domain/clerk.ts';
import { parseRegistrationId } from '../../../domain/registration.ts';
import { fromBase64, toBase64 } from '../../../store/keyring/key-wrap.ts';
import type { Station } from '../../app/station.ts';

/**
 * Which files had not been read when the station was locked or the page reloaded. The files themselves are
 * not kept. Their names may hold people's names, so the note is sealed, and each clerk has their own.
 */
export interface UnreadNote {
  keep(names: readonly string[]): void;
  find(): Promise<readonly string[]>;
  /** Resolves when the last note is written. */
  settle(): Promise<void>;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KeptSchema = z.object({ place: z.string(), nonce: z.string(), data: z.string() });
const NamesSchema = z.array(z.string());

export function createUnreadNote(
  { later, ids }: Pick<Station, 'later' | 'ids'>,
  clerk: ClerkId,
  storage: Storage,
): UnreadNote {
  const key = `bopael-unread-letters-${clerk}`;
  let last: Promise<void> = Promise.resolve();

  async function write(names: readonly string[]): Promise<void> {
    if (names.length === 0) return storage.removeItem(key);
    const place = ids.newRegistrationId();
    const { nonce, data } = await later.seal(place, JSON.stringify(names));
    const kept = { place, nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) };
    storage.setItem(key, JSON.stringify(kept));
  }

  async function read(): Promise<readonly string[]> {
    const kept = KeptSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
    const place = parseRegistrationId(kept.place);
    if (place === undefined) return [];
    const sealed = { nonce: fromBase64(kept.nonce), data: fromBase64(kept.data) };
    return NamesSchema.parse(JSON.parse((await later.open(place, sealed)) ?? '[]'));
  }

  return {
    keep(names) {
      last = last.then(() => write(names)).catch((error: unknown) => reportError(error));
    },
    // Without a note, or with one that does not open, there is nothing to tell.
    find: () => read().catch(() => []),
    settle: () => last,
  };
}
