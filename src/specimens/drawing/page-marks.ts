import type { Chance } from '../chance.ts';
import type { Language } from '../specimen.ts';
import { danish } from '../wording/danish.ts';
import { english } from '../wording/english.ts';
import { pageSize, type Shape, type TextRun } from './page-drawing.ts';
import type { Style } from './style.ts';
import { textWidth } from './text-width.ts';

export const notGenuine = 'EKSEMPEL - IKKE ÆGTE';

/** What stands at every page's foot: that it is no genuine letter, and which page it is. */
export function pageMarks(
  chance: Chance,
  style: Style,
  language: Language | 'both',
): (page: number, pages: number) => readonly Shape[] {
  const size = chance.pick([6.5, 7, 7.5]);
  const numbered = chance.happens(0.7);
  const manner = chance.pick(['foot', 'foot', 'foot', 'edge', 'watermark'] as const);
  const { page: pageText } = language === 'en' ? english : danish;
  const font = style.font;
  const text = (shown: string, x: number, y: number, colour: string): TextRun => ({
    kind: 'text',
    text: shown,
    x,
    y,
    width: textWidth(shown, font, 'regular', size),
    font,
    weight: 'regular',
    size,
    colour,
  });
  // Under the print, and so pale that nobody reads it for print.
  const watermark: TextRun = {
    ...text(notGenuine, 38, 225, '#ededed'),
    size: 36,
    width: textWidth(notGenuine, font, 'regular', 36),
    turned: -50,
  };
  return (page, pages) => {
    const foot = pageSize.height - 11;
    const number = pageText(page + 1, pages);
    const right = pageSize.width - style.margins.right - textWidth(number, font, 'regular', size);
    return [
      manner === 'edge'
        ? { ...text(notGenuine, 8, pageSize.height - 30, '#555555'), turned: -90 }
        : text(notGenuine, style.margins.left, foot, '#555555'),
      ...(manner === 'watermark' ? [watermark] : []),
      ...(numbered ? [text(number, right, foot, '#333333')] : []),
    ];
  };
}
