export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loaded: Promise<Pdfjs> | undefined;

/** pdf.js, from when the first PDF comes. */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

/**
 * The package replaces `push` where an engine lets a list grow whose length is fixed, as this one does. Its own is
 * several times slower, for every list of the process. No list here is of a fixed length, so the engine's stays.
 */
async function load(): Promise<Pdfjs> {
  const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // The part that reads files makes itself known to the other, and would else be loaded by it, later.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  if (push !== undefined) Object.defineProperty(Array.prototype, 'push', push);
  return pdfjs;
}
