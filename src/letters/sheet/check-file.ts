import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { findFileKind } from './file-kind.ts';
import { mostBytes, mostPages, mostPicturePixels } from './limits.ts';
import { readPictureHeader } from './picture-header.ts';

export type CheckedFile =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'picture'; readonly width: number; readonly height: number };

/** The end marker stands in the last part of a whole PDF; what was cut off lacks it. */
function hasPdfEnd(bytes: Uint8Array): boolean {
  const marker = [0x25, 0x25, 0x45, 0x4f, 0x46];
  for (let at = bytes.length - marker.length; at >= Math.max(0, bytes.length - 65_536); at -= 1) {
    if (marker.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Looks at a file's bytes before anything opens it: what it is, whether it is whole, how large it is. */
export function checkFile(bytes: Uint8Array): Result<CheckedFile, ReadProblem> {
  const kind = findFileKind(bytes);
  if (kind === 'empty') return fail({ kind: 'empty-file' });
  if (typeof kind === 'object') return fail({ kind: 'unsupported-format', format: kind.unsupported });
  if (bytes.length > mostBytes) return fail({ kind: 'too-large', limit: `${mostBytes / 1_000_000} MB` });
  if (kind === 'pdf') return hasPdfEnd(bytes) ? ok({ kind: 'pdf' }) : fail({ kind: 'damaged-file' });
  const header = readPictureHeader(bytes, kind);
  if (header === undefined || !header.isWhole) return fail({ kind: 'damaged-file' });
  if (header.width * header.height > mostPicturePixels) {
    return fail({ kind: 'too-large', limit: `${mostPicturePixels / 1_000_000} megapixel` });
  }
  return ok({ kind: 'picture', width: header.width, height: header.height });
}

/** Before anything is made for each page: a file may say that it has a thousand million. */
export const checkPages = (pages: number): ReadProblem | undefined =>
  pages > mostPages ? { kind: 'too-many-pages', pages, limit: mostPages } : undefined;
