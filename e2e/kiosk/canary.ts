import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A person whom nobody else is: whatever holds one of these words holds them. */
export const canary = {
  number: '1506405005',
  companion: 'Qvistzara Blommenkvark',
  place: 'Zinkvaskerstien 77',
  /** Of the letter that lies under the camera. */
  letter: { number: '010147-6505', name: 'Woldetinsae' },
} as const;

export const canaryWords: readonly string[] = [
  canary.number,
  '150640-5005',
  canary.companion,
  'Qvistzara',
  'Blommenkvark',
  canary.place,
  'Zinkvaskerstien',
  canary.letter.number,
  canary.letter.number.replace('-', ''),
  canary.letter.name,
];

export interface Search {
  readonly files: number;
  readonly bytes: number;
  /** `path: word` */
  readonly hits: readonly string[];
}

/** Looks for every word in every file under the folders, as UTF-8 and UTF-16. */
export function searchFiles(folders: readonly string[], words: readonly string[] = canaryWords): Search {
  const needles = words.flatMap((word) => [
    { word, bytes: Buffer.from(word, 'utf8') },
    { word, bytes: Buffer.from(word, 'utf16le') },
  ]);
  let bytes = 0;
  const hits: string[] = [];
  const files = folders.flatMap(filesUnder);
  for (const path of files) {
    const content = readFileSync(path);
    bytes += content.length;
    for (const needle of needles) if (content.includes(needle.bytes)) hits.push(`${path}: ${needle.word}`);
  }
  return { files: files.length, bytes, hits };
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
