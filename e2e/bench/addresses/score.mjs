/** Whether an address is the one that is meant, by what was typed of it. */
export function isMeant({ address, parts }, { street, houseNumber, floor = '', door = '', postcode }) {
  if (street !== address.street) return false;
  if (parts.length === 1 && parts[0] === 'street') return true;
  const sameUnit = !parts.includes('unit') || (floor === address.floor && door === address.door);
  const samePostcode = !parts.includes('postcode') || postcode === address.postcode;
  return houseNumber === address.houseNumber && sameUnit && samePostcode;
}

/** Where in the list the address that is meant stands; -1 where it is not there. */
export function placeOf(query, suggestions) {
  const { address, parts } = query;
  if (parts.length === 1 && parts[0] === 'street')
    return suggestions.findIndex(
      ({ label }) => label === address.street || label.startsWith(`${address.street} `),
    );
  return suggestions.findIndex(
    (suggestion) => suggestion.kind === 'address' && isMeant(query, suggestion.address),
  );
}

/** Milliseconds that the processor has given this process: others on the machine do not count, as they do by the clock. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const share = (hits, all) => (hits / all) * 100;

export function percentiles(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const figures = ({ p50, p95, p99 }) =>
  [p50, p95, p99].map((time) => time.toFixed(3).padStart(10)).join('');

/** Times and places of the answers, by class and in all. */
export function createScore() {
  const classes = new Map();
  const times = [];
  let hits = 0;
  return {
    add(query, milliseconds, place) {
      const found = classes.get(query.class) ?? { times: [], first: 0, five: 0, missed: [] };
      classes.set(query.class, found);
      times.push(milliseconds);
      found.times.push(milliseconds);
      if (place === 0) found.first += 1;
      if (place >= 0 && place < 5) {
        found.five += 1;
        hits += 1;
      } else found.missed.push(query.text);
    },
    get asked() {
      return times.length;
    },
    times: () => percentiles(times),
    recall: () => share(hits, times.length),
    /** Recall at five of one class. */
    recallOf: (name) => {
      const found = classes.get(name);
      return found === undefined ? undefined : share(found.five, found.times.length);
    },
    lines: (missed) =>
      [...classes]
        .sort(([one], [other]) => one.localeCompare(other))
        .flatMap(([name, found]) => {
          const { length } = found.times;
          const [first, five] = [found.first, found.five].map((hit) =>
            share(hit, length).toFixed(1).padStart(8),
          );
          return [
            `${name.padEnd(18)}${figures(percentiles(found.times))}${first}${five}`,
            ...found.missed.slice(0, missed).map((text) => `    ${text}`),
          ];
        }),
  };
}

/**
 * Share of prefixes under which the meant name is one of the five that most live under: more than that no ranking can
 * reach that knows no more than what is typed. `written`: among names that begin so as they are written; `spelled`: under
 * any of their spellings, as the search has to offer them (`søn` may mean `Sdr.`).
 */
export function bestPossible({ fold, findByPrefix }, data, queries) {
  const prefixes = queries.filter((query) => query.class === 'prefix');
  const hits = { written: 0, spelled: 0 };
  for (const { text, address } of prefixes) {
    const typed = fold(text);
    const names = new Set();
    findByPrefix(data.columns, typed, (hit) => {
      if (!hit.laterWord) names.add(hit.name);
    });
    const inOrder = [...names].sort((one, other) => data.nameUnits[other] - data.nameUnits[one]);
    const written = inOrder.filter((name) => fold(data.names.get(name)).startsWith(typed));
    const holds = (five) => five.some((name) => data.names.get(name) === address.street);
    if (holds(inOrder.slice(0, 5))) hits.spelled += 1;
    if (holds(written.slice(0, 5))) hits.written += 1;
  }
  return {
    written: share(hits.written, prefixes.length),
    spelled: share(hits.spelled, prefixes.length),
  };
}
