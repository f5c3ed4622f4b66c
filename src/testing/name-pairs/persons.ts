import type { Chance } from './chance.ts';
import { pickWeighted } from './chance.ts';
import type { NameList, NameWorld } from './name-world.ts';
import { worlds } from './worlds.ts';

/**
 * Which names are drawn, and how they are written: those that the folding was made with; other names, written
 * in the same ways; or other names, worlds and ways of writing.
 */
export type Share = 'known' | 'other-names' | 'other-ways';

export type Sex = 'female' | 'male';

export interface NamePart {
  readonly role: 'given' | 'middle' | 'family';
  /** As the world's own list has it. */
  readonly source: string;
}

export interface NamedPerson {
  readonly world: NameWorld;
  readonly sex: Sex;
  readonly parts: readonly NamePart[];
  /** Within the practice series. */
  readonly birthDate: string;
}

export class NameDraw {
  readonly #chance: Chance;
  readonly #share: Share;
  readonly #worlds: readonly (readonly [NameWorld, number])[];

  constructor(chance: Chance, share: Share) {
    this.#chance = chance;
    this.#share = share;
    this.#worlds = share === 'other-ways' ? worlds : worlds.filter(([world]) => world.heldBack !== true);
  }

  world(): NameWorld {
    return pickWeighted(this.#chance, this.#worlds);
  }

  /** A way of writing: any of the usual ones; in the last share also those that are held back. */
  system(world: NameWorld): string {
    const isHeldBack = (system: string): boolean => world.heldBackSystems.includes(system);
    const open =
      this.#share === 'other-ways' ? world.systems : world.systems.filter((one) => !isHeldBack(one));
    return this.#chance.pick(open);
  }

  #listOf(world: NameWorld): NameList {
    return this.#share === 'known' ? world.known : world.others;
  }

  given(world: NameWorld, sex: Sex, most = Number.POSITIVE_INFINITY): NamePart {
    return { role: 'given', source: this.#chance.pick(this.#listOf(world)[sex].slice(0, most)) };
  }

  forefather(world: NameWorld, most = Number.POSITIVE_INFINITY): NamePart {
    return { role: 'middle', source: this.given(world, 'male', most).source };
  }

  family(world: NameWorld, most = Number.POSITIVE_INFINITY): NamePart {
    const { family } = this.#listOf(world);
    if (family.length === 0) return { ...this.forefather(world, most), role: 'family' };
    return { role: 'family', source: this.#chance.pick(family.slice(0, most)) };
  }

  /** `most`: only that many of the most usual names. */
  parts(world: NameWorld, sex: Sex, most?: number): readonly NamePart[] {
    const chance = this.#chance;
    const given = this.given(world, sex, most);
    const family = this.family(world, most);
    switch (world.build) {
      case 'given-and-family':
        return chance.is(0.2)
          ? [given, { ...this.given(world, sex, most), role: 'middle' }, family]
          : [given, family];
      case 'given-and-two-families':
        return chance.is(0.4)
          ? [given, { ...this.family(world, most), role: 'middle' }, family]
          : [given, family];
      case 'patronymic':
        return chance.is(0.8) ? [given, this.forefather(world, most), family] : [given, family];
      case 'patronymic-and-family': {
        const fathers = [this.forefather(world, most), this.forefather(world, most)];
        return [given, ...fathers.slice(0, chance.pick([0, 1, 1, 2])), family];
      }
      case 'family-first': {
        const middle: NamePart = { role: 'middle', source: sex === 'female' ? 'thị' : 'văn' };
        return chance.is(0.5) ? [family, middle, given] : [family, given];
      }
    }
  }

  person(most?: number): NamedPerson {
    const world = this.world();
    const sex = this.#chance.pick(['female', 'male'] as const);
    return { world, sex, parts: this.parts(world, sex, most), birthDate: this.birthDate() };
  }

  /** Many who came without papers were given the first of January. */
  birthDate(): string {
    const year = 2037 + Math.floor(this.#chance.next() * 21);
    if (this.#chance.is(0.6)) return `${year}-01-01`;
    const month = 1 + Math.floor(this.#chance.next() * 12);
    const day = 1 + Math.floor(this.#chance.next() * 28);
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}
