import { pageSize, type TextRun } from '../../specimens/drawing/page-drawing.ts';
import type { Specimen } from '../../specimens/specimen.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';

/** Millimetres in a point. */
const point = 25.4 / 72;

/** The pages of a practice letter as a reader gives them that misreads nothing. */
export function pagesOfSpecimen(specimen: Specimen, source: PageText['source']): readonly PageText[] {
  return specimen.pages.map(({ shapes }, page) => ({
    aspect: pageSize.height / pageSize.width,
    source,
    words: shapes
      .filter((shape): shape is TextRun => shape.kind === 'text' && shape.turned === undefined)
      .flatMap((run) => wordsOfRun(run, page, source)),
  }));
}

function wordsOfRun(run: TextRun, page: number, source: PageText['source']): readonly LetterWord[] {
  const step = run.width / Math.max(1, run.text.length);
  const height = run.size * point;
  return [...run.text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    confidence: source === 'file' ? 1 : 0.9,
    box: {
      page,
      left: (run.x + step * match.index) / pageSize.width,
      top: (run.y - height * 0.8) / pageSize.height,
      width: (step * match[0].length) / pageSize.width,
      height: height / pageSize.height,
    },
    ...(/\d{4}/u.test(match[0]) && source === 'recognised' ? { readAgain: [match[0], match[0]] } : {}),
  }));
}
