import { z } from 'zod';

const text = z.string().max(500);

/**
 * What was typed of a real case in training, on its way to the station where it belongs. No number: the field
 * refused it, and the clerk types it there from the letter.
 */
export const MovedFormSchema = z.strictObject({
  fields: z.strictObject({
    name: text,
    birthDate: text,
    citizenship: text,
    legalBasis: text,
    validFrom: text,
    validTo: text,
    letterDate: text,
    caseNumber: text,
  }),
  unlimited: z.boolean(),
  addressText: text,
  careOf: text,
  moveInDate: text,
});
export type MovedForm = z.infer<typeof MovedFormSchema>;

/** The first line of a parcel, before what is sealed. */
export const ParcelHeaderSchema = z.strictObject({
  bopael: z.literal('moved-form'),
  version: z.literal(1),
  /** The X25519 key that was made for this parcel, raw, base64. */
  key: z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/),
});

/** What key and nonce are derived with: the header and whom it is sealed to. */
export const parcelInfo = (header: string, to: string): string => `bopael moved form 1\n${header}\n${to}`;
