import { z } from 'zod';
import { safeFileName } from '../safe-file-name.ts';
import { bytesSchema } from './bytes.ts';
import { defineRequest } from './define-request.ts';
import { fileLimits } from './file-limits.ts';

const FileNameSchema = z.string().regex(safeFileName);
const SizeSchema = z.int().nonnegative();
const PieceSchema = bytesSchema((length) => length <= fileLimits.bytes);

/** A value and no failure: of a failure only its kind crosses the border, and `size` is needed. */
const WrittenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('no-room') }),
  z.strictObject({ kind: z.literal('unavailable') }),
  z.strictObject({ kind: z.literal('size-differs'), size: SizeSchema }),
]);

export const listFiles = defineRequest({
  channel: 'files:list',
  input: z.undefined(),
  output: z.array(z.strictObject({ name: FileNameSchema, size: SizeSchema })).readonly(),
  errors: ['unavailable'],
});

export const readFromFile = defineRequest({
  channel: 'files:read',
  input: z
    .strictObject({ name: FileNameSchema, from: SizeSchema, to: SizeSchema })
    .refine(({ from, to }) => from <= to && to - from <= fileLimits.bytes, 'more than one piece'),
  /** Shorter than asked for where the file ends. */
  output: PieceSchema,
  errors: ['no-such-file', 'unavailable'],
});

export const appendToFile = defineRequest({
  channel: 'files:append',
  input: z.strictObject({ name: FileNameSchema, at: SizeSchema, bytes: PieceSchema }),
  output: WrittenSchema,
  errors: [],
});

export const truncateFile = defineRequest({
  channel: 'files:truncate',
  input: z.strictObject({ name: FileNameSchema, size: SizeSchema }),
  output: WrittenSchema,
  errors: [],
});

export const removeFile = defineRequest({
  channel: 'files:remove',
  input: z.strictObject({ name: FileNameSchema }),
  output: z.undefined(),
  errors: ['unavailable'],
});
