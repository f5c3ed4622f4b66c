import { arabic } from './ar.ts';
import type { Catalogue, WordKey } from './catalogue.ts';
import { danish } from './da.ts';
import { english } from './en.ts';
import { dari } from './fa.ts';
import { french } from './fr.ts';
import { somali } from './so.ts';
import { swahili } from './sw.ts';
import { thai } from './th.ts';
import { tigrinya } from './ti.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';

export interface Language {
  /** BCP 47, as the page and the sealed intake name it. */
  readonly tag: string;
  /** As those who speak it call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly catalogue: Catalogue;
}

/** In the order in which the first screen offers them. */
export const languages: readonly Language[] = [
  { tag: 'da', name: 'Dansk', direction: 'ltr', catalogue: danish },
  { tag: 'en', name: 'English', direction: 'ltr', catalogue: english },
  { tag: 'ar', name: 'العربية', direction: 'rtl', catalogue: arabic },
  { tag: 'ti', name: 'ትግርኛ', direction: 'ltr', catalogue: tigrinya },
  { tag: 'fa-AF', name: 'دری / فارسی', direction: 'rtl', catalogue: dari },
  { tag: 'uk', name: 'Українська', direction: 'ltr', catalogue: ukrainian },
  { tag: 'so', name: 'Soomaali', direction: 'ltr', catalogue: somali },
  { tag: 'tr', name: 'Türkçe', direction: 'ltr', catalogue: turkish },
  { tag: 'fr', name: 'Français', direction: 'ltr', catalogue: french },
  { tag: 'th', name: 'ไทย', direction: 'ltr', catalogue: thai },
  { tag: 'sw', name: 'Kiswahili', direction: 'ltr', catalogue: swahili },
];

/** The language of a tag; Danish where there is none of it. */
export function findLanguage(tag: string): Language {
  const found = languages.find((language) => language.tag === tag) ?? languages[0];
  if (found === undefined) throw new Error('The kiosk has no language');
  return found;
}

/** The keys of a language's texts that no native speaker has read, in the order of the catalogue. */
export const listUnchecked = ({ catalogue }: Language): readonly WordKey[] =>
  (Object.keys(catalogue) as WordKey[]).filter((key) => catalogue[key].checked === false);
