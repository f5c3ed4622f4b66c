import type { Chance } from './chance.ts';
import type { NameDraw, NamedPerson, NamePart } from './persons.ts';

/** What may differ between two records of one person. */
export type VariationKind =
  | 'order'
  /** Every part as another system, or another mood, writes it. */
  | 'romanisation'
  /** One part so, the rest as before. */
  | 'respelt'
  | 'marks'
  | 'double-name'
  | 'left-out'
  | 'article'
  | 'linking-word'
  | 'typography'
  | 'initial'
  | 'single-name'
  | 'mixed'
  | 'slip';

interface Tools {
  readonly chance: Chance;
  readonly draw: NameDraw;
}

/** Two ways in which one person's name came to be written; undefined where the kind does not fit the person. */
export function writeTwice(
  kind: VariationKind,
  person: NamedPerson,
  { chance, draw }: Tools,
): readonly [string, string] | undefined {
  const { world, parts } = person;
  const write = (these: readonly NamePart[], system = draw.system(world)): string[] =>
    these.map(({ source }) => world.romanise(source, system, chance));
  const both = (one: readonly string[], other: readonly string[]) =>
    [one.join(' '), other.join(' ')] as const;
  const once = write(parts);

  switch (kind) {
    case 'order':
      return both(once, reorder(once, chance));
    case 'romanisation':
      return world.systems.includes('bare') ? undefined : both(once, write(parts));
    case 'respelt': {
      if (world.systems.includes('bare')) return undefined;
      const at = Math.floor(chance.next() * parts.length);
      const again = write(parts)[at] ?? '';
      return both(
        once,
        once.map((word, place) => (place === at ? again : word)),
      );
    }
    case 'marks':
      return world.systems.includes('bare') ? both(write(parts, 'as-written'), write(parts)) : undefined;
    case 'double-name':
      // Written again by the same hand: what is joined, hyphenated or apart is open each time.
      return parts.some(({ source }) => source.includes('_'))
        ? both(
            ...sameSystem(
              () => draw.system(world),
              (system) => write(parts, system),
            ),
          )
        : undefined;
    case 'left-out': {
      const shorter = leaveOut(parts, chance);
      return shorter === undefined
        ? undefined
        : both(
            once,
            shorter.map((at) => once[at] ?? ''),
          );
    }
    case 'article':
      return parts.some(({ source }) => source.startsWith('al-'))
        ? both(
            once,
            once.map((word, at) => changeArticle(word, parts[at]?.source ?? '', chance)),
          )
        : undefined;
    case 'linking-word': {
      if (!world.build.startsWith('patronymic') || once.length < 2) return undefined;
      const [given = '', ...rest] = once;
      const link = person.sex === 'male' ? chance.pick(['bin', 'ibn', 'ben', 'Bin']) : 'bint';
      return both(once, [given, link, ...rest]);
    }
    case 'typography':
      return [once.join(' '), changeTypography(once, chance)];
    case 'initial': {
      if (once.length < 3) return undefined;
      const dot = chance.pick(['.', '']);
      return both(
        once,
        once.map((word, at) => (at > 0 && at < once.length - 1 ? word.slice(0, 1) + dot : word)),
      );
    }
    case 'single-name': {
      const alone = parts.filter(({ role }) => role === 'given');
      return both(write(alone), write(alone));
    }
    case 'mixed': {
      const again = write(parts);
      const kept = chance.is(0.4) ? (leaveOut(parts, chance) ?? [...parts.keys()]) : [...parts.keys()];
      return both(
        once,
        reorder(
          kept.map((at) => again[at] ?? ''),
          chance,
        ),
      );
    }
    case 'slip': {
      const at = once.findIndex((word) => /^\p{L}{7,}$/u.test(word));
      if (at < 0) return undefined;
      return both(
        once,
        once.map((word, place) => (place === at ? slip(word, chance) : word)),
      );
    }
  }
}

const sameSystem = (
  pick: () => string,
  write: (system: string) => string[],
): readonly [string[], string[]] => {
  const system = pick();
  return [write(system), write(system)];
};

/** The family first, or turned round, or any order at all. */
function reorder(words: readonly string[], chance: Chance): string[] {
  const last = words.at(-1) ?? '';
  switch (chance.pick(['family-first', 'family-first', 'comma', 'any'])) {
    case 'family-first':
      return [last, ...words.slice(0, -1)];
    case 'comma':
      return [`${last},`, ...words.slice(0, -1)];
    default:
      return words
        .map((word) => [chance.next(), word] as const)
        .sort(([a], [b]) => a - b)
        .map(([, word]) => word);
  }
}

/** Places that stay: the given name and at least one more. One is left out, seldom several. */
function leaveOut(parts: readonly NamePart[], chance: Chance): readonly number[] | undefined {
  if (parts.length < 3) return undefined;
  const open = [...parts.keys()].filter((at) => parts[at]?.role !== 'given');
  const first = chance.pick(open);
  const gone = new Set([first]);
  if (open.length > 2 && chance.is(0.3)) gone.add(chance.pick(open));
  return [...parts.keys()].filter((at) => !gone.has(at));
}

function changeArticle(word: string, source: string, chance: Chance): string {
  if (!source.startsWith('al-')) return word;
  const own = word.replace(/^[ae]l[- ]?/i, '');
  const bare = own.slice(0, 1).toUpperCase() + own.slice(1);
  return chance.pick([`Al-${bare}`, `Al ${bare}`, `El ${bare}`, `Al${own.toLowerCase()}`, bare, bare]);
}

function changeTypography(words: readonly string[], chance: Chance): string {
  switch (chance.pick(['upper', 'lower', 'machine-readable', 'apostrophe', 'spaces', 'full-stop'])) {
    case 'upper':
      return words.join(' ').toUpperCase();
    case 'lower':
      return words.join(' ').toLowerCase();
    case 'machine-readable':
      return words.join('<').toUpperCase().replace(/[- ]/g, '<');
    case 'apostrophe':
      return words.map((word) => (word.length > 4 ? `${word.slice(0, 2)}'${word.slice(2)}` : word)).join(' ');
    case 'spaces':
      return `  ${words.join('   ')} `;
    default:
      return `${words.join('. ')}.`;
  }
}

/** One letter left out, doubled, swapped with the next, or another one in its place; never the first. */
function slip(word: string, chance: Chance): string {
  const at = 1 + Math.floor(chance.next() * (word.length - 2));
  const [before, sign = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  switch (chance.pick(['out', 'double', 'swap', 'other'])) {
    case 'out':
      return before + after;
    case 'double':
      return before + sign + sign + after;
    case 'swap':
      return before + after.slice(0, 1) + sign + after.slice(1);
    default:
      return (
        before + chance.pick(Array.from('abdefghiklmnoprstuvy').filter((letter) => letter !== sign)) + after
      );
  }
}
