/** No street name and no typed text is longer. */
const longest = 255;
const width = longest + 1;
const rows = new Uint8Array(3 * width);

/**
 * Letters put in, left out, changed, or swapped with a neighbour (optimal string alignment); `most + 1` where it is
 * more than that.
 */
export function editDistance(left: string, right: string, most: number): number {
  const [height, size] = [left.length, right.length];
  if (Math.abs(height - size) > most || height > longest || size > longest) return most + 1;
  for (let column = 0; column <= size; column += 1) rows[column] = column;
  for (let row = 1; row <= height; row += 1) {
    const [here, above, twoAbove] = [(row % 3) * width, ((row + 2) % 3) * width, ((row + 1) % 3) * width];
    const letter = left.charCodeAt(row - 1);
    let least = row;
    rows[here] = row;
    for (let column = 1; column <= size; column += 1) {
      const other = right.charCodeAt(column - 1);
      let value = Math.min(
        (rows[above + column - 1] as number) + (letter === other ? 0 : 1),
        (rows[above + column] as number) + 1,
        (rows[here + column - 1] as number) + 1,
      );
      const isSwapped =
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === other;
      if (isSwapped) value = Math.min(value, (rows[twoAbove + column - 2] as number) + 1);
      rows[here + column] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
  }
  return Math.min(most + 1, rows[(height % 3) * width + size] as number);
}
