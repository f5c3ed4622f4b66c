import type { PageBox } from '../../domain/permit-letter.ts';
import type { QuarterTurns } from '../page/turn.ts';
import type { LetterWord } from '../text/page-text.ts';

/** A run of text as a PDF page holds it, in the page's displayed pixels (y downwards). */
export interface TextRun {
  readonly text: string;
  /** Where its base line begins. */
  readonly x: number;
  readonly y: number;
  /** Direction of reading, a unit vector: (1, 0) is level, left to right. */
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
  readonly height: number;
}

export interface TextLayer {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** A picture covers the page: the text may be some other program's recognition of it, and wrong. */
  readonly underPicture: boolean;
}

/** Fewer signs than this on a page are a stamp or a page number, not its text. */
const fewestSigns = 20;

export const holdsText = (layer: TextLayer): boolean =>
  layer.runs.reduce((sum, run) => sum + run.text.trim().length, 0) >= fewestSigns;

/** The quarter turns clockwise that bring most of a layer's text level. */
export function turnsOf(layer: TextLayer): QuarterTurns {
  const weight: [number, number, number, number] = [0, 0, 0, 0];
  for (const run of layer.runs) {
    const signs = run.text.trim().length;
    if (Math.abs(run.dx) >= Math.abs(run.dy)) weight[run.dx >= 0 ? 0 : 2] += signs;
    // Text that runs downwards is level again after three quarter turns clockwise.
    else weight[run.dy > 0 ? 3 : 1] += signs;
  }
  const most = Math.max(...weight);
  return weight.indexOf(most) as QuarterTurns;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function turnPoint(point: Point, turns: QuarterTurns, width: number, height: number): Point {
  switch (turns) {
    case 0:
      return point;
    case 1:
      return { x: height - point.y, y: point.x };
    case 2:
      return { x: width - point.x, y: height - point.y };
    case 3:
      return { x: point.y, y: width - point.x };
  }
}

interface Piece {
  text: string;
  readonly left: number;
  right: number;
  readonly base: number;
  readonly height: number;
}

/** Runs as pieces without spaces, on the upright page, in reading order. */
function piecesOf(layer: TextLayer, turns: QuarterTurns): Piece[] {
  const pieces: Piece[] = [];
  for (const run of layer.runs) {
    const start = turnPoint(run, turns, layer.width, layer.height);
    const end = turnPoint(
      { x: run.x + run.dx * run.length, y: run.y + run.dy * run.length },
      turns,
      layer.width,
      layer.height,
    );
    // Text across the page's own direction (a note up the margin) is not part of the letter's lines.
    if (end.x < start.x || Math.abs(end.y - start.y) > Math.abs(end.x - start.x) * 0.3 + 1) continue;
    const step = run.text.length === 0 ? 0 : (end.x - start.x) / run.text.length;
    for (const match of run.text.matchAll(/[^\s\u00A0]+/gu)) {
      pieces.push({
        text: match[0],
        left: start.x + step * match.index,
        right: start.x + step * (match.index + match[0].length),
        base: start.y,
        height: run.height,
      });
    }
  }
  return pieces.sort((a, b) =>
    Math.abs(a.base - b.base) > 0.4 * Math.min(a.height, b.height) ? a.base - b.base : a.left - b.left,
  );
}

/** The words of a PDF page's own text, upright, with their boxes as fractions of the upright page. */
export function wordsOfLayer(layer: TextLayer, page: number): readonly LetterWord[] {
  const turns = turnsOf(layer);
  const [width, height] = turns % 2 === 0 ? [layer.width, layer.height] : [layer.height, layer.width];
  const joined: Piece[] = [];
  for (const piece of piecesOf(layer, turns)) {
    const last = joined.at(-1);
    const touches =
      last !== undefined &&
      Math.abs(last.base - piece.base) < piece.height * 0.3 &&
      piece.left - last.right < piece.height * 0.08 &&
      piece.left - last.right > -piece.height * 0.5;
    if (touches) {
      last.text += piece.text;
      last.right = piece.right;
    } else {
      joined.push({ ...piece });
    }
  }
  return joined.map((piece) => {
    const box: PageBox = {
      page,
      left: piece.left / width,
      top: (piece.base - piece.height * 0.78) / height,
      width: (piece.right - piece.left) / width,
      height: piece.height / height,
    };
    return { text: piece.text.normalize('NFC'), confidence: 1, box };
  });
}
