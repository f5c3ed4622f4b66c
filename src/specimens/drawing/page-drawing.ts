/** One A4 page as things to draw. Lengths in mm from the upper left corner, sizes of print in points. */
export interface PageDrawing {
  readonly shapes: readonly Shape[];
}

/** Millimetres. */
export const pageSize = { width: 210, height: 297 } as const;

export type FontKey =
  | 'sans'
  | 'open-sans'
  | 'plex-sans'
  | 'narrow'
  | 'serif'
  | 'book-serif'
  | 'typewriter'
  | 'fixed-pitch';
export type Weight = 'regular' | 'bold';

export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  /** The left end of the base line. */
  readonly x: number;
  readonly y: number;
  /** As the table of widths gives it: no kerning, no ligatures. */
  readonly width: number;
  readonly font: FontKey;
  readonly weight: Weight;
  readonly size: number;
  /** `#rrggbb` */
  readonly colour: string;
  /** Degrees clockwise about the left end of the base line. */
  readonly turned?: number;
}

export interface Line {
  readonly kind: 'line';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly width: number;
  readonly colour: string;
}

export interface Rectangle {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

export type Shape = TextRun | Line | Rectangle;

/** A place on a page, mm. */
export interface Box {
  /** From 0. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
