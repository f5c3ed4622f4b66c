import { z } from 'zod';
import { StationSettingsSchema } from '../../contract/intake-api.ts';
import { ServerUrlSchema } from '../../contract/ipc/server-url.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { StationFiles } from '../station-files.ts';

const StationRecordSchema = z.strictObject({
  version: z.literal(1),
  serverUrl: ServerUrlSchema,
  settings: z.strictObject(StationSettingsSchema.shape),
  /** Sealed by the system's key store; belongs to this server and is never shown to another. */
  sealedToken: z.base64().exactOptional(),
});

/** Which server the station was connected to, and the token it got there: one file, so that they agree. */
export type StationRecord = z.output<typeof StationRecordSchema>;

export async function findStationRecord(
  files: StationFiles,
  path: string,
): Promise<Result<StationRecord | undefined, 'unreadable'>> {
  try {
    const text = await files.findText(path);
    if (text === undefined) return ok(undefined);
    const parsed = StationRecordSchema.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : fail('unreadable');
  } catch {
    return fail('unreadable');
  }
}

export const saveStationRecord = (files: StationFiles, path: string, record: StationRecord): Promise<void> =>
  files.replaceText(path, JSON.stringify(record));
