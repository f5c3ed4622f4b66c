import type { danish } from './da.ts';
import type { Phrase } from './phrase.ts';

export type WordKey = keyof typeof danish;

/** All the kiosk's texts in one language: one that lacks a key does not compile. */
export type Catalogue = Readonly<Record<WordKey, Phrase>>;
