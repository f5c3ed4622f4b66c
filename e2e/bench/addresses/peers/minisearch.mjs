import MiniSearch from 'minisearch';

/** Every address a document of its words. */
export function openFlat(addresses, wordsOf) {
  const index = new MiniSearch({ fields: ['words'], tokenize: (text) => text.split(' ') });
  index.addAll(addresses.map(({ words }, id) => ({ id, words: words.join(' ') })));
  const options = { prefix: true, fuzzy: 0.2, combineWith: 'AND' };
  return (text) =>
    index
      .search(wordsOf(text).join(' '), options)
      .slice(0, 5)
      .map(({ id }) => addresses[id].address);
}

const mostNames = 4;
const mostHits = 50;

/**
 * Street names alone in MiniSearch, in place of our name index; readings of the text, what exists in the register and
 * what is shown are ours, so that only the search of names differs.
 */
export function openNames(room, data) {
  const index = new MiniSearch({ fields: ['words'], tokenize: (text) => text.split(' ') });
  const wordsOf = (text) => room.readTyped(text).tokens.map((token) => token.text);
  index.addAll(
    Array.from({ length: data.names.size }, (_, id) => ({
      id,
      words: wordsOf(data.names.get(id)).join(' '),
    })),
  );
  const options = { prefix: true, fuzzy: 0.2, combineWith: 'AND' };
  const { nameFirstStreet } = data.columns;
  return (text) => {
    const typed = room.readTyped(text);
    const readings = room.readQuery(typed, data.places);
    const best = room.createBestTargets(data, 24, undefined);
    const names = [...new Set(readings.map(({ name }) => name))].filter((name) => name !== '');
    for (const name of names.slice(0, mostNames)) {
      if (best.confirmed() < room.confirmedBelow) break;
      const asked = readings.filter((reading) => reading.name === name);
      for (const { id, terms, queryTerms } of index
        .search(wordsWithin(typed.tokens, name), options)
        .slice(0, mostHits)) {
        const key = room.fold(data.names.get(id));
        const exact = key.startsWith(name);
        const hit = {
          name: id,
          edits: exact || terms.every((term) => queryTerms.some((word) => term.startsWith(word))) ? 0 : 1,
          complete: key === name || !exact,
          laterWord: false,
          otherFirstLetter: key[0] !== name[0],
        };
        for (let street = nameFirstStreet[id]; street < nameFirstStreet[id + 1]; street += 1)
          for (const reading of asked) room.visitTargets(data, reading, hit, street, best);
      }
    }
    return room.suggestFor({ data, tokens: typed.tokens }, best.inOrder(), typed.open, 8);
  };
}

/** The words of the typed text that a reading takes for the name. */
function wordsWithin(tokens, name) {
  for (let from = 0; from < tokens.length; from += 1) {
    let joined = '';
    for (let to = from; to < tokens.length && joined.length < name.length; to += 1) {
      joined += tokens[to].text;
      if (joined === name)
        return tokens
          .slice(from, to + 1)
          .map(({ text }) => text)
          .join(' ');
    }
  }
  return name;
}
