/** Rows put together by group: `order` holds the rows, `first` where each group begins, and the end. */
export interface Grouping {
  readonly first: Uint32Array<ArrayBuffer>;
  readonly order: Uint32Array<ArrayBuffer>;
}

/** Groups keep the order that their rows had (a counting sort). */
export function groupRows(rows: number, groups: number, groupOf: (row: number) => number): Grouping {
  const first = new Uint32Array(groups + 1);
  for (let row = 0; row < rows; row += 1) {
    const next = groupOf(row) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let group = 1; group <= groups; group += 1)
    first[group] = (first[group] ?? 0) + (first[group - 1] ?? 0);
  const free = first.slice();
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const group = groupOf(row);
    const place = free[group] ?? 0;
    order[place] = row;
    free[group] = place + 1;
  }
  return { first, order };
}
