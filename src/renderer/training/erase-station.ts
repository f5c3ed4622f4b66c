import { databasePlace } from '../../store/database-place.ts';
import { createBrowserFiles } from '../host/safe-files/browser-files.ts';
import { stationDatabaseName } from '../host/station-database-name.ts';
import { trainingFolder } from './training-host.ts';

/** The names of a sitting's databases. The address register is the course's, and stays. */
const ofSitting = [stationDatabaseName('training'), 'bopael-keyring-training', 'bopael-reference-training'];

/**
 * Removes all that a sitting has kept, its key ring first: what the disk may still hold of the rest opens with no
 * key any more. Only the training world has this; a station that holds people's cases has no such button.
 */
export function eraseTrainingStation(): Promise<void> {
  erased = erased.catch(() => undefined).then(erase);
  return erased;
}

/** One after the other: a sitting must not begin while what an earlier one has left is still being removed. */
let erased: Promise<void> = Promise.resolve();

async function erase(): Promise<void> {
  const files = createBrowserFiles(trainingFolder);
  const names = (await files.list()).map(({ name }) => name);
  const isKeyring = (name: string): boolean => name.startsWith('keyring-');
  for (const name of [...names.filter(isKeyring), ...names.filter((name) => !isKeyring(name))]) {
    await files.remove(name);
  }
  const place = databasePlace();
  for (const { name } of await place.databases()) {
    if (name !== undefined && ofSitting.some((own) => name === own || name.startsWith(`${own}~`))) {
      await deleteDatabase(place, name);
    }
  }
}

const deleteDatabase = (place: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = place.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error(`The database ${name} could not be removed`));
  });
