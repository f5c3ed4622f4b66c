import type { Page } from '@playwright/test';

/** What a station of the first released version holds, before it is sealed. */
export interface FirstVersionStation {
  readonly records: readonly {
    readonly id: string;
    readonly content: string;
    readonly cpr: string;
    readonly namedBirth: string;
    readonly savedAt: string;
    readonly state: 'waiting' | 'withdrawn';
    readonly withdrawnBecause?: string;
  }[];
  readonly drafts: readonly {
    readonly id: string;
    readonly changedAt: string;
    readonly form: unknown;
    /** PNG bytes in base64, one a page. */
    readonly pages: readonly string[];
  }[];
}

/**
 * Writes the databases of the first version (0.1.0) as that version wrote them: two keys that cannot be read,
 * rows sealed with place as additional data, no clerks, no journal. To be run on the station's origin before
 * the station itself is opened.
 */
export async function writeFirstVersion(page: Page, station: FirstVersionStation): Promise<void> {
  await page.evaluate(async ({ records, drafts }) => {
    const encoder = new TextEncoder();
    const data = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const lookup = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
    ]);
    const seal = async (place: string, bytes: BufferSource) => {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) };
      return { nonce, data: await crypto.subtle.encrypt(algorithm, data, bytes) };
    };
    const keyOf = async (purpose: string, text: string) => {
      const mac = await crypto.subtle.sign('HMAC', lookup, encoder.encode(`${purpose}\n${text}`));
      return btoa(String.fromCharCode(...new Uint8Array(mac)));
    };
    const open = (name: string, stores: Readonly<Record<string, readonly [string, ...string[]]>>) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name, 10);
        request.onupgradeneeded = () => {
          for (const [store, [keyPath, ...indexes]] of Object.entries(stores)) {
            const made = request.result.createObjectStore(store, { keyPath });
            for (const index of indexes) made.createIndex(index, index);
          }
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
    const put = (database: IDBDatabase, rows: Readonly<Record<string, readonly unknown[]>>) =>
      new Promise<void>((resolve, reject) => {
        const transaction = database.transaction(Object.keys(rows), 'readwrite', { durability: 'strict' });
        for (const [store, values] of Object.entries(rows)) {
          for (const value of values) transaction.objectStore(store).put(value);
        }
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
      });

    const host = await open('bopael-host', { entries: ['name'] });
    await put(host, { entries: [{ name: 'keys', keys: { data, lookup } }] });
    host.close();

    const database = await open('bopael-station-practice', {
      drafts: ['id', 'changedAt'],
      letterPages: ['id'],
      registrations: ['id', 'cprKey', 'nameBirthKey'],
      outbox: ['id', 'state'],
      counters: ['name'],
    });
    const registrations = await Promise.all(
      records.map(async ({ id, content, cpr, namedBirth }) => ({
        id,
        cprKey: await keyOf('cpr', cpr),
        nameBirthKey: await keyOf('name-and-birth-date', namedBirth),
        content: await seal(`registrations/${id}`, encoder.encode(content)),
      })),
    );
    const outbox = await Promise.all(
      records.map(async ({ id, state, savedAt, withdrawnBecause }) => ({
        id,
        state,
        savedAt,
        changedAt: savedAt,
        attempts: 0,
        ...(withdrawnBecause === undefined
          ? {}
          : {
              withdrawnBecause: await seal(`outbox/${id}/withdrawnBecause`, encoder.encode(withdrawnBecause)),
            }),
      })),
    );
    const draftRows = await Promise.all(
      drafts.map(async ({ id, changedAt, form }) => ({
        id,
        startedAt: changedAt,
        changedAt,
        form: await seal(`drafts/${id}`, encoder.encode(JSON.stringify(form))),
      })),
    );
    const letterPages = await Promise.all(
      drafts
        .filter(({ pages }) => pages.length > 0)
        .map(async ({ id, pages }) => ({
          id,
          pages: await Promise.all(
            pages.map(async (base64, at) => ({
              width: 8,
              height: 8,
              mediaType: 'image/png',
              image: await seal(
                `letterPages/${id}/${at}`,
                Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
              ),
            })),
          ),
        })),
    );
    await put(database, {
      registrations,
      outbox,
      drafts: draftRows,
      letterPages,
      counters: [{ name: 'created', value: records.length }],
    });
    database.close();
  }, station);
}
