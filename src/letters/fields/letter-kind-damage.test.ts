import { expect, test } from 'vitest';
import { arrangeLetter } from '../text/letter-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { findLetterKind } from './letter-kind.ts';

const kindOf = (text: string): string => {
  const what = findLetterKind(arrangeLetter(specimenPages('recognised', [text])));
  return what.kind === 'other' ? what.paper : what.kind;
};

/** What print engines give for a letter. */
const misread: Readonly<Record<string, readonly string[]>> = {
  æ: ['ae', 'e', 'a'],
  ø: ['o', '0'],
  å: ['a', 'à'],
  l: ['1', 'I'],
  i: ['1', 'l'],
  g: ['q', '9'],
  e: ['c', 'o'],
  o: ['0', 'c'],
  n: ['u', 'ri'],
  m: ['rn'],
  t: ['f', 'l'],
  s: ['5', 'z'],
  d: ['cl'],
  b: ['h'],
  r: ['n'],
};

/** The same "chance" every time: a linear congruential generator (C90's constants). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A share of the letters, misread. */
const damage = (text: string, share: number, chance: () => number): string =>
  Array.from(text, (letter) => {
    const wrong = misread[letter];
    return wrong !== undefined && chance() < share
      ? (wrong[Math.floor(chance() * wrong.length)] ?? letter)
      : letter;
  }).join('');

const head = `
Udlændingestyrelsen

Amina Yusuf Warsame                                              Dato: 3. juni 2056
Kirkevej 12, 1. tv.                                              Sagsnr.: 56/123456
5000 Odense C
`;
const firstPermit = `
Tilladelsen gælder fra den 3. juni 2056 til den 2. juni 2058.

Dit administrative CPR-nummer er 010145-5009.

Du kan tidligst søge om forlængelse tre måneder før, tilladelsen udløber. Får du afslag på
forlængelse, kan du klage. Du kan søge om tidsubegrænset opholdstilladelse efter otte år.
Hvis din opholdstilladelse bliver inddraget, mister du dine rettigheder.
`;
const moreTime = `
Tilladelsen gælder til den 2. juni 2060.

CPR-nr. 010145-5009.

Du kan tidligst søge om forlængelse igen tre måneder før, tilladelsen udløber.
`;

/** How many of twenty damaged copies of each letter are taken for what. */
function countKinds(sentences: readonly string[], rest: string, share: number): Record<string, number> {
  const chance = createChance(7);
  const counts: Record<string, number> = {};
  for (const sentence of sentences) {
    for (let copy = 0; copy < 20; copy += 1) {
      const kind = kindOf(damage(`${head}\n${sentence}\n${rest}`, share, chance));
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  return counts;
}

const permits = [
  'Opholdstilladelse\n\nDu har fået opholdstilladelse i Danmark efter udlændingelovens § 7, stk. 1.',
  'Vi har i dag besluttet at give dig opholdstilladelse efter § 9, stk. 1, nr. 1.',
  'Du meddeles hermed opholdstilladelse i medfør af udlændingelovens § 9 b, stk. 1.',
  'We are pleased to inform you that you have been granted a residence permit under section 9(1)(i).',
  'Du er blevet meddelt opholdstilladelse som ægtefælle til Ali, der har tidsubegrænset opholdstilladelse.',
  'Flygtningenævnet har ændret vores afslag. Vi giver dig derfor opholdstilladelse efter § 7, stk. 2.',
];
const extensions = [
  'Vi har den 3. juni 2056 imødekommet din ansøgning om forlængelse af din opholdstilladelse.',
  'Udlændingestyrelsen har truffet afgørelse om at forlænge din opholdstilladelse.',
  'Du får din opholdstilladelse forlænget med to år.',
  'Your permit to stay in Denmark is hereby extended.',
];

test.each([0, 0.02, 0.05])(
  'with %d of the letters misread, a first permit is not taken for another paper',
  (share) => {
    const counts = countKinds(permits, firstPermit, share);
    const all = permits.length * 20;
    expect(counts['permit-letter']).toBeGreaterThanOrEqual(all * (share === 0 ? 1 : 0.95));
  },
);

test.each([0, 0.02, 0.05])(
  'with %d of the letters misread, an extension is not taken for a first permit',
  (share) => {
    const counts = countKinds(extensions, moreTime, share);
    const all = extensions.length * 20;
    expect(counts['permit-letter'] ?? 0).toBeLessThanOrEqual(all * (share === 0 ? 0 : 0.1));
  },
);
