import type { Chance } from './chance.ts';

/** Names in the spelling that the world's own `romanise` starts from; `_` joins the words of one name. */
export interface NameList {
  readonly male: readonly string[];
  readonly female: readonly string[];
  /** Empty where people bear their father's and grandfather's names. */
  readonly family: readonly string[];
}

export const listOf = (male: string, female: string, family = ''): NameList => {
  const split = (text: string): readonly string[] => text.split(/\s+/).filter((name) => name !== '');
  return { male: split(male), female: split(female), family: split(family) };
};

/** The names of one part of the world, and how they come to stand in Latin letters. */
export interface NameWorld {
  readonly name: string;
  /** The names that the folding was made with. */
  readonly known: NameList;
  /** Names that nobody looked at while it was made. */
  readonly others: NameList;
  readonly build:
    | 'given-and-family'
    | 'given-and-two-families'
    | 'patronymic'
    | 'patronymic-and-family'
    | 'family-first';
  /** The ways of writing these names in Latin letters; two offices, two passports may have used two of them. */
  readonly systems: readonly string[];
  /** Those of them that nobody looked at either. */
  readonly heldBackSystems: readonly string[];
  /** Nothing of this world was looked at. */
  readonly heldBack?: boolean;
  /** One name as that system writes it. Where a system leaves a choice, chance makes it. */
  readonly romanise: (name: string, system: string, chance: Chance) => string;
}
