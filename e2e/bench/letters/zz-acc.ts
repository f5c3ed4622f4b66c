export * from './bench-letter.ts';
export * from './node-way.ts';
export * from './score.ts';
export * from './tables.ts';
