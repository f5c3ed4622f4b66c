import { type Chance, createChance } from '../chance.ts';

export const damageLevels = ['clean', 'mild', 'hard'] as const;
export type DamageLevel = (typeof damageLevels)[number];

/** What happens to a page between the printer and the file. */
export interface DamagePlan {
  readonly level: DamageLevel;
  readonly dpi: number;
  /** Degrees clockwise. */
  readonly skew: number;
  /** Pixels. */
  readonly blur: number;
  /** Greatest change of a pixel by noise, of 255. */
  readonly noise: number;
  /** Grey of paper and of ink, 0-255. */
  readonly paper: number;
  readonly ink: number;
  /** How much darker the darkest corner is, 0-1, and in which direction it lies (radians). */
  readonly shade: number;
  readonly shadeTowards: number;
  /** How far corners are moved by the angle of a camera, as part of the width. */
  readonly perspective: number;
  /** Quarter turns clockwise of the pixels. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  /** The camera noted how to turn the picture back, instead of turning it. */
  readonly notedInExif: boolean;
  /** 1-99; of JPEG. */
  readonly quality: number;
  readonly fax: boolean;
  readonly showThrough: boolean;
  readonly fold: boolean;
  readonly marks: readonly DamageMark[];
}

export type DamageMark = 'stamp' | 'pen' | 'ring' | 'staple';

const none: Omit<DamagePlan, 'level' | 'dpi'> = {
  skew: 0,
  blur: 0,
  noise: 0,
  paper: 255,
  ink: 0,
  shade: 0,
  shadeTowards: 0,
  perspective: 0,
  quarterTurns: 0,
  notedInExif: false,
  quality: 92,
  fax: false,
  showThrough: false,
  fold: false,
  marks: [],
};

/** The same damage for the same seed. Hard damage has a few faults at once, never all of them. */
export function planDamage(seed: number, level: DamageLevel): DamagePlan {
  const chance = createChance(seed, `damage-${level}`);
  switch (level) {
    case 'clean':
      return { ...none, level, dpi: chance.pick([200, 300]) };
    case 'mild':
      return {
        ...none,
        level,
        dpi: chance.pick([200, 240, 300]),
        skew: chance.within(-1.5, 1.5),
        blur: chance.within(0, 0.7),
        noise: chance.between(4, 16),
        paper: chance.between(222, 250),
        ink: chance.between(10, 60),
        shade: chance.within(0, 0.12),
        shadeTowards: chance.within(0, Math.PI * 2),
        quality: chance.between(60, 75),
      };
    case 'hard':
      return planHard(chance);
  }
}

function planHard(chance: Chance): DamagePlan {
  const way = chance.pick(['photo', 'photo', 'fax', 'pale', 'scan', 'scan'] as const);
  const isPhoto = way === 'photo';
  const turned = chance.happens(0.3);
  const fine = way === 'fax';
  return {
    ...none,
    level: 'hard',
    dpi: fine ? 200 : chance.pick([150, 150, 170]),
    skew: chance.within(-4, 4),
    blur: chance.within(0.2, isPhoto ? 0.8 : 0.6),
    noise: chance.between(6, 20),
    paper: way === 'pale' ? chance.between(200, 225) : chance.between(205, 245),
    ink: way === 'pale' ? chance.between(105, 130) : chance.between(20, 80),
    shade: isPhoto ? chance.within(0.15, 0.45) : chance.within(0, 0.2),
    shadeTowards: chance.within(0, Math.PI * 2),
    perspective: isPhoto ? chance.within(0.01, 0.045) : 0,
    quarterTurns: turned ? chance.pick([1, 2, 2, 3] as const) : 0,
    notedInExif: turned && !fine && chance.happens(0.4),
    quality: chance.between(35, 50),
    fax: fine,
    showThrough: !fine && chance.happens(0.25),
    fold: !fine && chance.happens(0.4),
    marks: chance.some(['stamp', 'pen', 'ring', 'staple'] as const, fine ? 0 : chance.between(0, 2)),
  };
}
