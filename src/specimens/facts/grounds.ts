import list from '../../../resources/covered-groups/2026-11-23.json' with { type: 'json' };
import type { LegalBasis } from '../../domain/legal-basis.ts';
import type { Chance } from '../chance.ts';

/** What a permit is given for, in the words of the sentences. */
export type Purpose =
  | 'asylum'
  | 'quota'
  | 'humanitarian'
  | 'spouse'
  | 'child'
  | 'family'
  | 'religion'
  | 'other'
  | 'work';

export interface Ground {
  readonly basis: LegalBasis;
  readonly purpose: Purpose;
}

/** Of the covered list's provisions, by its groups' numbers. */
const purposes: Readonly<Record<string, Purpose>> = {
  '1': 'asylum',
  '2': 'quota',
  '3': 'humanitarian',
  '4': 'other',
  '5': 'other',
  '6': 'other',
  '7': 'religion',
  '8': 'spouse',
  '9': 'spouse',
  '10': 'child',
  '11': 'child',
  '12': 'child',
  '13': 'child',
  '14': 'family',
  '15': 'other',
};

const law = 'udlaendingeloven';

const covered: readonly Ground[] = list.groups.flatMap((group) =>
  group.provisions.map((provision) => ({
    basis: { law, ...(provision as Omit<LegalBasis, 'law'>) } as const,
    purpose: purposes[group.id] ?? 'other',
  })),
);

/** Permits that look alike and are not on the list. */
const nearMisses: readonly Ground[] = list.nearMisses.flatMap((near) =>
  near.kind === 'other-route' &&
  'provision' in near &&
  near.provision !== undefined &&
  near.provision.paragraph === 9
    ? [{ basis: { law, ...(near.provision as Omit<LegalBasis, 'law'>) } as const, purpose: 'work' as const }]
    : [],
);

/** Near misses by what a letter on work, study or training is about. */
const workAndStudy: readonly Ground[] = nearMisses.filter(({ basis }) =>
  ['a', 'i', 'k'].includes(basis.letter ?? ''),
);

/** Letters name the paragraph's parts as far as they go: § 9 a is always cited with its stk. */
const inFull = (basis: LegalBasis, chance: Chance): LegalBasis => {
  if (basis.paragraph === 9 && basis.letter === 'c' && basis.stk === 1 && chance.happens(0.3)) {
    return { ...basis, pkt: 1 };
  }
  if (basis.paragraph === 9 && basis.letter === undefined && basis.nr === 1 && chance.happens(0.3)) {
    return { ...basis, litra: chance.pick(['a', 'd']) };
  }
  return basis.stk === undefined && chance.happens(0.7) ? { ...basis, stk: 1 } : basis;
};

/** One of nine is a near miss, unless a purpose is wished for. */
export function chooseGround(chance: Chance, wished?: readonly Purpose[]): Ground {
  const from =
    wished === undefined
      ? chance.happens(0.11)
        ? nearMisses
        : covered
      : [...covered, ...workAndStudy].filter(({ purpose }) => wished.includes(purpose));
  const ground = chance.pick(from);
  return { ...ground, basis: inFull(ground.basis, chance) };
}
