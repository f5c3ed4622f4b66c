import { type DarObjects, findDarList, guessDarList } from './dar-objects.ts';
import { createDawaObjects } from './dawa-objects.ts';
import { type DarList, foldName } from './field-maps.ts';
import type { FileReader, RowTarget } from './file-reader.ts';
import { createJsonItems } from './json-items.ts';

/** Reads JSON as it comes: DAWA's addresses become rows at once, DAR's objects go where they are put together. */
export function createJsonReader(target: RowTarget, dar: DarObjects, file: number): FileReader {
  const dawa = createDawaObjects(target);
  /** An object of DAR's or DAWA's was met, if only one that no address is made of. */
  let known = false;
  let seen = false;

  /** Lists are few, their objects many. */
  let lastList = '';
  let lastEntity: DarList | undefined;
  function entityOf(list: string): DarList | undefined {
    if (list !== lastList) {
      lastList = list;
      lastEntity = findDarList(list);
    }
    return lastEntity;
  }

  function take(list: string | undefined, object: object, line: number): void {
    const named = list === undefined ? undefined : entityOf(list);
    const names = named === undefined ? Object.keys(object).map(foldName) : [];
    if (named !== undefined || names.includes('idlokalid')) {
      known = true;
      const entity = named ?? guessDarList(object);
      if (entity !== undefined) dar.take(entity, object, file, line);
    } else if (names.includes('id') && names.some((name) => addressNames.has(name))) {
      known = true;
      dawa.take(object, line);
    } else if (list === undefined) target.bad(line, 'objektet er ingen adresse');
  }

  const items = createJsonItems({
    item({ list, text, line }) {
      seen = true;
      // Other entities stand in lists of their own: they need not be looked at.
      if (list !== undefined && entityOf(list) === undefined) {
        known ||= /"id_?lokalid"/i.test(text);
        return;
      }
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return target.bad(line, 'ødelagt JSON-objekt');
      }
      if (typeof value !== 'object' || value === null) return;
      take(list, value, line);
    },
    broken: (line) => target.bad(line, 'ødelagt JSON-objekt'),
    isListName: (name) => /list$|^dar_?/i.test(name) || findDarList(name) !== undefined,
    isItemName: (name) => foldName(name) === 'idlokalid',
  });
  return {
    push: (piece) => items.push(piece),
    end() {
      items.end();
      if (known) return undefined;
      return { kind: seen ? 'not-a-register' : 'empty-file' };
    },
  };
}

/** One of these beside an id makes an object an address of DAWA's. */
const addressNames = new Set(['vejnavn', 'adgangsadresse', 'adgangsadresseid', 'husnr']);
