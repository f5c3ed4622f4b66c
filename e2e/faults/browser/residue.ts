import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCprNumber } from '../../../src/domain/cpr-number.ts';
import type { RegistrationId } from '../../../src/domain/registration.ts';
import { canaries, clerk } from '../people.ts';
import { cprOf } from '../station/records.ts';

/** The ways in which a program may leave a word behind. */
function formsOf(word: string): readonly (readonly [string, Buffer])[] {
  const bytes = Buffer.from(word, 'utf8');
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // In base64 a word looks different at each of three places; what its neighbours decide is left out.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
  return [
    ['UTF-8', bytes],
    ['Latin-1', Buffer.from(word, 'latin1')],
    ['UTF-16', Buffer.from(word, 'utf16le')],
    ['JSON', Buffer.from(escaped)],
    ...base64.map((text) => ['base64', Buffer.from(text)] as const),
  ];
}

/** Words of the people in these records, of the clerk, and of what they wrote. */
function wordsOf(ids: readonly RegistrationId[]): readonly string[] {
  const cprs = ids.map((id) => cprOf(Number.parseInt(id.slice(24), 16)));
  return [
    ...Object.values(canaries),
    ...Object.values(clerk),
    ...cprs,
    ...cprs.map((cpr) => formatCprNumber(cpr)),
  ];
}

/** Where a word lies open in a profile, its whole disk looked through; none where nothing does. */
export function findResidue(folder: string, ids: readonly RegistrationId[]): readonly string[] {
  const unseen = inTheOpen.filter((word) => search(folder, [word]).length === 0);
  return [...unseen.map((word) => `the search itself misses ${word}`), ...search(folder, wordsOf(ids))];
}

/** What does lie open, in a database's name and in the key ring's file: a search that misses it is no search. */
const inTheOpen = ['bopael-station-practice', 'argon2id'] as const;

function search(folder: string, words: readonly string[]): readonly string[] {
  const forms = words.flatMap((word) => formsOf(word).map(([form, bytes]) => ({ word, form, bytes })));
  return filesUnder(folder).flatMap((path) => {
    const content = readFileSync(path);
    return forms
      .filter(({ bytes }) => content.includes(bytes))
      .map(({ word, form }) => `${path.slice(folder.length)} holds ${word} in ${form}`);
  });
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
