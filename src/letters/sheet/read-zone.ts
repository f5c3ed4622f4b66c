import { readZone } from '../documents/document-zone.ts';
import { findZoneLines } from '../documents/machine-lines.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { cropPage, framePage, scalePage } from '../page/resample.ts';
import type { Recogniser } from '../recognition/recogniser.ts';
import type { PageText } from '../text/page-text.ts';

/** Reads the lines of a document's machine-readable zone again, where a page has one, each alone and by its signs. */
export async function readZoneLines(
  text: PageText,
  page: GreyPage,
  recogniser: Recogniser,
): Promise<PageText> {
  const lines = findZoneLines(text);
  if (lines.length === 0) return text;
  const boxes = lines.flatMap((line) => line.map((word) => word.box));
  const left = Math.min(...boxes.map((box) => box.left)) * page.width;
  const right = Math.max(...boxes.map((box) => box.left + box.width)) * page.width;
  const readAt = async (factor: number): Promise<readonly string[]> => {
    const zoneLines: string[] = [];
    for (const line of lines) {
      const top = Math.min(...line.map(({ box }) => box.top)) * page.height;
      const bottom = Math.max(...line.map(({ box }) => box.top + box.height)) * page.height;
      const height = bottom - top;
      const strip = {
        left: left - height,
        top: top - height * 0.25,
        width: right - left + height * 2,
        height: height * 1.5,
      };
      const cut = scalePage(cropPage(page, strip), factor);
      const words = await recogniser.recognise(framePage(cut, 16), 'zone');
      zoneLines.push(words.map((word) => word.text).join(''));
    }
    return zoneLines;
  };
  // The check digits say whether it was read; another size makes other mistakes.
  let zoneLines: readonly string[] = [];
  for (const factor of [1, 2, 1.5]) {
    zoneLines = await readAt(factor);
    if (readZone(zoneLines) !== undefined) break;
  }
  return { ...text, zoneLines };
}
