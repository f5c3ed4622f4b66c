import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A damage to the files of a browser that is closed. */
export interface ProfileDamage {
  readonly name: string;
  /** Nothing of the station's is hurt by it, so there is nothing to say. */
  readonly quiet?: true;
  /** The last word is gone from both halves: one entry of the audit trail, and no record. */
  readonly cutsLastWord?: true;
  readonly run: (profile: string, older: string) => void;
}

const databases = (profile: string): string => {
  const folder = join(profile, 'Default/IndexedDB');
  const own = readdirSync(folder).find((name) => name.endsWith('.indexeddb.leveldb'));
  if (own === undefined) throw new Error('The profile has no databases');
  return join(folder, own);
};
const files = (profile: string): string => join(profile, 'Default/File System');

const named = (folder: string, pattern: RegExp): readonly string[] => {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length === 0) throw new Error(`No file ${pattern.source} to damage`);
  return found.map((name) => join(folder, name));
};

/** The files of the private file system: the journal, the key ring's copy, the backup. */
const privateFiles = (profile: string): readonly string[] =>
  readdirSync(files(profile), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\d{8}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const remove = (path: string): void => rmSync(path, { recursive: true });

function halve(path: string): void {
  truncateSync(path, Math.floor(readFileSync(path).length / 2));
}

const flipper =
  (every: number, from = 0.1) =>
  (path: string): void => {
    const bytes = readFileSync(path);
    for (let at = Math.floor(bytes.length * from); at < bytes.length; at += every) {
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    }
    writeFileSync(path, bytes);
  };

function each(paths: readonly string[], damage: (path: string) => void): void {
  for (const path of paths) damage(path);
}

function putBack(part: (profile: string) => string, profile: string, older: string): void {
  remove(part(profile));
  cpSync(part(older), part(profile), { recursive: true });
}

export const profileDamages: readonly ProfileDamage[] = [
  { name: 'databases’ folder deleted', run: (profile) => remove(databases(profile)) },
  { name: 'all of IndexedDB deleted', run: (profile) => remove(join(profile, 'Default/IndexedDB')) },
  { name: 'CURRENT removed', run: (profile) => each(named(databases(profile), /^CURRENT$/), remove) },
  {
    name: 'CURRENT overwritten',
    run: (profile) => writeFileSync(join(databases(profile), 'CURRENT'), 'MANIFEST-999999\n'),
  },
  { name: 'MANIFEST removed', run: (profile) => each(named(databases(profile), /^MANIFEST/), remove) },
  {
    name: 'MANIFEST flipped',
    run: (profile) => each(named(databases(profile), /^MANIFEST/), flipper(40)),
  },
  { name: '.log removed', run: (profile) => each(named(databases(profile), /\.log$/), remove) },
  { name: '.log halved', run: (profile) => each(named(databases(profile), /\.log$/), halve) },
  {
    name: '.log flipped',
    run: (profile) => each(named(databases(profile), /\.log$/), flipper(90_000, 0.5)),
  },
  { name: '.ldb removed', run: (profile) => each(named(databases(profile), /\.ldb$/), remove) },
  { name: '.ldb halved', run: (profile) => each(named(databases(profile), /\.ldb$/), halve) },
  {
    name: '.ldb flipped',
    run: (profile) => each(named(databases(profile), /\.ldb$/), flipper(50_000)),
  },
  {
    name: 'LOCK removed',
    quiet: true,
    run: (profile) => each(named(databases(profile), /^LOCK$/), remove),
  },
  {
    name: 'an older copy of the databases put back',
    run: (profile, older) => putBack((each) => join(each, 'Default/IndexedDB'), profile, older),
  },
  { name: 'private file system deleted', run: (profile) => remove(files(profile)) },
  { name: 'private files removed', run: (profile) => each(privateFiles(profile), remove) },
  {
    name: 'private files emptied',
    run: (profile) => each(privateFiles(profile), (path) => truncateSync(path)),
  },
  { name: 'private files halved', run: (profile) => each(privateFiles(profile), halve) },
  {
    name: 'private files flipped',
    run: (profile) => each(privateFiles(profile), flipper(30_000)),
  },
  {
    name: 'an older copy of the private files put back',
    run: (profile, older) => putBack(files, profile, older),
  },
  {
    name: 'list of private files removed',
    run: (profile) => {
      for (const path of named(files(profile), /^\d{3}$/)) remove(join(path, 't/Paths'));
    },
  },
  {
    name: '.log halved and private files’ ends cut',
    cutsLastWord: true,
    run(profile) {
      each(named(databases(profile), /\.log$/), halve);
      for (const path of privateFiles(profile)) truncateSync(path, readFileSync(path).length - 5);
    },
  },
];
