import type { Token } from './tokens.ts';

/** What may follow a house number: its letter, floor and door, and what is left for town and postcode. */
export interface Tail {
  readonly letter?: string;
  readonly floor?: string;
  readonly door?: string;
  readonly rest: readonly Token[];
  /** Which part the last typed token went into, where it may be half typed. */
  readonly openPart?: 'number' | 'floor' | 'door';
  readonly cost: number;
}

const floors: Readonly<Record<string, string>> = {
  st: 'st',
  stue: 'st',
  stuen: 'st',
  stueetagen: 'st',
  kl: 'kl',
  kld: 'kl',
  kaelder: 'kl',
  kaelderen: 'kl',
};
const doors: Readonly<Record<string, string>> = {
  tv: 'tv',
  venstre: 'tv',
  mf: 'mf',
  midt: 'mf',
  midtfor: 'mf',
  th: 'th',
  hojre: 'th',
  hoejre: 'th',
};
const floorWords = new Set(['sal', 'etage', 'et']);
const doorWords = new Set(['dor', 'lejl', 'lejlighed', 'vaerelse', 'vaer', 'nr']);

type Part = Pick<Tail, 'letter' | 'floor' | 'door' | 'openPart' | 'cost'> & { readonly next: number };

/** Every way of reading the tokens after a house number, the plainest first. Structure decides among them. */
export function readTails(tokens: readonly Token[], open: boolean): readonly Tail[] {
  const last = tokens.length - 1;
  const isOpen = (at: number): boolean => open && at === last;
  const start: Part = {
    next: 0,
    cost: 0,
    ...(tokens.length === 0 && open ? { openPart: 'number' as const } : {}),
  };
  const parts = [start]
    .flatMap((part) => [...skipRange(part), ...withLetter(part)])
    .flatMap((part) => [...withFloor(part), part])
    .flatMap((part) => [...withDoor(part), part]);
  return parts.map(({ next, ...part }) => ({ ...part, rest: tokens.slice(next) }));

  /** `12-14` is entered at 12. */
  function skipRange(part: Part): Part[] {
    const first = tokens[0];
    return first?.kind === 'digits' && first.joint === 'hyphen'
      ? [{ ...part, next: 1, cost: 0.1 }, part]
      : [part];
  }

  function withLetter(part: Part): Part[] {
    const token = tokens[part.next];
    if (token?.kind !== 'letters' || !/^[a-z]$/.test(token.text) || token.joint === 'comma') return [];
    return [
      {
        ...part,
        letter: token.text.toUpperCase(),
        next: part.next + 1,
        ...(isOpen(part.next) ? { openPart: 'number' as const } : {}),
      },
    ];
  }

  function withFloor(part: Part): Part[] {
    const at = part.next;
    const token = tokens[at];
    if (token === undefined) return [];
    if (token.kind === 'letters') {
      const floor = floors[token.text];
      const cellar = token.text === 'k' && tokens[at + 1]?.joint === 'glued' ? tokens[at + 1] : undefined;
      if (cellar !== undefined && /^[2-9]$/.test(cellar.text))
        return [{ ...part, floor: `k${cellar.text}`, next: at + 2 }];
      if (floor !== undefined) return [{ ...part, floor, next: at + 1 }];
      // `s`, `k`: a floor on the way.
      const begun =
        isOpen(at) &&
        token.text.length < 8 &&
        Object.keys(floors).find((word) => word.startsWith(token.text));
      return begun ? [{ ...part, floor: floors[begun] ?? '', next: at + 1, cost: part.cost + 0.05 }] : [];
    }
    if (!/^0?[1-9]\d?$/.test(token.text)) return [];
    const floor = token.text.replace(/^0/, '');
    const named = floorWords.has(tokens[at + 1]?.text ?? '');
    if (named) return [{ ...part, floor, next: at + 2 }];
    return [{ ...part, floor, next: at + 1, ...(isOpen(at) ? { openPart: 'floor' as const } : {}) }];
  }

  function withDoor(part: Part): Part[] {
    let at = part.next;
    const marked = doorWords.has(tokens[at]?.text ?? '') && tokens[at + 1] !== undefined;
    if (marked) at += 1;
    const token = tokens[at];
    if (token === undefined) return [];
    const side = token.kind === 'letters' ? doors[token.text] : undefined;
    if (side !== undefined) {
      return [{ ...part, door: side, next: at + 1, ...(isOpen(at) ? { openPart: 'door' as const } : {}) }];
    }
    // Doors such as `1b`, `a12` and `2-14` come as several tokens.
    const found: Part[] = [];
    let text = '';
    for (let end = at; end < tokens.length; end += 1) {
      const piece = tokens[end];
      if (piece === undefined || (end > at && piece.joint !== 'glued' && piece.joint !== 'hyphen')) break;
      text += piece.text;
      if (text.length > 4) break;
      const wordLike = /^[a-z]+$/.test(text);
      if (wordLike && text.length > 1 && part.floor === undefined && !marked && !isOpen(end)) continue;
      found.push({
        ...part,
        door: text,
        next: end + 1,
        // A number straight after the house is a floor sooner than a door.
        cost: part.cost + (part.floor === undefined && !marked ? 0.1 : 0),
        ...(isOpen(end) ? { openPart: 'door' as const } : {}),
      });
    }
    return found.reverse();
  }
}
