import Dexie from 'dexie';
import { writeRegistrationContent } from '../../../src/contract/registration-content.ts';
import type { AuditEntry } from '../../../src/domain/audit.ts';
import { emptyAuditHead } from '../../../src/domain/audit.ts';
import type { Registration } from '../../../src/domain/registration.ts';
import { namedBirthKey } from '../../../src/domain/same-person.ts';
import { auditPlace, createAuditChain } from '../../../src/store/audit-chain.ts';
import { databasePlace } from '../../../src/store/database-place.ts';
import { createJournal } from '../../../src/store/journal/journal.ts';
import type { RowChange } from '../../../src/store/journal/rows.ts';
import { createVault } from '../../../src/store/keys/vault.ts';
import { contentPlace } from '../../../src/store/records.ts';
import { currentVersion, type OutboxRow, StationDatabase } from '../../../src/store/station-database.ts';
import { enter, type Machine, now, type TestClerk } from './machine.ts';
import { idOf, recordOf } from './records.ts';

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

const families = wordsOf(`
  Øvesen Prøvegård Al-Eksempel Mønsterby Attrapæus Figurić Skabelonsen Testovaja Øvelsø Maketi Demir-Prøve
  Nguyen-Test Probenko Essaidi Muestra Kokeilu Örnek Próbna Çalışma Uzorak Modelska Paraugs Vzor Dæmisøn
  Sýnishorn Malikøv
`);
const middles = wordsOf('Anna Bo Cem Dara Elin Farid Gro Hana Ivo Jara Kim Lea Mio');
const streets = wordsOf(
  'Øvelsesvej Prøvestien Mønstergade Attrapvænget Skabelonalléen Åbrinken Eksempeltorv',
);

const at = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('A list is empty');
  return value;
};

/** Person `nth` of a large office: no two of the same number, many with a part of the name in common. */
export function largeRecordOf(nth: number): Registration {
  const family = `${at(middles, Math.floor(nth / 9))} ${at(families, nth * 7 + Math.floor(nth / 26))}`;
  return recordOf(nth, { family, street: at(streets, Math.floor(nth / 5)), caseNumber: 'MÅL', cause: '' });
}

/** Every hundredth needs a person, every tenth waits, and the others have been handed over. */
function outboxRowOf(nth: number): OutboxRow {
  const id = idOf(nth);
  const when = now();
  const base = { id, savedAt: when, changedAt: when };
  if (nth % 100 === 0) return { ...base, state: 'refused', attempts: 1 };
  if (nth % 10 === 0) return { ...base, state: 'waiting', attempts: 0 };
  const contentHash = nth.toString(16).padStart(64, '0');
  const receipt = { id, sequence: nth + 1, receivedAt: when, contentHash };
  return { ...base, state: 'acknowledged', attempts: 1, receipt };
}

/** What its records say, and where they are on their way. */
interface LargeStation {
  readonly recordOf: (nth: number) => Registration;
  readonly outboxRowOf: (nth: number) => OutboxRow;
}

/** A station that has saved so many records: in its journal alone. The next opening builds the database. */
export async function makeLargeStation(
  machine: Machine,
  clerk: TestClerk,
  count: number,
  made: LargeStation = { recordOf: largeRecordOf, outboxRowOf },
): Promise<void> {
  const { opened, unlocked } = await enter(machine, clerk, () => {});
  await opened.close();
  const { keys, station } = unlocked;
  const vault = createVault(keys);
  const scratch = new StationDatabase(`${machine.name}-large`);
  const evidence = () => ({ wall: now(), monotonic: 0 });
  const { macOf } = createAuditChain({
    database: scratch,
    vault,
    key: keys.audit,
    clerk: undefined,
    evidence,
  });

  const rows: RowChange[] = [{ table: 'counters', row: { name: 'created', value: count } }];
  let mac = emptyAuditHead.mac;
  for (let nth = 0; nth < count; nth += 1) {
    const record = made.recordOf(nth);
    const { id, person } = record;
    const seq = nth + 1;
    const [cprKey, nameBirthKey, content] = await Promise.all([
      vault.lookupKey('cpr', person.cpr),
      vault.lookupKey('name-and-birth-date', namedBirthKey(person.name, person.birthDate)),
      vault.sealText(contentPlace(id), writeRegistrationContent(record)),
    ]);
    const entry: AuditEntry = { seq, clock: evidence(), action: 'saved', record: id, person: cprKey };
    const text = JSON.stringify(entry);
    mac = await macOf(mac, text);
    const sealed = await vault.sealText(auditPlace(seq), text);
    rows.push({ table: 'registrations', row: { id, cprKey, nameBirthKey, content } });
    rows.push({ table: 'outbox', row: made.outboxRowOf(nth) });
    rows.push({ table: 'audit', row: { seq, record: id, person: cprKey, text: sealed, mac } });
  }
  const { files } = machine;
  const journal = await createJournal({ files, key: keys.journal, station, schema: currentVersion });
  const { mark } = await journal.read();
  const written = await journal.writeSnapshot(mark, rows);
  if (!written.ok) throw new Error(`No journal: ${written.error.kind}`);
  for (const { name = '' } of await databasePlace().databases()) {
    if (name === machine.name || name.startsWith(`${machine.name}~`)) await Dexie.delete(name);
  }
}
