import { type CprContext, type CprNumber, parseCprNumber } from '../../domain/cpr-number.ts';
import type { DraftStore, StationStore } from '../ports/station-store.ts';
import { findStoredForm } from '../registration-form/form.ts';
import type { BatchPerson } from './batch.ts';

export interface KnownNumber extends BatchPerson {
  readonly where: 'draft' | 'record';
}

interface Ports {
  readonly drafts: Pick<DraftStore, 'listDrafts'>;
  readonly store: Pick<StationStore, 'findSamePerson'>;
}

/** Where a number stands already: in a draft that the clerk may see, or in a record that counts. */
export async function findKnownNumber(
  { drafts, store }: Ports,
  cpr: CprNumber,
  context: CprContext,
): Promise<KnownNumber | undefined> {
  for (const { id, form } of await drafts.listDrafts()) {
    const fields = findStoredForm(form)?.fields;
    const number = parseCprNumber(fields?.cpr.text ?? '', context);
    if (!number.ok || number.value.number !== cpr) continue;
    const name = fields?.name.text.trim() ?? '';
    return { where: 'draft', id, cpr, ...(name === '' ? {} : { name }) };
  }
  const born = parseCprNumber(cpr, context);
  if (!born.ok) return undefined;
  const hits = await store.findSamePerson({ cpr, name: '', birthDate: born.value.birthDate });
  const entry = hits.find(({ why }) => why === 'same-cpr')?.entry;
  if (entry === undefined) return undefined;
  const name = entry.registration?.person.name;
  return { where: 'record', id: entry.id, cpr, ...(name === undefined ? {} : { name }) };
}
