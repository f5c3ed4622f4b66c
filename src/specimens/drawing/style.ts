import type { Chance } from '../chance.ts';
import type { FontKey } from './page-drawing.ts';

/** How a letter looks, whatever its layout. */
export interface Style {
  readonly font: FontKey;
  /** Points. */
  readonly size: number;
  /** Distance of lines as a multiple of the size. */
  readonly leading: number;
  /** Lines between paragraphs. */
  readonly paragraphGap: number;
  /** Millimetres. */
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly justified: boolean;
  readonly boldLabels: boolean;
  readonly colon: boolean;
  readonly ink: string;
}

const fonts: readonly FontKey[] = [
  'sans',
  'sans',
  'serif',
  'serif',
  'open-sans',
  'plex-sans',
  'book-serif',
  'narrow',
];

export function chooseStyle(chance: Chance, fixedPitch: boolean): Style {
  const font = fixedPitch ? chance.pick(['typewriter', 'fixed-pitch'] as const) : chance.pick(fonts);
  const small = font === 'open-sans' || fixedPitch;
  return {
    font,
    size: chance.pick(small ? [9, 9.5, 10, 10.5] : [9.5, 10, 10.5, 11, 11, 11.5, 12]),
    leading: chance.within(1.2, 1.48),
    paragraphGap: chance.pick([0.5, 0.7, 1, 1]),
    margins: {
      left: chance.between(18, 28),
      right: chance.between(18, 28),
      top: chance.between(18, 26),
      bottom: chance.between(24, 30),
    },
    justified: !fixedPitch && chance.happens(0.25),
    boldLabels: chance.happens(0.5),
    colon: chance.happens(0.75),
    ink: chance.pick(['#000000', '#000000', '#111111', '#1d1d1b']),
  };
}
