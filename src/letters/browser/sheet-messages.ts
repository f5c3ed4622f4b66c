import type { ReadProblem } from '../../domain/permit-letter.ts';
import type { Result } from '../../domain/result.ts';
import type { PageRead } from '../read-letter.ts';
import type { TextLayer } from '../sheet/text-layer.ts';
import type { PageText } from '../text/page-text.ts';
import type { BrowserAssets } from './assets.ts';

/** What the page asks of the sheet worker: first its assets, then one page at a time. */
export type SheetRequest =
  | { readonly kind: 'start'; readonly assets: BrowserAssets }
  | { readonly kind: 'picture'; readonly id: number; readonly page: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'drawn';
      readonly id: number;
      readonly page: number;
      readonly bitmap: ImageBitmap;
      readonly layer: TextLayer;
    }
  /** Of a page that was read, and is kept, by its number. */
  | { readonly kind: 'again'; readonly id: number }
  | { readonly kind: 'names'; readonly id: number; readonly countries: readonly string[] }
  | { readonly kind: 'forget'; readonly id: number };

export type PageRequest = Extract<SheetRequest, { kind: 'picture' | 'drawn' }>;

/** A page as the worker read it, and keeps it for a second reading until told to forget it. */
export interface KeptPage extends Omit<PageRead, 'repeat'> {
  readonly isKept: boolean;
}

/** What a page says at first sight may come before the whole of it. */
export type SheetReply =
  | { readonly id: number; readonly first: PageText }
  | { readonly id: number; readonly read: Result<KeptPage, ReadProblem> }
  | { readonly id: number; readonly again: Result<PageText, ReadProblem> };
