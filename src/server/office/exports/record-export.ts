import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RecordExportQuery } from '../../../contract/office-api.ts';
import { findRecordContent } from '../../../contract/record-content.ts';
import { type CprNumber, formatCprNumber } from '../../../domain/cpr-number.ts';
import type { Registration } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';
import { type MarkColumns, toBeEntered, toMark } from '../records/cpr-standing.ts';
import { csvLine, csvStart } from './csv.ts';

/** Records a step: what the server holds of an export at a time. */
const step = 200;

interface ExportRow extends MarkColumns {
  readonly id: string;
  readonly sequence: number;
  readonly kind: 'registration' | 'withdrawal';
  readonly received_at: Date;
  readonly office: string;
  readonly station_name: string;
  readonly content: string;
  readonly cpr: string;
  readonly content_hash: string;
  readonly replaces: string | null;
  readonly replaced_by: string | null;
}

/** The rows of an export in the order in which the server received them, a step at a time. */
async function* walkRecords(
  db: Kysely<IntakeTables>,
  query: RecordExportQuery,
): AsyncGenerator<readonly ExportRow[]> {
  if (query.which === 'to-enter') {
    // What is to be entered is one question of all records: asked once, and kept as running numbers.
    const found = await sql<{ sequence: number }>`
      with ${toBeEntered} select sequence from to_be_entered order by sequence`.execute(db);
    const wanted = found.rows.map(({ sequence }) => sequence);
    for (let at = 0; at < wanted.length; at += step) {
      const some = wanted.slice(at, at + step);
      yield await readRows(db, query, sql`r.sequence = any(${some}::bigint[])`, step);
    }
    return;
  }
  for (let after = 0; ; ) {
    const rows = await readRows(db, query, sql`r.sequence > ${after}`, step);
    if (rows.length > 0) yield rows;
    if (rows.length < step) return;
    after = rows.at(-1)?.sequence ?? after;
  }
}

async function readRows(
  db: Kysely<IntakeTables>,
  { office, from, to }: RecordExportQuery,
  wanted: RawBuilder<unknown>,
  limit: number,
): Promise<readonly ExportRow[]> {
  // A day begins when it does in Denmark, whatever zone the server keeps.
  const midnight = (day: string) => sql`((${day}::date)::timestamp at time zone 'Europe/Copenhagen')`;
  const next = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'Europe/Copenhagen')`;
  const found = await sql<ExportRow>`
    select r.id, r.sequence, r.kind, r.received_at, s.office, s.name as station_name, r.content, r.cpr,
      encode(r.content_hash, 'hex') as content_hash, r.replaces,
      (select later.id from records later where later.replaces = r.id) as replaced_by,
      m.kind as mark_kind, m.by_initials as mark_by, m.at as mark_at
    from records r join stations s on s.id = r.station_id left join lateral (
      select * from cpr_marks where record_id = r.id order by sequence desc limit 1
    ) m on true
    where ${wanted}
      and ${office === undefined ? sql`true` : sql`s.office = ${office}`}
      and ${from === undefined ? sql`true` : sql`r.received_at >= ${midnight(from)}`}
      and ${to === undefined ? sql`true` : sql`r.received_at < ${next(to)}`}
    order by r.sequence limit ${limit}`.execute(db);
  return found.rows;
}

export interface ExportText {
  readonly chunks: AsyncGenerator<string>;
  /** Records that have been written so far. */
  readonly written: () => number;
}

/** The text of an export, in pieces; nothing is read before it is asked for. */
export function writeRecordExport(db: Kysely<IntakeTables>, query: RecordExportQuery): ExportText {
  let written = 0;
  async function* counted(): AsyncGenerator<readonly ExportRow[]> {
    for await (const rows of walkRecords(db, query)) {
      yield rows;
      written += rows.length;
    }
  }
  const chunks = query.format === 'json' ? writeJson(counted()) : writeCsv(counted(), query);
  return { chunks, written: () => written };
}

async function* writeCsv(
  rows: AsyncGenerator<readonly ExportRow[]>,
  { separator }: RecordExportQuery,
): AsyncGenerator<string> {
  const sign = separator === 'semicolon' ? ';' : ',';
  yield csvStart + csvLine(Object.keys(columns), sign);
  for await (const some of rows) {
    yield some
      .map((row) => {
        const says = findRecordContent(row.content);
        const registration = says?.kind === 'registration' ? says.registration : undefined;
        return csvLine(
          Object.values(columns).map((cellOf) => cellOf(row, registration) ?? ''),
          sign,
        );
      })
      .join('');
  }
}

type CellOf = (row: ExportRow, registration: Registration | undefined) => string | undefined;

/** Column names are the office's words; dates are ISO, codes are text. */
const columns: Readonly<Record<string, CellOf>> = {
  løbenummer: (row) => String(row.sequence),
  art: (row) => (row.kind === 'withdrawal' ? 'tilbagekaldelse' : 'registrering'),
  status: (row) => (row.replaced_by === null ? 'gældende' : 'afløst'),
  modtaget: (row) => row.received_at.toISOString(),
  kontor: (row) => row.office,
  station: (row) => row.station_name,
  // With its hyphen: a spreadsheet would take ten digits for an amount, and drop the first zero.
  'cpr-nummer': (row) => formatCprNumber(row.cpr as CprNumber),
  navn: (_row, says) => says?.person.name,
  fødselsdato: (_row, says) => says?.person.birthDate,
  køn: (_row, says) => (says === undefined ? undefined : says.person.sex === 'female' ? 'K' : 'M'),
  statsborgerskab: (_row, says) => says?.person.citizenship,
  'tidligere dansk nummer': (_row, says) =>
    says?.person.earlierNumber.answer === 'yes' ? (says.person.earlierNumber.number ?? 'ja') : undefined,
  indflytningsdato: (_row, says) => says?.residence.moveInDate,
  kommunekode: (_row, says) => says?.residence.address.kommuneCode,
  vejkode: (_row, says) => says?.residence.address.streetCode,
  vejnavn: (_row, says) => says?.residence.address.street,
  husnummer: (_row, says) => says?.residence.address.houseNumber,
  etage: (_row, says) => says?.residence.address.floor,
  dør: (_row, says) => says?.residence.address.door,
  postnummer: (_row, says) => says?.residence.address.postcode,
  postdistrikt: (_row, says) => says?.residence.address.postDistrict,
  'c/o': (_row, says) => says?.residence.careOf,
  opholdsgrundlag: (_row, says) => says?.permit.citation,
  'gyldig fra': (_row, says) => says?.permit.validFrom,
  'gyldig til': (_row, says) => (says?.permit.end.kind === 'date' ? says.permit.end.date : undefined),
  sagsnummer: (_row, says) => says?.permit.caseNumber,
  'indtastet i CPR af': (row) => (row.mark_kind === 'entered' ? (row.mark_by ?? undefined) : undefined),
  'indtastet i CPR': (row) => (row.mark_kind === 'entered' ? row.mark_at?.toISOString() : undefined),
  id: (row) => row.id,
  afløser: (row) => row.replaces ?? undefined,
  'afløst af': (row) => row.replaced_by ?? undefined,
  'sha-256': (row) => row.content_hash,
};

/** One array; each record on a line of its own. `content` is the exact text that was handed over. */
async function* writeJson(rows: AsyncGenerator<readonly ExportRow[]>): AsyncGenerator<string> {
  yield '[';
  let separator = '\n';
  for await (const some of rows) {
    yield some
      .map((row) => {
        const line = separator + JSON.stringify(toJson(row));
        separator = ',\n';
        return line;
      })
      .join('');
  }
  yield '\n]\n';
}

const toJson = (row: ExportRow): object => ({
  sequence: row.sequence,
  id: row.id,
  kind: row.kind,
  receivedAt: row.received_at.toISOString(),
  office: row.office,
  station: row.station_name,
  replaces: row.replaces,
  replacedBy: row.replaced_by,
  enteredInCpr: row.mark_kind === 'entered' ? (toMark(row) ?? null) : null,
  contentHash: row.content_hash,
  content: row.content,
});
