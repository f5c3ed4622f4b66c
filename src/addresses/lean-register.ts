import { sourceOfBytes } from './byte-source.ts';
import { openIdBlocks } from './id-blocks.ts';
import { writeIdIndex } from './id-index.ts';
import { type OpenedFile, openRegisterFile } from './register-file.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const groups = ['rows', 'closed'] as const;

/**
 * A register with zeros for the indexes of its ids, of the same length: they follow from the ids, pack to nothing
 * so, and are a third of what goes over the line otherwise. It is no register before `restoreIndexes`. Anything else
 * comes back as it is.
 */
export function leaveOutIndexes(bytes: Bytes): Bytes {
  const file = openAsIs(bytes);
  if (file === undefined) return bytes;
  const lean = bytes.slice();
  for (const place of indexesOf(file)) lean.fill(0, place.from, place.from + place.size);
  return lean;
}

/** Puts indexes that were left out back in place; what is whole, or damaged, stays as it is. */
export function restoreIndexes(bytes: Bytes): void {
  const file = openAsIs(bytes);
  if (file === undefined) return;
  for (const { group, from, size } of indexesOf(file)) {
    // An index has a bucket at the least.
    const isLeftOut = size >= 4 && bytes.subarray(from, from + 4).every((byte) => byte === 0);
    const ids = isLeftOut ? file.placeOf(`${group}/unitIds`) : undefined;
    const index = ids && indexOf(bytes.subarray(ids.from, ids.from + ids.size));
    if (index?.length === size) bytes.set(index, from);
  }
}

function openAsIs(bytes: Bytes): OpenedFile | undefined {
  const opened = openRegisterFile(sourceOfBytes(bytes));
  return opened.ok ? opened.value : undefined;
}

const indexesOf = (file: OpenedFile) =>
  groups.flatMap((group) => {
    const place = file.placeOf(`${group}/unitIndex`);
    return place === undefined ? [] : [{ group, ...place }];
  });

/** Undefined where the ids are damaged: whoever reads the register sees that. */
function indexOf(ids: Bytes): Bytes | undefined {
  const opened = openIdBlocks(sourceOfBytes(ids));
  if (!opened.ok) return undefined;
  const { count } = opened.value;
  // A count that was damaged promises more than there is.
  if (count > ids.length * 4) return undefined;
  const words = new Uint32Array(count * 4);
  try {
    for (let row = 0; row < count; row += 1) words.set(opened.value.at(row) ?? [], row * 4);
  } catch {
    return undefined;
  }
  return new Uint8Array(writeIdIndex(words).buffer);
}
