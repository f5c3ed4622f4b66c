import Dexie, { type Table } from 'dexie';
import { z } from 'zod';
import { toHex } from '../../application/hex.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { type Keyring, KeyringSchema } from '../../contract/keyring.ts';
import { fromBase64 } from './key-wrap.ts';

/** The key ring in two places that fail apart: a database of its own, and a file. */
export interface KeyringCopies {
  find(): Promise<FoundKeyring>;
  /** True where at least one copy is on the disk. */
  save(keyring: Keyring): Promise<boolean>;
}

export type FoundKeyring =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly keyring: Keyring }
  /** There are copies, and none can be read. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer-program' };

class KeyringDatabase extends Dexie {
  declare readonly copies: Table<{ readonly name: 'keyring'; readonly text: string }, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ copies: 'name' });
  }
}

const fileName = (revision: number): string => `keyring-${String(revision).padStart(8, '0')}.json`;
const isCopy = (name: string): boolean => /^keyring-\d{8}\.json$/.test(name);

export function createKeyringCopies(files: SafeFiles, databaseName: string): KeyringCopies {
  /** Opened anew each time: a database that was reset must not stay dead for as long as the page lives. */
  async function withDatabase<Value>(
    run: (database: KeyringDatabase) => Promise<Value>,
  ): Promise<Value | undefined> {
    const database = new KeyringDatabase(databaseName);
    try {
      await database.open();
      return await run(database);
    } catch {
      return undefined;
    } finally {
      database.close();
    }
  }

  async function readTexts(): Promise<readonly string[]> {
    const fromDatabase = await withDatabase(async ({ copies }) => (await copies.get('keyring'))?.text);
    const listed = await files.list().catch(() => []);
    const fromFiles = await Promise.all(
      listed
        .filter(({ name }) => isCopy(name))
        .map(async ({ name }) => {
          const bytes = await files.read(name).catch(() => undefined);
          return bytes === undefined ? '' : new TextDecoder().decode(bytes);
        }),
    );
    return [...(fromDatabase === undefined ? [] : [fromDatabase]), ...fromFiles];
  }

  async function saveToFile(keyring: Keyring, text: string): Promise<boolean> {
    const bytes = new TextEncoder().encode(text);
    const name = fileName(keyring.revision);
    const there = (await files.list()).find((file) => file.name === name);
    // What stands there is a copy that was cut off, or one that another window wrote of the same revision.
    if (there !== undefined) await files.truncate(name, 0);
    const written = await files.append(name, 0, bytes);
    if (!written.ok) return false;
    for (const other of await files.list()) {
      if (isCopy(other.name) && other.name < name) await files.remove(other.name);
    }
    return true;
  }

  return {
    async find() {
      const texts = await readTexts();
      const read = await Promise.all(texts.map(readCopy));
      // Also where an older copy is still there: what this program wrote would take the newer one's place.
      if (read.some(({ kind }) => kind === 'newer-program')) return { kind: 'newer-program' };
      const whole = read.flatMap((copy) => (copy.kind === 'found' ? [copy.keyring] : []));
      const newest = whole.sort((a, b) => b.revision - a.revision)[0];
      if (newest !== undefined) return { kind: 'found', keyring: newest };
      return { kind: texts.length > 0 ? 'damaged' : 'none' };
    },
    async save(keyring) {
      const text = await writeCopy(keyring);
      const inDatabase = await withDatabase(async ({ copies }) => {
        await copies.put({ name: 'keyring', text });
        return true;
      });
      const inFile = await saveToFile(keyring, text).catch(() => false);
      return inDatabase === true || inFile;
    },
  };
}

/** A copy ends with the SHA-256 of all before: a flipped bit in a wrap would otherwise look like a wrong passcode. */
async function writeCopy(keyring: Keyring): Promise<string> {
  const text = JSON.stringify(keyring);
  return `${text}\n${await digest(text)}\n`;
}

async function readCopy(copy: string): Promise<FoundKeyring> {
  const [text = '', check] = copy.split('\n');
  if (check !== (await digest(text))) return { kind: 'damaged' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const parsed = KeyringSchema.safeParse(json);
  if (parsed.success && isUsable(parsed.data)) return { kind: 'found', keyring: parsed.data };
  const newer = NewerSchema.safeParse(json).success;
  return { kind: newer ? 'newer-program' : 'damaged' };
}

/** What every version to come says of itself. */
const NewerSchema = z.object({ bopael: z.literal('keyring'), version: z.int().min(2) });

/** argon2id takes no shorter salt, and AES-GCM no nonce of another length. */
const isUsable = ({ clerks, recovery }: Keyring): boolean =>
  [recovery.wrapped, ...clerks.flatMap(({ wrapped, profile }) => [wrapped, profile])].every(
    ({ nonce }) => fromBase64(nonce).length === 12,
  ) && clerks.every(({ kdf }) => fromBase64(kdf.salt).length >= 8);

/** For the copy that goes into a backup. */
export const writeKeyring = writeCopy;
export const readKeyring = readCopy;

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return toHex(hash);
}
