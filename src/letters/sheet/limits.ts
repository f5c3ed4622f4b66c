/** A letter has at most this many pages, over all its files. */
export const mostPages = 30;

/** Pictures with more pixels are made smaller as they are opened. */
export const comfortablePixels = 24_000_000;

/** Pictures with more pixels are refused: opening them may take all memory. */
export const mostPicturePixels = 120_000_000;

/** Files with more bytes are refused. */
export const mostBytes = 100_000_000;

/** Width of the page pictures given back, in pixels. */
export const shownWidth = 1400;

/** The resolution at which PDF pages are drawn for recognition, and for showing pages that hold text. */
export const drawnDpi = { recognised: 300, shown: 170 } as const;

/** Pixels across the longest side beyond which a drawn page brings no better recognition. */
export const longestDrawnSide = 4000;
