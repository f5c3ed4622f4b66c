import { findRegistrationContent } from '../contract/registration-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { formPlace, pagePlace } from './draft-store.ts';
import type { Sealed, Vault } from './keys/vault.ts';
import { causePlace, contentPlace } from './records.ts';
import type {
  DraftRow,
  LetterPagesRow,
  OutboxRow,
  RegistrationRow,
  StationDatabase,
} from './station-database.ts';

interface SealAnewPorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  readonly keyId: string;
  /** Opens what the version before clerks sealed; undefined where those keys are gone. */
  readonly earlier: Vault | undefined;
  /** Whose the drafts without an owner become: there were no clerks then. */
  readonly owner: ClerkId;
  /** False where it is known that the rows are all there, be there none. */
  readonly isEmpty?: false;
}

/**
 * Seals all rows with the station's own keys, in one transaction: a killed process finds the old rows or
 * the new ones. What opens with neither key is left as it is; without the earlier keys it is looked at again
 * at the next opening, since they may come back. Runs alone. Says how many seals it made.
 */
export async function sealAnew(ports: SealAnewPorts): Promise<number> {
  const { database, vault, keyId, earlier, owner } = ports;
  const { drafts, letterPages, registrations, outbox, marks } = database;
  if ((await database.findMark('sealed'))?.keyId === keyId) return 0;
  // One that is empty may be about to be filled from the journal.
  const rowCounts = await Promise.all(
    [drafts, letterPages, registrations, outbox].map((table) => table.count()),
  );
  if (ports.isEmpty !== false && rowCounts.every((rows) => rows === 0)) return 0;
  let count = 0;
  let unopened = 0;

  /** Undefined where nothing is to be done: it opens already, or with no key that we have. */
  async function resealBytes(place: string, sealed: Sealed, to = place): Promise<Sealed | undefined> {
    if (place === to && (await vault.findBytes(place, sealed)) !== undefined) return undefined;
    const bytes = (await earlier?.findBytes(place, sealed)) ?? (await vault.findBytes(place, sealed));
    if (bytes === undefined) {
      unopened += 1;
      return undefined;
    }
    count += 1;
    return vault.sealBytes(to, bytes);
  }

  async function resealRegistration(row: RegistrationRow): Promise<RegistrationRow> {
    const place = contentPlace(row.id);
    const content = await resealBytes(place, row.content);
    const text = content === undefined ? undefined : await vault.findText(place, content);
    const registration = text === undefined ? undefined : findRegistrationContent(text);
    if (content === undefined) return row;
    // Its bytes are kept all the same; nobody would find it under a person.
    if (registration === undefined) return { ...row, content };
    const { cpr, name, birthDate } = registration.person;
    return {
      id: row.id,
      cprKey: await vault.lookupKey('cpr', cpr),
      nameBirthKey: await vault.lookupKey('name-and-birth-date', namedBirthKey(name, birthDate)),
      content,
    };
  }

  async function resealOutbox(row: OutboxRow): Promise<OutboxRow> {
    const { withdrawnBecause } = row;
    const cause =
      withdrawnBecause === undefined ? undefined : await resealBytes(causePlace(row.id), withdrawnBecause);
    return cause === undefined ? row : { ...row, withdrawnBecause: cause };
  }

  async function resealDraft(row: DraftRow): Promise<DraftRow> {
    if (row.owner !== undefined) return row;
    const form = await resealBytes(formPlace(row.id, undefined), row.form, formPlace(row.id, owner));
    // One that opens no more stays as it is: with an owner it would have another place, and never open again.
    return form === undefined ? row : { ...row, owner, form };
  }

  async function resealPages(row: LetterPagesRow): Promise<LetterPagesRow> {
    const pages = await Promise.all(
      row.pages.map(async (page, at) => {
        const image = await resealBytes(pagePlace(row.id, at), page.image);
        return image === undefined ? page : { ...page, image };
      }),
    );
    return { ...row, pages };
  }

  const [allRegistrations, allOutbox, allDrafts, allPages] = await Promise.all([
    registrations.toArray().then((rows) => Promise.all(rows.map(resealRegistration))),
    outbox.toArray().then((rows) => Promise.all(rows.map(resealOutbox))),
    drafts.toArray().then((rows) => Promise.all(rows.map(resealDraft))),
    letterPages.toArray().then((rows) => Promise.all(rows.map(resealPages))),
  ]);
  await database.transaction('rw', [registrations, outbox, drafts, letterPages, marks], async () => {
    await registrations.bulkPut(allRegistrations);
    await outbox.bulkPut(allOutbox);
    await drafts.bulkPut(allDrafts);
    await letterPages.bulkPut(allPages);
    // A journal has the rows as they were: they are compared before the store is open.
    if (count > 0) await marks.delete('journal');
    if (earlier !== undefined || unopened === 0) await marks.put({ name: 'sealed', keyId });
  });
  return count;
}
