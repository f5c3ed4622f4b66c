import { z } from 'zod';
import { AuditHeadReportSchema } from './audit-entry.ts';
import { HandOverResponseSchema, OutgoingRecordSchema, SettledCaseSchema } from './intake-api.ts';
import { KeyIdSchema, type ReceiptWorld } from './receipt.ts';
import { AudienceSchema, InstantSchema, PublicKeySchema, Sha256Schema } from './wire-values.ts';

/**
 * Records that leave the station as a file, for offices without any line, and the answer that comes back:
 *
 *     one line of JSON, the header | signature (64 bytes) and content, sealed together
 *
 * The header is in the clear and names nobody. Signed first and sealed then: who cannot open the file cannot
 * tell who signed what, and the signature names who it is for, so that nobody can seal it on to another.
 */
export const bundleLimits = {
  records: 5_000,
  /** Of the whole file. */
  bytes: 20_000_000,
  /** Of the header, its line feed included. */
  header: 1_024,
  /** Settled cases. */
  settled: 5_000,
} as const;

const headerShape = {
  version: z.literal(1),
  station: z.uuid(),
  /** The station's own, from the same counter as its hand-overs. */
  number: z.int().min(1),
  /** The X25519 key that it is sealed to, as people compare keys: the file says where it can be opened. */
  to: KeyIdSchema,
  /** The X25519 key that was made for this file alone. */
  key: PublicKeySchema,
} as const;

export const BundleHeaderSchema = z.strictObject({ bopael: z.literal('bundle'), ...headerShape });

export const BundleReceiptHeaderSchema = z.strictObject({
  bopael: z.literal('bundle-receipt'),
  ...headerShape,
});

export const SealedFileHeaderSchema = z.discriminatedUnion('bopael', [
  BundleHeaderSchema,
  BundleReceiptHeaderSchema,
]);
export type SealedFileHeader = z.infer<typeof SealedFileHeaderSchema>;
export type SealedFileKind = SealedFileHeader['bopael'];

/** What a bundle hands over: a hand-over request with more records. */
export const BundleContentSchema = z
  .strictObject({
    audience: AudienceSchema,
    /** By the station's clock. */
    createdAt: InstantSchema,
    records: z.array(OutgoingRecordSchema).max(bundleLimits.records),
    auditHead: AuditHeadReportSchema.exactOptional(),
    settled: z.array(SettledCaseSchema).max(bundleLimits.settled).exactOptional(),
  })
  .refine(({ records, settled }) => records.length + (settled?.length ?? 0) > 0, 'nothing is handed over');
export type BundleContent = z.infer<typeof BundleContentSchema>;

/** What the server says of a bundle: the answers that its records would have had over the line. */
export const BundleReceiptContentSchema = z.strictObject({
  /** SHA-256 of the bundle's file, as it was imported. */
  bundle: Sha256Schema,
  issuedAt: InstantSchema,
  /** In the order of the records in the bundle, each with its own attestation. */
  answers: z.array(HandOverResponseSchema).max(bundleLimits.records),
});
export type BundleReceiptContent = z.infer<typeof BundleReceiptContentSchema>;

/** What a signature in a sealed file speaks of. */
export interface SignedFile {
  readonly kind: SealedFileKind;
  readonly world: ReceiptWorld;
  readonly station: string;
  readonly number: number;
  /** The raw X25519 key that it is sealed to, base64. */
  readonly sealedTo: string;
  /** SHA-256 of the content's bytes (UTF-8). */
  readonly contentHash: string;
}

/** The exact text that is signed: by the station in a bundle, by the server in a return receipt. */
export const signedFileText = ({ kind, world, station, number, sealedTo, contentHash }: SignedFile): string =>
  [
    `bopael ${kind} 1`,
    world.audience,
    world.kommuneCode,
    station,
    number,
    PublicKeySchema.parse(sealedTo),
    Sha256Schema.parse(contentHash),
  ].join('\n');

/** What the key of a sealed file is derived for: this kind, between these two keys, and nothing else. */
export const sealingInfo = (kind: SealedFileKind, ephemeral: string, sealedTo: string): string =>
  [`bopael seal 1`, kind, ephemeral, sealedTo].join('\n');

/** Seen by anyone who holds the stick: a part of the station's id and a number. */
export const bundleFileName = ({
  bopael,
  station,
  number,
}: Pick<SealedFileHeader, 'bopael' | 'station' | 'number'>): string =>
  `bopael-${bopael === 'bundle' ? 'pakke' : 'kvittering'}-${station.slice(0, 8)}-${number}.bopael`;

/** Why a server does not take a bundle, as far as it helps whoever brings it. */
export const BundleRefusalSchema = z.enum([
  /** Another kind of file. */
  'not-a-bundle',
  /** Cut, changed, or not made by the station that it names. */
  'not-whole',
  'newer-version',
  'another-server',
  'unknown-station',
  /** The station has other keys by now: it can make a new bundle of what still waits. */
  'old-key',
  'station-revoked',
  'station-cloned',
]);
export type BundleRefusal = z.infer<typeof BundleRefusalSchema>;

export const BundleResponseSchema = z.object({
  station: z.uuid(),
  number: z.int().min(1),
  /** How many records there were, and how many of them the server has now. */
  records: z.int().min(0),
  acknowledged: z.int().min(0),
  /** The bytes of the return receipt's file, base64. */
  receipt: z.base64(),
});
export type BundleResponse = z.infer<typeof BundleResponseSchema>;

export const BundleProblemSchema = z.object({
  problem: z.literal('bundle-refused'),
  reason: BundleRefusalSchema,
  message: z.string(),
});
export type BundleProblem = z.infer<typeof BundleProblemSchema>;
