import { findDoor, findFloorCode, findHouseNumberCode } from '../unit-codes.ts';

/** Reads one field of a row; undefined where the text is none of its values. */
export interface FieldReader<Value> {
  /** The part of the text from one place (inclusive) to another (exclusive), blanks around it or not. */
  read(text: string, from?: number, to?: number): Value | undefined;
}

/** Enough for every street of a large kommune; what comes after begins anew, so that no file can fill the memory. */
const mostRemembered = 20_000;

/** A part of a text may keep all of it in memory: a copy of its own does not. */
const detached = (part: string): string => ` ${part}`.slice(1);

/** Whether the part of the text is this one. Sign by sign: a register asks for it ten times a row. */
function isAt(text: string, from: number, to: number, part: string): boolean {
  if (to - from !== part.length) return false;
  for (let at = 0; at < part.length; at += 1)
    if (text.charCodeAt(from + at) !== part.charCodeAt(at)) return false;
  return true;
}

/** Up to four ASCII signs as a number, under which they are found without a text of their own; -1 for others. */
function shortKey(text: string, from: number, to: number): number {
  if (to - from > 4) return -1;
  let key = 1;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return -1;
    key = key * 128 + code;
  }
  return key;
}

interface Judged<Value> {
  readonly text: string;
  readonly value: Value | undefined;
}

/**
 * Values come again and again, mostly from one row to the next: each is judged once. What the reader gives for the
 * same text is the very same value, so that who comes next can compare without looking inside.
 */
export function remembering<Value>(judge: (text: string) => Value | undefined): FieldReader<Value> {
  const known = new Map<string | number, Judged<Value>>();
  let last: Judged<Value> | undefined;
  return {
    read(text, from = 0, to = text.length) {
      if (last !== undefined && isAt(text, from, to, last.text)) return last.value;
      const short = shortKey(text, from, to);
      const key = short < 0 ? text.slice(from, to) : short;
      last = known.get(key);
      if (last === undefined) {
        const own = detached(text.slice(from, to));
        last = { text: own, value: isForeign(own) ? undefined : judge(own) };
        if (known.size >= mostRemembered) known.clear();
        known.set(short < 0 ? own : short, last);
      }
      return last.value;
    },
  };
}

/** As `remembering`, for values that come again at once or not at all. */
export function rememberingLast<Value>(
  judge: (text: string, from: number, to: number) => Value | undefined,
): FieldReader<Value> {
  let lastText: string | undefined;
  let lastValue: Value | undefined;
  return {
    read(text, from = 0, to = text.length) {
      if (lastText !== undefined && isAt(text, from, to, lastText)) return lastValue;
      lastText = text.slice(from, to);
      lastValue = judge(text, from, to);
      return lastValue;
    },
  };
}

/** Signs that no field of an address has: what a decoder could not read, control signs, and those of file formats. */
const foreignSigns = /[\uFFFD\p{Cc}{}[\]\\;|<>]/u;
/** A single quote mark has lost its other half, and with it perhaps more of the text. */
const isForeign = (text: string): boolean => foreignSigns.test(text) || text.split('"').length % 2 === 0;

const nameUpTo =
  (longest: number, least: number) =>
  (text: string): string | undefined => {
    const name = text.trim().normalize('NFC');
    return name.length < least || name.length > longest ? undefined : name;
  };

const codeLike =
  (shape: RegExp) =>
  (text: string): number | undefined => {
    const code = text.trim();
    return shape.test(code) ? Number(code) : undefined;
  };

export interface FieldReaders {
  readonly kommune: FieldReader<number>;
  readonly streetCode: FieldReader<number>;
  readonly street: FieldReader<string>;
  readonly houseNumber: FieldReader<number>;
  readonly floor: FieldReader<number>;
  readonly door: FieldReader<NonNullable<ReturnType<typeof findDoor>>>;
  readonly postcode: FieldReader<number>;
  readonly postDistrict: FieldReader<string>;
  /** Empty for none. */
  readonly locality: FieldReader<string>;
}

/** One for each file that is read: what it remembers goes with it. */
export const createFieldReaders = (): FieldReaders => ({
  kommune: remembering(codeLike(/^\d{3,4}$/)),
  streetCode: remembering(codeLike(/^\d{1,4}$/)),
  street: remembering(nameUpTo(40, 1)),
  houseNumber: remembering(findHouseNumberCode),
  floor: remembering(findFloorCode),
  door: remembering((text) => findDoor(text.normalize('NFC'))),
  postcode: remembering(codeLike(/^(?=.*[1-9])\d{3,4}$/)),
  postDistrict: remembering(nameUpTo(20, 1)),
  locality: remembering(nameUpTo(34, 0)),
});

/** Why a field cannot be read: foreign signs are told apart from what is only wrong. */
export const reasonFor = (field: keyof typeof fieldReasons, text: string): string =>
  fieldReasons[isForeign(text) ? 'unreadable' : field];

/** What is said of a field that cannot be read; in Danish, as the list of bad rows shows it. */
export const fieldReasons = {
  id: 'ugyldigt id',
  houseNumberId: 'ugyldigt id for husnummeret',
  kommune: 'ugyldig kommunekode',
  streetCode: 'ugyldig vejkode',
  street: 'vejnavnet mangler eller er for langt',
  houseNumber: 'ugyldigt husnummer',
  floor: 'ugyldig etage',
  door: 'ugyldig dør',
  postcode: 'ugyldigt postnummer',
  postDistrict: 'postdistriktet mangler eller er for langt',
  locality: 'det supplerende bynavn er for langt',
  unreadable: 'ulæselige tegn',
} as const;
