import type { SignDoubt } from '../../domain/permit-letter.ts';
import { inLocale, type Locale } from './locale.ts';

/** Where in a name the clerk should compare a sign with the letter, and what may stand there. */
export function explainSignDoubt(name: string, doubt: SignDoubt, locale: Locale): string {
  // Counted as people count: a letter with its mark is one sign.
  const place = Array.from(name.slice(0, doubt.at)).length + 1;
  const sign = name.slice(doubt.at, doubt.at + doubt.length);
  const [first, ...others] = doubt.instead.toReversed();
  const may = (open: string, close: string, or: string): string => {
    const last = `${open}${first ?? ''}${close}`;
    const before = others.toReversed().map((other) => `${open}${other}${close}`);
    return before.length === 0 ? last : `${before.join(', ')} ${or} ${last}`;
  };
  return inLocale(
    first === undefined
      ? { da: `tegn ${place}, »${sign}«`, en: `character ${place}, “${sign}”` }
      : {
          da: `tegn ${place}, »${sign}«, kan være ${may('»', '«', 'eller')}`,
          en: `character ${place}, “${sign}”, may be ${may('“', '”', 'or')}`,
        },
    locale,
  );
}
