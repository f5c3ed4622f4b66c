import { stands } from '../application/hand-over/apply-changes.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { StationDatabase } from './station-database.ts';

/**
 * Ids of the registrations under a look-up key that stand: not withdrawn, and neither corrected nor taken back
 * by a record that stands itself.
 */
export async function findStanding(
  { registrations, outbox }: Pick<StationDatabase, 'registrations' | 'outbox'>,
  index: 'cprKey' | 'nameBirthKey',
  key: string,
  except: RegistrationId | undefined,
): Promise<readonly RegistrationId[]> {
  const find = (id: RegistrationId) => outbox.get(id);
  const standing: RegistrationId[] = [];
  for (const id of await registrations.where(index).equals(key).primaryKeys()) {
    const row = await outbox.get(id);
    if (id === except || row?.state === 'withdrawn' || row?.kind === 'withdrawal') continue;
    // A registration without its outbox row is damage, and no reason to let a second one in.
    const isReplaced = (await stands(find, row?.correctedBy)) || (await stands(find, row?.withdrawnBy));
    if (!isReplaced) standing.push(id);
  }
  return standing;
}
