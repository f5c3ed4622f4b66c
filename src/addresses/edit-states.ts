/**
 * How near the beginnings of a key come to what was typed, letter by letter: edits as `editDistance` counts them,
 * for all beginnings of the typed text at once. Bit `j` of a number says that the first `j` typed letters are
 * reached with that many edits or fewer (Wu and Manber's agrep, with swaps). What is known stays for each depth, so
 * that another key goes on from the letters that it shares with the one before.
 */
export interface EditStates {
  /** Begins anew: up to `longestWalked` typed letters of `fold`, and up to `mostLevels` edits. */
  begin(typed: string, most: number): void;
  /** Goes on to a depth, from the one above it, with the key's letter there; false where nothing further can be near. */
  step(depth: number, letter: number): boolean;
  /** Edits from the key's letters down to this depth to all that was typed; more than asked for where it is more. */
  editsAt(depth: number): number;
  /** The least of it for this depth and all above. */
  leastAt(depth: number): number;
}

export const longestWalked = 31;
export const mostLevels = 4;
const width = mostLevels + 1;

export function createEditStates(deepest: number): EditStates {
  /** Where each letter stands in the typed text. */
  const placesOf = new Int32Array(128);
  /** For each depth, what is reached with 0, 1, ... edits. */
  const reached = new Int32Array((deepest + 2) * width);
  const least = new Uint8Array(deepest + 2);
  const path = new Uint8Array(deepest + 2);
  let most = 0;
  /** All bits in use, and the one of the whole text. */
  let all = 0;
  let whole = 0;

  function editsAt(depth: number): number {
    let edits = 0;
    while (edits <= most && ((reached[depth * width + edits] as number) & whole) === 0) edits += 1;
    return edits;
  }

  return {
    begin(typed, given) {
      most = given;
      whole = 1 << typed.length;
      all = whole | (whole - 1);
      placesOf.fill(0);
      for (let at = 0; at < typed.length; at += 1) {
        const letter = typed.charCodeAt(at);
        placesOf[letter] = (placesOf[letter] as number) | (2 << at);
      }
      for (let edits = 0; edits <= most; edits += 1) reached[edits] = ((2 << edits) - 1) & all;
      least[0] = editsAt(0);
    },
    step(depth, letter) {
      const here = depth * width;
      const above = here - width;
      const places = placesOf[letter] as number;
      path[depth] = letter;
      const swapped = depth > 1 ? (placesOf[path[depth - 1] as number] as number) & (places << 1) : 0;
      let fewerAbove = reached[above] as number;
      let fewerHere = (fewerAbove << 1) & places;
      reached[here] = fewerHere;
      for (let edits = 1; edits <= most; edits += 1) {
        const asMany = reached[above + edits] as number;
        // As typed; the key has a letter more; another letter, or the text has one more; two are swapped.
        let now = ((asMany << 1) & places) | fewerAbove | ((fewerAbove | fewerHere) << 1);
        if (swapped !== 0) now |= ((reached[above - width + edits - 1] as number) << 2) & swapped;
        now &= all;
        reached[here + edits] = now;
        fewerAbove = asMany;
        fewerHere = now;
      }
      const before = least[depth - 1] as number;
      // Whoever is not there with most edits is not there with fewer.
      least[depth] = (fewerHere & whole) === 0 ? before : Math.min(before, editsAt(depth));
      return fewerHere !== 0;
    },
    editsAt,
    leastAt: (depth) => least[depth] as number,
  };
}
