import { nameKeysOf } from './name-keys.ts';
import type { PackColumns } from './pack.ts';

export type NameIndexColumns = Pick<
  PackColumns,
  'keyBytes' | 'keyEnds' | 'keyShared' | 'keyName' | 'keyLaterWord'
>;

/** Sorts every key of every name; each notes how many first letters it shares with the one before. */
export function buildNameIndex(names: readonly string[]): NameIndexColumns {
  const entries = names.flatMap((name, index) =>
    nameKeysOf(name).map(({ key, laterWord }) => ({ key: key.slice(0, 255), laterWord, index })),
  );
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  const keyBytes = new Uint8Array(entries.reduce((sum, { key }) => sum + key.length, 0));
  const keyEnds = new Uint32Array(entries.length);
  const keyShared = new Uint8Array(entries.length);
  let end = 0;
  let before = '';
  entries.forEach(({ key }, index) => {
    let shared = 0;
    while (shared < key.length && shared < before.length && key[shared] === before[shared]) shared += 1;
    keyShared[index] = shared;
    for (let at = 0; at < key.length; at += 1) keyBytes[end + at] = key.charCodeAt(at);
    end += key.length;
    keyEnds[index] = end;
    before = key;
  });
  return {
    keyBytes,
    keyEnds,
    keyShared,
    keyName: Uint32Array.from(entries, ({ index }) => index),
    keyLaterWord: Uint8Array.from(entries, ({ laterWord }) => (laterWord ? 1 : 0)),
  };
}
