// The package has types for its other half alone. Importing it is all that is done with it.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
