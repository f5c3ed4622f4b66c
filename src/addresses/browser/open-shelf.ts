import type { RegisterShelf } from '../register-shelf.ts';
import { createIndexedDbShelf } from './indexed-db-shelf.ts';
import { createOpfsShelf } from './opfs-shelf.ts';

/** Where the registers of this name are kept: the private file system, or a database where there is none. */
export async function openShelf(name: string): Promise<RegisterShelf> {
  const database = createIndexedDbShelf(name);
  try {
    const root = await navigator.storage.getDirectory();
    const shelf = createOpfsShelf(await root.getDirectoryHandle(name, { create: true }));
    return { ...shelf, earlier: database.earlier };
  } catch {
    return database;
  }
}
