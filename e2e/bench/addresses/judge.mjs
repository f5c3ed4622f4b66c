/** Figures beside what is wanted of them. */
export function createJudge(say) {
  let met = true;
  const rows = [];
  const add = (what, figure, wanted, unit, isMet) => {
    met &&= isMet;
    rows.push([what, `${figure}${unit}`, `${wanted}${unit}`, isMet ? 'met' : 'MISSED']);
  };
  const rounded = (value) => (value < 10 ? value.toFixed(value < 1 ? 3 : 2) : value.toFixed(1));
  return {
    atMost: (what, figure, most, unit) =>
      add(what, rounded(figure), `at most ${most}`, ` ${unit}`, figure <= most),
    atLeast: (what, figure, least, unit) =>
      add(what, rounded(figure), `at least ${least}`, ` ${unit}`, figure >= least),
    finish() {
      const width = Math.max(...rows.map(([what]) => what.length));
      say('\nwhat is wanted');
      for (const [what, figure, wanted, verdict] of rows)
        say(`${what.padEnd(width)}  ${figure.padStart(14)}  ${wanted.padStart(20)}  ${verdict}`);
      return met;
    },
  };
}

/** Recall at five that texts of a class shall reach, in percent. */
export const wantedRecall = {
  clean: 99.5,
  abbreviated: 99.5,
  swapped: 99.5,
  joined: 99.5,
  split: 99.5,
  'plain-letters': 99.5,
  typo: 99,
  hard: 98,
};
/** So far below the best possible ranking may the share of found prefixes be, in points. */
export const prefixMargin = 0.5;
