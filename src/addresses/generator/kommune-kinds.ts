import { kommuner } from '../kommuner.ts';
import { createSeeded, seedFor } from './seeded.ts';

export type KommuneKind = 'capital' | 'city' | 'suburb' | 'town' | 'country' | 'island';

/** What kommuner of one kind have in common. Plausible, not counted: no statistics stand behind it. */
export interface KindTraits {
  /** Share of the country's addresses, in per mille. */
  readonly weight: number;
  /** Addresses on a street, on average. */
  readonly perStreet: number;
  /** Share of houses with flats in the middle of the main town, 0-1. */
  readonly flats: number;
  readonly postcodes: number;
  /** Villages with a supplementary town name. */
  readonly villages: number;
  /** Share of streets outside the main town, 0-1. */
  readonly outside: number;
}

const traits: Readonly<Record<KommuneKind, KindTraits>> = {
  capital: { weight: 104, perStreet: 130, flats: 0.8, postcodes: 262, villages: 0, outside: 0 },
  city: { weight: 40, perStreet: 44, flats: 0.4, postcodes: 20, villages: 50, outside: 0.35 },
  suburb: { weight: 7.4, perStreet: 41, flats: 0.28, postcodes: 3, villages: 0, outside: 0.3 },
  town: { weight: 12.7, perStreet: 32, flats: 0.22, postcodes: 9, villages: 45, outside: 0.45 },
  country: { weight: 6, perStreet: 24, flats: 0.1, postcodes: 11, villages: 40, outside: 0.65 },
  island: { weight: 1, perStreet: 13, flats: 0.03, postcodes: 3, villages: 12, outside: 0.7 },
};

const codesOf: Readonly<Record<Exclude<KommuneKind, 'country'>, string>> = {
  capital: '0101',
  city: '0461 0561 0751 0851',
  suburb:
    '0147 0151 0153 0155 0157 0159 0161 0163 0165 0167 0169 0173 0175 0183 0185 0187 0190 0201 0210 0223 0230 0240 0253 0269',
  town: '0217 0219 0250 0259 0265 0316 0330 0370 0479 0510 0540 0580 0607 0615 0621 0630 0657 0661 0730 0740 0746 0791 0813 0860',
  island: '0492 0563 0741 0825',
};
const kindOf = new Map(
  Object.entries(codesOf).flatMap(([kind, codes]) =>
    codes.split(' ').map((code) => [code, kind as KommuneKind] as const),
  ),
);

export interface PlannedKommune {
  /** Four digits. */
  readonly code: string;
  readonly name: string;
  readonly kind: KommuneKind;
  readonly traits: KindTraits;
  /** How many addresses it is to have. */
  readonly addresses: number;
  /** How many streets, those with high codes left out. */
  readonly streets: number;
}

/** Street codes below those for special purposes; some are left free, as in life. */
const mostStreets = 7_000;

/** Shares `addresses` out among the kommuner with these codes; all 98 where there are none. */
export function planKommuner(
  seed: number,
  addresses: number,
  codes: readonly string[] = kommuner.map(({ code }) => code),
): readonly PlannedKommune[] {
  const chosen = kommuner
    .filter(({ code }) => codes.includes(code))
    .map((kommune) => {
      const kind = kindOf.get(kommune.code) ?? 'country';
      const uneven = kind === 'capital' ? 1 : 0.6 + 0.8 * createSeeded(seedFor(seed, kommune.code)).next();
      return { ...kommune, kind, traits: traits[kind], weight: traits[kind].weight * uneven };
    });
  const whole = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return chosen.map(({ weight, ...kommune }) => {
    const share = Math.max(1, Math.round((addresses * weight) / whole));
    const streets = Math.min(mostStreets, Math.max(1, Math.round(share / kommune.traits.perStreet)));
    return { ...kommune, addresses: share, streets };
  });
}
