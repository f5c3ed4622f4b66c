// The servers of the peers, and the page that talks to them. Each batch lies on the disk before it is answered, as
// with ours: PouchDB's in leveldb, RxDB's in PostgreSQL in one transaction.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import leveldown from 'leveldown';
import PouchDB from 'pouchdb';

/** PouchDB alone would answer before anything is flushed. */
function FlushedLevel(location) {
  const level = leveldown(location);
  const write = level._batch;
  level._batch = (operations, options, done) =>
    write.call(level, operations, { ...options, sync: true }, done);
  return level;
}
FlushedLevel.destroy = leveldown.destroy;

/** `pool` is a pg.Pool on an empty database; `pages` the folder of the built page. */
export async function startPeers(pool, pages) {
  const directory = mkdtempSync(join(tmpdir(), 'bopael-peers-'));
  await pool.query('create table if not exists rx (id uuid primary key, content text not null)');
  const app = express();
  app.use(express.static(pages));
  const Stored = PouchDB.defaults({ prefix: `${directory}/`, db: FlushedLevel });
  app.use('/db', expressPouchDB(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
  app.post('/rx', express.json({ limit: '10mb' }), async (request, response) => {
    const { body } = request;
    try {
      await pool.query(
        'insert into rx (id, content) select * from unnest($1::uuid[], $2::text[]) on conflict do nothing',
        [body.map(({ id }) => id), body.map((document) => JSON.stringify(document))],
      );
      response.json([]);
    } catch (error) {
      response.status(500).end(String(error));
    }
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
      // PouchDB goes on writing to it for a while.
      process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    },
  };
}
