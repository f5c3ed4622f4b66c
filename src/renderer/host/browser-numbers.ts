import type { SafeFiles } from '../../application/ports/safe-files.ts';
import type { NumberPlaces } from '../../application/station-identity/number-source.ts';
import type { Exclusive } from '../../store/exclusive.ts';
import type { HostDatabase } from './host-database.ts';

/** One mark a line, the last one counts: a file is never empty while it is written anew. */
const aheadFile = 'host-numbers.log';
const lineLength = 16;

/** How far the station has counted: in its database, and ahead of that in a file. */
export function createBrowserNumbers(
  database: HostDatabase,
  files: SafeFiles,
  alone: Exclusive,
): NumberPlaces {
  return {
    alone,
    async findReserved() {
      return (await database.find('numbers').catch(() => undefined))?.reserved;
    },
    async keepReserved(last) {
      await database.transaction('rw', database.entries, async () => {
        const before = await database.entries.get('numbers');
        const reserved = Math.max(last, before?.name === 'numbers' ? before.reserved : 0);
        await database.entries.put({ name: 'numbers', reserved });
      });
    },
    findAhead: () => findLastMark(files),
    async keepAhead(last) {
      const size = (await files.list()).find(({ name }) => name === aheadFile)?.size ?? 0;
      // A line that the program died in is ended: half a number must not become another.
      const begin = size % lineLength === 0 ? '' : '\n'.padStart(lineLength - (size % lineLength), 'x');
      const line = `${begin}${String(last).padStart(lineLength - 1, '0')}\n`;
      const kept = await files.append(aheadFile, size, new TextEncoder().encode(line));
      if (!kept.ok) throw new Error(`The station's numbers cannot be kept: ${kept.error.kind}`);
    },
  };
}

async function findLastMark(files: SafeFiles): Promise<number | undefined> {
  const size = (await files.list()).find(({ name }) => name === aheadFile)?.size ?? 0;
  if (size === 0) return undefined;
  const bytes = await files.read(aheadFile, Math.max(0, size - 8 * lineLength));
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const marks = lines.filter((line) => /^\d{15}$/.test(line)).map(Number);
  return marks.length === 0 ? undefined : Math.max(...marks);
}
