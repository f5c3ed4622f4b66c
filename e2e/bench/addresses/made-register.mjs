import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * A generated register, imported from a file on the disk in a thread of its own. Its pack, addresses that texts are
 * typed for, and how long the import took. `take` gets every address with its number; `folder` holds the file meanwhile.
 */
export async function makeRegister(room, { addresses: wanted, seed, folder }, take) {
  const sample = [];
  const every = Math.max(1, Math.floor(wanted / 20_000));
  let made = 0;
  function* addresses() {
    for (const address of room.makeNationalRegister({ seed, addresses: wanted })) {
      if (made % every === 0) sample.push(address);
      take(address, made);
      made += 1;
      yield address;
    }
  }
  const path = join(folder, 'measured.csv');
  await writeAll(
    path,
    room.writeRegisterCsv(addresses(), { name: 'Måling', date: '2026-11-01', practice: true }),
  );
  const worker = new Worker(new URL('import.worker.mjs', import.meta.url), {
    workerData: { room: room.address, path },
  });
  const [{ pack, badCount, milliseconds, processor }] = await once(worker, 'message');
  rmSync(path);
  return {
    pack,
    badCount,
    sample,
    made,
    /** Rows a second, by the clock and by the time that all processors together gave it. */
    rate: (made / milliseconds) * 1000,
    processorRate: (made / processor) * 1000,
  };
}

/** On the disk when it returns: what is still to be written would be written while others are measured. */
async function writeAll(path, pieces) {
  const file = await open(path, 'w');
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < 1 << 22) continue;
    await file.write(waiting);
    waiting = '';
  }
  await file.write(waiting);
  await file.sync();
  await file.close();
}
