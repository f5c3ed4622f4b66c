import { createChance, pickWeighted } from './chance.ts';
import type { NamedPerson, NamePart, Share } from './persons.ts';
import { NameDraw } from './persons.ts';
import { soundAlike } from './sound-alike.ts';
import { type VariationKind, writeTwice } from './variations.ts';

export interface WrittenPerson {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
}

export type DifferenceKind =
  /** Nothing in common but the day. */
  | 'other-name'
  /** All but the given name: brothers, sisters, born on one day or given the same first of January. */
  | 'siblings'
  | 'brother-and-sister'
  /** The given name, and another family. */
  | 'same-given-name'
  /** Two parts of three. */
  | 'two-of-three'
  /** Drawn from the dozen most usual names of their country. */
  | 'usual-names'
  /** Siblings whose given names are alike to a foreign ear: Hassan and Hussein. */
  | 'sound-alike';

export interface LabelledPair {
  readonly same: boolean;
  readonly kind: VariationKind | DifferenceKind;
  readonly world: string;
  readonly one: WrittenPerson;
  readonly other: WrittenPerson;
}

const variations: readonly (readonly [VariationKind, number])[] = [
  ['order', 16],
  ['romanisation', 15],
  ['respelt', 15],
  ['marks', 8],
  ['double-name', 10],
  ['left-out', 12],
  ['article', 5],
  ['linking-word', 3],
  ['typography', 5],
  ['initial', 3],
  ['single-name', 2],
  ['mixed', 6],
];

const differences: readonly (readonly [DifferenceKind, number])[] = [
  ['other-name', 20],
  ['siblings', 25],
  ['brother-and-sister', 6],
  ['same-given-name', 14],
  ['two-of-three', 15],
  ['usual-names', 15],
  ['sound-alike', 5],
];

/**
 * Pairs of records whose truth is known, one half of one person, the other of two. Both of a pair always
 * have the same birth date: with two dates nothing is compared. Two persons whose names hold one another
 * wholly ("Ali Hassan" and "Ali Omar Hassan") are not among the different ones, because nothing but the
 * number tells them from one person: there the clerk is asked, and that is as it should be.
 */
export function* drawLabelledPairs(seed: number, share: Share, count: number): Generator<LabelledPair> {
  const chance = createChance(seed);
  const draw = new NameDraw(chance, share);
  for (let nth = 0; nth < count; ) {
    const pair = nth % 2 === 0 ? drawSame() : drawDifferent();
    if (pair === undefined) continue;
    nth += 1;
    yield pair;
  }

  function drawSame(): LabelledPair | undefined {
    const kind = pickWeighted(chance, variations);
    return samePair(kind, draw.person(), draw, chance);
  }

  function drawDifferent(): LabelledPair | undefined {
    const kind = pickWeighted(chance, differences);
    const pair = differentPersons(kind);
    if (pair === undefined) return undefined;
    const [one, other] = pair;
    if (holds(one.parts, other.parts) || holds(other.parts, one.parts)) {
      if (one.sex === other.sex) return undefined;
    }
    return { same: false, kind, world: one.world.name, one: write(one), other: write(other) };
  }

  function write({ world, parts, sex, birthDate }: NamedPerson): WrittenPerson {
    const system = draw.system(world);
    const name = parts.map(({ source }) => world.romanise(source, system, chance)).join(' ');
    return { name, birthDate, sex };
  }

  function differentPersons(kind: DifferenceKind): readonly [NamedPerson, NamedPerson] | undefined {
    const one = draw.person(kind === 'usual-names' ? 12 : undefined);
    const { world, sex, parts } = one;
    switch (kind) {
      case 'other-name':
        return [one, { ...one, parts: draw.parts(world, sex) }];
      case 'usual-names':
        return [one, { ...one, parts: draw.parts(world, sex, 12) }];
      case 'siblings':
        return [one, { ...one, parts: withGiven(parts, draw.given(world, sex)) }];
      case 'brother-and-sister': {
        const otherSex = sex === 'male' ? 'female' : 'male';
        return [one, { ...one, sex: otherSex, parts: withGiven(parts, draw.given(world, otherSex)) }];
      }
      case 'same-given-name': {
        const given = parts.find(({ role }) => role === 'given');
        return given && [one, { ...one, parts: withGiven(draw.parts(world, sex), given) }];
      }
      case 'two-of-three': {
        if (parts.length < 3) return undefined;
        const at = chance.pick([...parts.keys()]);
        const old = parts[at];
        if (old === undefined) return undefined;
        const fresh =
          old.role === 'family'
            ? draw.family(world)
            : old.role === 'given'
              ? draw.given(world, sex)
              : draw.forefather(world);
        return [one, { ...one, parts: parts.map((part, place) => (place === at ? fresh : part)) }];
      }
      case 'sound-alike': {
        const sets = soundAlike.filter((set) => set.world === world.name && set.sex === sex);
        if (sets.length === 0) return undefined;
        const [first, second] = chance.pick(sets.flatMap(({ pairs }) => pairs));
        return [
          { ...one, parts: withGiven(parts, { role: 'given', source: first }) },
          { ...one, parts: withGiven(parts, { role: 'given', source: second }) },
        ];
      }
    }
  }
}

/** One kind of variation alone, e.g. typing slips, which are not among the usual ones. */
export function* drawSamePairs(
  seed: number,
  share: Share,
  kind: VariationKind,
  count: number,
): Generator<LabelledPair> {
  const chance = createChance(seed);
  const draw = new NameDraw(chance, share);
  for (let nth = 0; nth < count; ) {
    const pair = samePair(kind, draw.person(), draw, chance);
    if (pair === undefined) continue;
    nth += 1;
    yield pair;
  }
}

function samePair(
  kind: VariationKind,
  person: NamedPerson,
  draw: NameDraw,
  chance: ReturnType<typeof createChance>,
): LabelledPair | undefined {
  const names = writeTwice(kind, person, { chance, draw });
  if (names === undefined) return undefined;
  const { birthDate, sex } = person;
  const [one, other] = names;
  return {
    same: true,
    kind,
    world: person.world.name,
    one: { name: one, birthDate, sex },
    other: { name: other, birthDate, sex },
  };
}

const withGiven = (parts: readonly NamePart[], given: NamePart): readonly NamePart[] =>
  parts.map((part) => (part.role === 'given' ? given : part));

/** Whether each word of the second name stands in the first, as often as it does there. */
function holds(longer: readonly NamePart[], shorter: readonly NamePart[]): boolean {
  const left = longer.flatMap(wordsOf);
  return shorter.flatMap(wordsOf).every((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const wordsOf = ({ source }: NamePart): readonly string[] => source.replace(/^al-/, '').split('_');
