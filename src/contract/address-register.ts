import { z } from 'zod';
import { AttestationSchema } from './receipt.ts';
import { Sha256Schema } from './wire-values.ts';

/**
 * The exact text that the server signs of a register file, or of a file of changes to one: the SHA-256 of its content
 * in lower-case hexadecimal, and what the file says of itself, to the letter.
 */
export const registerText = (sha256: string, about: string): string =>
  `bopael address register 1\n${sha256}\n${about}`;

/** What both sides read of what a register says of itself. */
export const RegisterAboutSchema = z.looseObject({
  kind: z.literal('register'),
  name: z.string(),
  /** Of the data, as ISO writes it; empty where the files told none. */
  date: z.string(),
  practice: z.boolean(),
});

/** Signs of that; a hundred kommuner take some thousand. */
export const longestAbout = 100_000;

/** Ten times the country: nobody's word fills a station's disk. */
export const largestPackedFile = 500_000_000;

/** A file as it is fetched: packed with gzip, and known by the SHA-256 of these very bytes. */
export const PackedFileSchema = z.strictObject({
  sha256: Sha256Schema,
  size: z.int().min(1).max(largestPackedFile),
});
export type PackedFile = z.infer<typeof PackedFileSchema>;

export const OfferedRegisterSchema = z.strictObject({
  /** Of its content. */
  sha256: Sha256Schema,
  about: z.string().max(longestAbout),
  /** Over `registerText(sha256, about)`. */
  attestation: AttestationSchema,
  file: PackedFileSchema,
});
export type OfferedRegister = z.infer<typeof OfferedRegisterSchema>;

export const RegisterOfferSchema = z.object({
  /** Absent where none was published, or it is the one that was asked with: then there are `changes`, and none of them. */
  newest: OfferedRegisterSchema.exactOptional(),
  /** Those that lead there from the register that was asked with, in their order; absent where only the total does. */
  changes: z.array(PackedFileSchema).exactOptional(),
});
export type RegisterOffer = z.infer<typeof RegisterOfferSchema>;

/** Asks with the SHA-256 of the content of the register in use; without where there is none. */
export const registerQuery = (have: string | undefined): string =>
  have === undefined ? '' : `?have=${have}`;

export const registerFileQuery = (sha256: string): string => `?sha256=${sha256}`;

/** What a station asks for at once: on a line of 20 kB a second it takes a quarter of a minute. */
export const registerPieceBytes = 256 * 1024;
