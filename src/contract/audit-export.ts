import { z } from 'zod';
import { AuditEntrySchema, AuditKeySchema, InitialsSchema } from './audit-entry.ts';
import { InstantSchema, PublicKeySchema, Sha256Schema, SignatureSchema } from './wire-values.ts';

/**
 * An export of a station's audit trail: UTF-8, JSON Lines, each line ended by LF, the last one too. A line is
 * exactly what `JSON.stringify` makes of it, with its names in the order written here, and nothing else.
 *
 *   {"bopael":"audit-export","version":1, ...}                          the header
 *   {"entry":{...},"previous":MAC,"mac":MAC,"hash":HASH}                one an entry, oldest first
 *   {"end":{"entries":N,"seq":N,"mac":MAC,"hash":HASH},"signature":S}   the end
 *
 * `mac` is the station's own: HMAC-SHA-256 under its audit key over `previous`, LF and the text of `entry`;
 * the first `previous` of all is 64 zeros. Who has no audit key checks what anybody can:
 *
 * - `hash` of an entry is the SHA-256 of the hash before it, LF, and the line without its hash:
 *   `{"entry":{...},"previous":MAC,"mac":MAC}`. The hash before the first is the SHA-256 of the header's line.
 *   So a change can be pointed at.
 * - `end.hash` is the hash of the line before the end. `seq` and `mac` are the head of the station's chain when
 *   the export was made; where all is exported, the last entry's.
 * - `signature` is Ed25519, by the key in the header, over `bopael-audit-export-1`, LF, and the text of `end`.
 *
 * Numbers and hashes bind the file together; only the signature says who has bound it. A new action or field in
 * an entry is a new version: an older program must say that it is too old, not that the file was changed.
 */
export const auditExportVersion = 1;
export const auditSignaturePrefix = 'bopael-audit-export-1\n';

export const AuditExportHeaderSchema = z
  .strictObject({
    bopael: z.literal('audit-export'),
    version: z.literal(auditExportVersion),
    station: z.uuid(),
    kommuneCode: z.string().regex(/^\d{4}$/),
    exportedAt: InstantSchema,
    exportedBy: InitialsSchema,
    /** `person` and `record` leave out what is about others: their numbers have gaps. */
    scope: z.enum(['all', 'person', 'record']),
    /** The keyed hash of the person's number, or the record's id. Never a CPR number. */
    about: AuditKeySchema.exactOptional(),
    /** Numbers of the first and the last entry in the file; 0 where there is none. */
    firstSeq: z.int().min(0),
    lastSeq: z.int().min(0),
    publicKey: PublicKeySchema,
  })
  .refine(({ scope, about }) => (scope === 'all') === (about === undefined), 'what is it about?');
export type AuditExportHeader = z.infer<typeof AuditExportHeaderSchema>;

/** Of any version: enough to tell a file that this program is too old for from one that is damaged. */
export const AnyAuditExportSchema = z.object({ bopael: z.literal('audit-export'), version: z.int().min(1) });

export const AuditExportEntrySchema = z.strictObject({
  entry: AuditEntrySchema,
  previous: Sha256Schema,
  mac: Sha256Schema,
  hash: Sha256Schema,
});

export const AuditExportEndSchema = z.strictObject({
  end: z.strictObject({
    entries: z.int().min(0),
    seq: z.int().min(0),
    mac: Sha256Schema,
    hash: Sha256Schema,
  }),
  signature: SignatureSchema,
});
export type AuditExportEnd = z.infer<typeof AuditExportEndSchema>['end'];

export const writeHeaderLine = (header: AuditExportHeader): string =>
  JSON.stringify({
    bopael: header.bopael,
    version: header.version,
    station: header.station,
    kommuneCode: header.kommuneCode,
    exportedAt: header.exportedAt,
    exportedBy: header.exportedBy,
    scope: header.scope,
    about: header.about,
    firstSeq: header.firstSeq,
    lastSeq: header.lastSeq,
    publicKey: header.publicKey,
  });

/** An entry's line without its hash. `text` is the entry's exact JSON. */
export const writeEntryBody = (text: string, previous: string, mac: string): string =>
  `{"entry":${text},"previous":"${previous}","mac":"${mac}"}`;

export const writeEntryLine = (body: string, hash: string): string =>
  `${body.slice(0, -1)},"hash":"${hash}"}`;

export const writeEnd = ({ entries, seq, mac, hash }: AuditExportEnd): string =>
  JSON.stringify({ entries, seq, mac, hash });

export const writeEndLine = (end: string, signature: string): string =>
  `{"end":${end},"signature":"${signature}"}`;
