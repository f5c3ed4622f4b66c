import { z } from 'zod';
import { AttestationSchema } from './receipt.ts';
import { CalendarDateSchema, InstantSchema, RegistrationIdSchema } from './wire-values.ts';

/**
 * How far a station has heard, one number a stream; 0 from the beginning. Sent as the query of a GET,
 * `?marks=12&index=4711&lists=2`.
 */
export const UpdatesCursorSchema = z.strictObject({
  marks: z.int().min(0),
  index: z.int().min(0),
  lists: z.int().min(0),
});
export type UpdatesCursor = z.infer<typeof UpdatesCursorSchema>;

/** `most`: so many of each stream, on a line that carries no more in time. Servers of earlier versions do not know it. */
export const updatesQuery = ({ marks, index, lists }: UpdatesCursor, most?: number): string =>
  `?marks=${marks}&index=${index}&lists=${lists}${most === undefined ? '' : `&most=${most}`}`;

/** Somebody with access to CPR has entered the record there, or has taken that mark back. */
export const CprMarkSchema = z.strictObject({
  sequence: z.int().min(1),
  record: RegistrationIdSchema,
  kind: z.enum(['entered', 'taken-back']),
  /** Initials, as the office knows its people. */
  by: z.string().min(1).max(60),
  at: InstantSchema,
});
export type CprMark = z.infer<typeof CprMarkSchema>;

/** The first eight bytes of HMAC-SHA-256 under the server's blinding key. Base64. */
const TokenSchema = z.string().regex(/^[A-Za-z0-9+/]{10}[AEIMQUYcgkosw048]=$/);

/**
 * One record of the blinded index: that somebody is registered in the kommune, and nothing of whom. Only who
 * has the number, or a name and the birth date, can find the entry again (see `domain/person-tokens.ts`).
 */
export const IndexEntrySchema = z.strictObject({
  /** The record's own running number on the server. */
  sequence: z.int().min(1),
  id: RegistrationIdSchema,
  /** The record that this one takes the place of: its entry counts no more. */
  replaces: RegistrationIdSchema.exactOptional(),
  /** Absent where the record withdraws: then nothing takes the place. */
  person: z
    .strictObject({
      office: z.string(),
      receivedOn: CalendarDateSchema,
      // Of the texts of `EntryTexts`.
      cpr: TokenSchema,
      whole: TokenSchema,
      pairs: z.array(TokenSchema).max(66),
      parts: z.array(TokenSchema).max(12),
    })
    .exactOptional(),
});
export type IndexEntry = z.infer<typeof IndexEntrySchema>;

/** Signs of a published list. */
export const publishedListLimit = 1_000_000;

/** A list of covered groups as the kommune's server publishes it; `content` is the exact JSON text. */
export const PublishedListSchema = z.strictObject({
  number: z.int().min(1),
  content: z.string().max(publishedListLimit),
  /** Over `publishedListText(number, content)`. */
  attestation: AttestationSchema,
});
export type PublishedList = z.infer<typeof PublishedListSchema>;

export const publishedListText = (number: number, content: string): string =>
  `bopael covered groups 1\n${number}\n${content}`;

export const UpdatesResponseSchema = z.object({
  marks: z.array(CprMarkSchema),
  index: z.array(IndexEntrySchema),
  lists: z.array(PublishedListSchema),
  /** How far this answer goes: the next question starts here. */
  cursor: UpdatesCursorSchema,
  /** There is more: ask again at once. */
  more: z.boolean(),
});
export type UpdatesResponse = z.infer<typeof UpdatesResponseSchema>;

/** At most so many of each stream in one answer. */
export const updatesLimits = { marks: 1000, index: 2000, lists: 5 } as const;
