import { join } from 'node:path';
import { z } from 'zod';
import type { NumberPlaces } from '../../application/station-identity/number-source.ts';
import { createLine } from '../one-at-a-time.ts';
import type { StationFiles } from '../station-files.ts';

const MarkSchema = z.strictObject({ version: z.literal(1), last: z.int().min(0) });

/** How far the station has counted, in two small files of which the second is ahead. */
export function createFileNumbers(files: StationFiles, directory: string): NumberPlaces {
  const find = async (name: string): Promise<number | undefined> => {
    // A file that cannot be read is no file that is lost: it throws, and no number is given.
    const text = await files.findText(join(directory, name));
    return text === undefined ? undefined : parseMark(text);
  };
  const keep = (name: string, last: number): Promise<void> =>
    files.replaceText(join(directory, name), JSON.stringify({ version: 1, last }));
  return {
    alone: createLine(),
    findReserved: () => find('numbers.json'),
    keepReserved: (last) => keep('numbers.json', last),
    findAhead: () => find('numbers-ahead.json'),
    keepAhead: (last) => keep('numbers-ahead.json', last),
  };
}

function parseMark(text: string): number | undefined {
  try {
    const parsed = MarkSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.last : undefined;
  } catch {
    return undefined;
  }
}
