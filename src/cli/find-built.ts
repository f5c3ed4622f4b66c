import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A part of the built product, e.g. `station/index.html`; undefined where it was not built. */
export const findBuilt = (path: string): string | undefined => findFromHere(join('out', path));

/** A file of the product, seen from this file whether it is run as it stands or built. */
function findFromHere(path: string): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return ['../..', '../../..'].map((up) => join(here, up, path)).find((candidate) => existsSync(candidate));
}
