import { z } from 'zod';
import { StationSettingsSchema } from '../../contract/intake-api.ts';
import { ServerUrlSchema } from '../../contract/ipc/server-url.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { StationFiles } from '../station-files.ts';

const connection = { serverUrl: ServerUrlSchema, settings: z.strictObject(StationSettingsSchema.shape) };

/** The first versions signed in with a token. It is shown once more, in a code's place, and then goes. */
const EarlierRecordSchema = z
  .strictObject({ version: z.literal(1), ...connection, sealedToken: z.base64().exactOptional() })
  .transform((record) => ({ ...record, version: 2 as const }));

const StationRecordSchema = z.strictObject({
  version: z.literal(2),
  ...connection,
  /** Who the station is there, with its private keys: sealed by the system's key store. */
  sealedIdentity: z.base64().exactOptional(),
  sealedToken: z.base64().exactOptional(),
});

/** Which server the station was connected to, and what it is known by there: one file, so that they agree. */
export type StationRecord = z.output<typeof StationRecordSchema>;

const EnrollingRecordSchema = z.strictObject({
  version: z.literal(1),
  serverUrl: ServerUrlSchema,
  sealed: z.base64(),
});

/** An enrolment that has not been answered, and where it was sent. It may be another server than the one above. */
export type EnrollingRecord = z.output<typeof EnrollingRecordSchema>;

export const findStationRecord = (
  files: StationFiles,
  path: string,
): Promise<Result<StationRecord | undefined, 'unreadable'>> =>
  findRecord(files, path, z.union([StationRecordSchema, EarlierRecordSchema]));

export const findEnrollingRecord = (
  files: StationFiles,
  path: string,
): Promise<Result<EnrollingRecord | undefined, 'unreadable'>> =>
  findRecord(files, path, EnrollingRecordSchema);

async function findRecord<Schema extends z.ZodType>(
  files: StationFiles,
  path: string,
  schema: Schema,
): Promise<Result<z.output<Schema> | undefined, 'unreadable'>> {
  try {
    const text = await files.findText(path);
    if (text === undefined) return ok(undefined);
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : fail('unreadable');
  } catch {
    return fail('unreadable');
  }
}

/** False where it could not be written: then it is as it was. */
export async function saveRecord(
  files: StationFiles,
  path: string,
  record: StationRecord | EnrollingRecord,
): Promise<boolean> {
  try {
    await files.replaceText(path, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}
