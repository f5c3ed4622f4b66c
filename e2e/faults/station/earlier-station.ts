import Dexie from 'dexie';
import { writeRegistrationContent } from '../../../src/contract/registration-content.ts';
import type { RegistrationId } from '../../../src/domain/registration.ts';
import { namedBirthKey } from '../../../src/domain/same-person.ts';
import { formPlace, pagePlace } from '../../../src/store/draft-store.ts';
import type { StoreKeys } from '../../../src/store/keys/store-keys.ts';
import { createVault, type Sealed } from '../../../src/store/keys/vault.ts';
import { version1 } from '../../../src/store/migrations/0001-first.ts';
import { contentPlace } from '../../../src/store/records.ts';
import { now } from './machine.ts';
import { type Canaries, idOf, recordOf, sumOf } from './records.ts';

export interface EarlierContents {
  readonly records: readonly { readonly id: RegistrationId; readonly sum: string }[];
  readonly draft: RegistrationId;
  readonly draftVersion: number;
}

/** A database as the version before clerks and journal left it: its tables, its seals, its drafts. */
export async function makeEarlierStation(
  name: string,
  keys: StoreKeys,
  canaries: Canaries,
  count: number,
): Promise<EarlierContents> {
  const vault = createVault(keys);
  // That version kept bare buffers.
  const asThen = ({ nonce, data }: Sealed) => ({ nonce, data: new Uint8Array(data).buffer });
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(version1.version).stores(version1.stores);
  await database.open();
  const records = Array.from({ length: count }, (_, nth) => recordOf(nth, canaries));
  const at = now();
  const registrations = await Promise.all(
    records.map(async (record) => ({
      id: record.id,
      cprKey: await vault.lookupKey('cpr', record.person.cpr),
      nameBirthKey: await vault.lookupKey(
        'name-and-birth-date',
        namedBirthKey(record.person.name, record.person.birthDate),
      ),
      content: asThen(await vault.sealText(contentPlace(record.id), writeRegistrationContent(record))),
    })),
  );
  const draft = idOf(count);
  const draftVersion = Date.parse(at);
  const form = await vault.sealText(
    formPlace(draft, undefined),
    JSON.stringify({ version: draftVersion, person: recordOf(count, canaries).person }),
  );
  const image = await vault.sealBytes(pagePlace(draft, 0), new Uint8Array(3000).fill(9));
  await database.table('registrations').bulkPut(registrations);
  await database
    .table('outbox')
    .bulkPut(records.map(({ id }) => ({ id, state: 'waiting', savedAt: at, changedAt: at, attempts: 0 })));
  await database.table('counters').put({ name: 'created', value: count });
  await database.table('drafts').put({ id: draft, startedAt: at, changedAt: at, form: asThen(form) });
  await database.table('letterPages').put({
    id: draft,
    pages: [{ width: 1, height: 1, mediaType: 'image/png', image: asThen(image) }],
  });
  database.close();
  return {
    records: await Promise.all(
      records.map(async (record) => ({ id: record.id, sum: await sumOf(writeRegistrationContent(record)) })),
    ),
    draft,
    draftVersion,
  };
}
