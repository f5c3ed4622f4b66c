/** Letters put in, left out, changed, or swapped with a neighbour: the whole table, plainly. */
export function distance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, at) => [at]);
  const first = rows[0] as number[];
  for (let column = 1; column <= right.length; column += 1) first[column] = column;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let value = Math.min(
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
      );
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        value = Math.min(value, at(row - 2, column - 2) + 1);
      (rows[row] as number[])[column] = value;
    }
  }
  return at(left.length, right.length);
}
