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
    };

/** What a page says at first sight may come before the whole of it. */
export type SheetReply =
  | { readonly id: number; readonly first: PageText }
  | { readonly id: number; readonly read: Result<PageRead, ReadProblem> };
