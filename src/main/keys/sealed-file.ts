import { z } from 'zod';
import { fail, type Result } from '../../domain/result.ts';
import type { OpenedSecret, SecretBox } from './secret-box.ts';

const SealedFileSchema = z.strictObject({ version: z.literal(1), sealed: z.base64().min(4) });

export interface SealedFileProblem {
  /**
   * `form`: no file of ours, or a damaged one. `seal`: another user's, or the key store has changed.
   * `key-store`: there is none at the moment, and the file may well be good.
   */
  readonly why: 'form' | 'seal' | 'key-store';
}

/** What a file of one secret holds. */
export async function openSealedFile(
  box: SecretBox,
  text: string,
): Promise<Result<OpenedSecret, SealedFileProblem>> {
  const file = SealedFileSchema.safeParse(readJson(text));
  if (!file.success) return fail({ why: 'form' });
  const opened = await box.open(file.data.sealed);
  if (opened.ok) return opened;
  return fail({ why: opened.error.kind === 'unreadable' ? 'seal' : 'key-store' });
}

/** A file's text, proven to open again before anything depends on it; undefined where it does not. */
export async function sealForFile(box: SecretBox, secret: string): Promise<string | undefined> {
  const sealed = await box.seal(secret);
  if (!sealed.ok) return undefined;
  const again = await box.open(sealed.value);
  if (!again.ok || again.value.text !== secret) return undefined;
  return JSON.stringify({ version: 1, sealed: sealed.value });
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
