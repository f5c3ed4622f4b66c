/** One object of a list in a JSON text, not yet parsed. */
export interface JsonItem {
  /** Name of the list, where it has one: `AdresseList`. */
  readonly list: string | undefined;
  readonly text: string;
  /** Line of the file that it begins on, from 1. */
  readonly line: number;
}

export interface JsonItems {
  push(chunk: string): void;
  end(): void;
}

export interface JsonItemsOptions {
  readonly item: (found: JsonItem) => void;
  /** Something that is no whole object: cut off, run into the next one, or longer than any address is. */
  readonly broken: (line: number) => void;
  /** Whether a list of this name in an object at the top makes that object a holder of lists. */
  readonly isListName: (name: string) => boolean;
  /** Whether this name is one that only items have; a holder of lists has no id. */
  readonly isItemName: (name: string) => boolean;
}

/** An object longer than this is none of an address register's; characters. */
const longestItem = 100_000;
/** Nor does anything stand deeper than this around the objects, or have a longer name. */
const deepest = 50;
const longestName = 200;

const newline = 10;
const quote = 34;
const comma = 44;
const colon = 58;
const openList = 91;
const backslash = 92;
const closeList = 93;
const openItem = 123;
const closeItem = 125;

/**
 * Cuts JSON that arrives in pieces into the objects of its lists, without ever holding more than one: a list at
 * the top, lists by name in one object, or an object a line (NDJSON).
 *
 * What is broken costs itself alone. No value of an address holds `{` or a line break, and within an object `{`
 * stands behind `:` or in a list: where it is otherwise, a sign is lost, and the next object begins there.
 */
export function createJsonItems({ item, broken, isListName, isItemName }: JsonItemsOptions): JsonItems {
  /** What is open around the items: `{` of a holder of lists or of something passed over, `[` of a list. */
  const around: number[] = [];
  /** What is open within the item, itself first. */
  const inside: number[] = [];
  /** The open item stands at the top and may yet turn out to hold lists by name. */
  let undecided = false;
  let inString = false;
  let escaped = false;
  let line = 1;
  let itemLine = 1;
  /** The last sign that is no blank and in no string. */
  let before = 0;
  /** Parts of the open item that came in earlier pieces. */
  let held = '';
  /** Where the open item goes on in this piece. */
  let from = 0;
  /** The open string, where its name matters, and where it goes on in this piece. */
  let name = '';
  let nameFrom = 0;
  let list: string | undefined;
  /** One report is enough for a stretch between items that makes no sense. */
  let strayTold = false;

  const tellStray = (): void => {
    if (!strayTold) broken(line);
    strayTold = true;
  };
  const begin = (at: number): void => {
    inside.length = 0;
    inside.push(openItem);
    held = '';
    from = at;
    itemLine = line;
    inString = false;
    escaped = false;
    strayTold = false;
    undecided = around.length === 0;
  };
  const drop = (): void => {
    broken(itemLine);
    inside.length = 0;
    held = '';
    inString = false;
    escaped = false;
    strayTold = true;
  };
  const goInto = (bracket: number): void => {
    if (around.length < deepest) around.push(bracket);
    else tellStray();
  };
  const inHolder = (): boolean => around.length > 0 && around.at(-1) === openItem;

  /** A sign within an item, outside of its strings. */
  function takeInside(chunk: string, at: number, code: number): void {
    const top = inside.at(-1);
    if (code === openItem) {
      if (top === openItem && before !== colon) {
        drop();
        begin(at);
      } else inside.push(openItem);
    } else if (code === openList) {
      if (undecided && inside.length === 1 && before === colon && isListName(name)) {
        goInto(openItem);
        goInto(openList);
        list = name;
        inside.length = 0;
        held = '';
      } else inside.push(openList);
    } else if (code === closeItem || code === closeList) {
      if (top !== (code === closeItem ? openItem : openList)) drop();
      else if (inside.length > 1) inside.pop();
      else {
        inside.pop();
        item({ list, text: held + chunk.slice(from, at + 1), line: itemLine });
        held = '';
      }
    }
  }

  /** A sign outside of items and strings. */
  function takeAround(at: number, code: number): void {
    const top = around.at(-1);
    if (code === openItem) {
      // In a holder an object has a name. Where a list's objects follow at once, its bracket is lost.
      if (inHolder() && before === colon && !isListName(name)) goInto(openItem);
      else {
        if (inHolder()) tellStray();
        begin(at);
      }
    } else if (code === openList) {
      goInto(openList);
      list = inHolderBelow() ? name : undefined;
    } else if (code === closeList) {
      if (top === openList) around.pop();
      else tellStray();
      list = undefined;
    } else if (code === closeItem) {
      if (top === openItem) around.pop();
      else tellStray();
    } else if (top === openList && code !== comma) tellStray();
  }
  const inHolderBelow = (): boolean => around.length > 1 && around.at(-2) === openItem;

  return {
    push(chunk) {
      from = 0;
      nameFrom = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const code = chunk.charCodeAt(at);
        if (inString) {
          if (escaped) escaped = false;
          else if (code === backslash) escaped = true;
          else if (code === quote) {
            inString = false;
            before = quote;
            if (inside.length < 2) {
              name += chunk.slice(nameFrom, at);
              if (undecided && isItemName(name)) undecided = false;
            }
          } else if (code < 32 || code === openItem) {
            // The string was never closed, or a quote was lost before it.
            if (inside.length > 0) drop();
            else tellStray();
            inString = false;
            if (code === newline) line += 1;
            if (code === openItem) begin(at);
          }
          continue;
        }
        if (code <= 32) {
          if (code === newline) line += 1;
          continue;
        }
        if (code === quote) {
          inString = true;
          if (inside.length < 2) {
            name = '';
            nameFrom = at + 1;
          }
        } else if (inside.length > 0) takeInside(chunk, at, code);
        else takeAround(at, code);
        if (code !== quote) before = code;
      }
      if (inString && inside.length < 2 && name.length < longestName) name += chunk.slice(nameFrom);
      if (inside.length === 0) return;
      held += chunk.slice(from);
      if (held.length > longestItem) drop();
    },
    end() {
      if (inside.length > 0) drop();
      else if (inString || around.length > 0) tellStray();
    },
  };
}
