// Runs in Chromium: records that lie in the browser's own database are brought to a server.
import PouchDB from 'pouchdb';
import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** What is said to be stored lies on the disk, as with the station: a browser tells it earlier unless it is asked. */
const begin = Reflect.get(IDBDatabase.prototype, 'transaction');
IDBDatabase.prototype.transaction = function beginDurable(stores, mode, options) {
  return begin.call(this, stores, mode, { ...options, durability: 'strict' });
};

/** The disk comes to rest after all that was written, as it does at a counter. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 5_000));

/** Milliseconds from the first request until everything has been acknowledged and marked so. */
async function pouchdb({ records, batch }) {
  const local = new PouchDB(`bench-${crypto.randomUUID()}`, { adapter: 'idb' });
  for (let at = 0; at < records.length; at += 500) {
    await local.bulkDocs(records.slice(at, at + 500).map(({ id, ...fields }) => ({ _id: id, ...fields })));
  }
  await rest();
  const from = performance.now();
  const result = await local.replicate.to(`${location.origin}/db/bench-${crypto.randomUUID()}`, {
    batch_size: batch,
    batches_limit: 2,
  });
  const took = performance.now() - from;
  if (result.docs_written !== records.length)
    throw new Error(`PouchDB wrote ${result.docs_written} of ${records.length}`);
  await local.destroy();
  return took;
}

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 36 } },
  required: ['id'],
  additionalProperties: true,
};

async function rxdb({ records, batch }) {
  const database = await createRxDatabase({
    name: `bench-${crypto.randomUUID()}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const { records: collection } = await database.addCollections({ records: { schema } });
  for (let at = 0; at < records.length; at += 500) await collection.bulkInsert(records.slice(at, at + 500));
  let sent = 0;
  await rest();
  const from = performance.now();
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: `bench-${crypto.randomUUID()}`,
    live: false,
    autoStart: true,
    push: {
      batchSize: batch,
      async handler(rows) {
        const answer = await fetch('/rx', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(rows.map(({ newDocumentState }) => newDocumentState)),
        });
        if (!answer.ok) throw new Error(`RxDB's server answered ${answer.status}`);
        sent += rows.length;
        return [];
      },
    },
  });
  await replication.awaitInitialReplication();
  const took = performance.now() - from;
  if (sent !== records.length) throw new Error(`RxDB sent ${sent} of ${records.length}`);
  await replication.cancel();
  await database.remove();
  return took;
}

globalThis.peers = { pouchdb, rxdb };
document.title = 'ready';
