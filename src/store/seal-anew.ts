import { findRegistrationContent } from '../contract/registration-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { formPlace, pagePlace } from './draft-store.ts';
import type { JournalRows } from './journal/journal.ts';
import { isSameRow, type JournalledRows, type TableName } from './journal/rows.ts';
import type { Sealed, Vault } from './keys/vault.ts';
import { causePlace, contentPlace } from './records.ts';
import type {
  DraftRow,
  LetterPagesRow,
  OutboxRow,
  RegistrationRow,
  StationDatabase,
} from './station-database.ts';

interface SealingPorts {
  readonly vault: Vault;
  /** Opens what the version before clerks sealed; undefined where those keys are gone. */
  readonly earlier: Vault | undefined;
  /** Whose the drafts without an owner become: there were no clerks then. */
  readonly owner: ClerkId;
}

interface SealAnewPorts extends SealingPorts {
  readonly database: StationDatabase;
  readonly keyId: string;
  /** What the journal holds: a row that it has sealed anew already is taken over, not sealed a second time. */
  readonly journalled: () => Promise<JournalRows>;
  /** False where it is known that the rows are all there, be there none. */
  readonly isEmpty?: false;
}

/** The rows of the tables that hold seals. */
export interface SealedRows {
  readonly registrations: readonly RegistrationRow[];
  readonly outbox: readonly OutboxRow[];
  readonly drafts: readonly DraftRow[];
  readonly letterPages: readonly LetterPagesRow[];
}

export interface SealedAnew {
  readonly rows: SealedRows;
  /** Seals that were made. */
  readonly count: number;
  /** Seals that open with no key that we have: they are left as they are. */
  readonly unopened: number;
}

/** The same rows, sealed with the station's own keys wherever they opened with the earlier ones. */
export async function sealRows(
  rows: SealedRows,
  { vault, earlier, owner }: SealingPorts,
  journalled: JournalRows = new Map(),
): Promise<SealedAnew> {
  let count = 0;
  let unopened = 0;

  /** Undefined where nothing is to be done: it opens already, or with no key that we have. */
  async function resealBytes(
    place: string,
    sealed: Sealed,
    known: Sealed | undefined,
    to = place,
  ): Promise<Sealed | undefined> {
    if (place === to && (await vault.findBytes(place, sealed)) !== undefined) return undefined;
    const bytes = (await earlier?.findBytes(place, sealed)) ?? (await vault.findBytes(place, sealed));
    if (bytes === undefined) {
      unopened += 1;
      return undefined;
    }
    count += 1;
    const knownBytes = known === undefined ? undefined : await vault.findBytes(to, known);
    return known !== undefined && isSameRow(bytes, knownBytes) ? known : vault.sealBytes(to, bytes);
  }

  /** As the journal has it. */
  function find<Table extends TableName>(table: Table, id: string): JournalledRows[Table] | undefined {
    const change = journalled.get(table)?.get(id);
    return change !== undefined && 'row' in change ? (change.row as JournalledRows[Table]) : undefined;
  }

  async function resealRegistration(row: RegistrationRow): Promise<RegistrationRow> {
    const place = contentPlace(row.id);
    const content = await resealBytes(place, row.content, find('registrations', row.id)?.content);
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
    const known = find('outbox', row.id)?.withdrawnBecause;
    const cause =
      withdrawnBecause === undefined
        ? undefined
        : await resealBytes(causePlace(row.id), withdrawnBecause, known);
    return cause === undefined ? row : { ...row, withdrawnBecause: cause };
  }

  async function resealDraft(row: DraftRow): Promise<DraftRow> {
    if (row.owner !== undefined) return row;
    const known = find('drafts', row.id)?.form;
    const form = await resealBytes(formPlace(row.id, undefined), row.form, known, formPlace(row.id, owner));
    // One that opens no more stays as it is: with an owner it would have another place, and never open again.
    return form === undefined ? row : { ...row, owner, form };
  }

  async function resealPages(row: LetterPagesRow): Promise<LetterPagesRow> {
    const known = find('letterPages', row.id)?.pages;
    const pages = await Promise.all(
      row.pages.map(async (page, at) => {
        const image = await resealBytes(pagePlace(row.id, at), page.image, known?.[at]?.image);
        return image === undefined ? page : { ...page, image };
      }),
    );
    return { ...row, pages };
  }

  const [registrations, outbox, drafts, letterPages] = await Promise.all([
    Promise.all(rows.registrations.map(resealRegistration)),
    Promise.all(rows.outbox.map(resealOutbox)),
    Promise.all(rows.drafts.map(resealDraft)),
    Promise.all(rows.letterPages.map(resealPages)),
  ]);
  return { rows: { registrations, outbox, drafts, letterPages }, count, unopened };
}

/**
 * Seals all rows with the station's own keys, in one transaction: a killed process finds the old rows or
 * the new ones. What opens with neither key is left as it is; without the earlier keys it is looked at again
 * at the next opening, since they may come back. Runs alone. Says how many seals it made.
 */
export async function sealAnew(ports: SealAnewPorts): Promise<number> {
  const { database, keyId, earlier } = ports;
  const { drafts, letterPages, registrations, outbox, marks } = database;
  if ((await database.findMark('sealed'))?.keyId === keyId) return 0;
  // One that is empty may be about to be filled from the journal.
  const rowCounts = await Promise.all(
    [drafts, letterPages, registrations, outbox].map((table) => table.count()),
  );
  if (ports.isEmpty !== false && rowCounts.every((rows) => rows === 0)) return 0;
  const there: SealedRows = {
    registrations: await registrations.toArray(),
    outbox: await outbox.toArray(),
    drafts: await drafts.toArray(),
    letterPages: await letterPages.toArray(),
  };
  const { rows, count, unopened } = await sealRows(there, ports, await ports.journalled());
  await database.transaction('rw', [registrations, outbox, drafts, letterPages, marks], async () => {
    await registrations.bulkPut(rows.registrations);
    await outbox.bulkPut(rows.outbox);
    await drafts.bulkPut(rows.drafts);
    await letterPages.bulkPut(rows.letterPages);
    // A journal may have the rows as they were: they are compared before the store is open.
    if (count > 0) await marks.delete('journal');
    if (earlier !== undefined || unopened === 0) await marks.put({ name: 'sealed', keyId });
  });
  return count;
}
