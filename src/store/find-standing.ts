import type { RegistrationId } from '../domain/registration.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';

/**
 * Ids of the records under a look-up key that stand: not withdrawn, and not corrected by one that stands
 * itself.
 */
export async function findStanding(
  { registrations, outbox }: Pick<StationDatabase, 'registrations' | 'outbox'>,
  index: 'cprKey' | 'nameBirthKey',
  key: string,
  except: RegistrationId | undefined,
): Promise<readonly RegistrationId[]> {
  const isCorrected = async ({ correctedBy }: OutboxRow): Promise<boolean> => {
    const correction = correctedBy === undefined ? undefined : await outbox.get(correctedBy);
    if (correction === undefined) return false;
    // A withdrawn correction may have been corrected in its turn.
    return correction.state !== 'withdrawn' || isCorrected(correction);
  };
  const standing: RegistrationId[] = [];
  for (const id of await registrations.where(index).equals(key).primaryKeys()) {
    const row = await outbox.get(id);
    if (id === except || row?.state === 'withdrawn') continue;
    // A registration without its outbox row is damage, and no reason to let a second one in.
    if (row === undefined || !(await isCorrected(row))) standing.push(id);
  }
  return standing;
}
