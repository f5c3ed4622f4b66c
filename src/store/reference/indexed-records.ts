import type { IndexedRecord } from '../../application/duplicate-guard/kommune-index.ts';
import type { IndexEntry } from '../../contract/updates.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { TokenTable } from './token-table.ts';

/**
 * The entries of the blinded index in flat memory, under 250 bytes each: a large kommune has some hundred
 * thousand of them, and the form looks them up with every keystroke. Grows as entries come.
 */
export class IndexedRecords {
  readonly #tokens = new TokenTable();
  readonly #ids = new TokenTable();
  readonly #offices: string[] = [];
  readonly #officeNumbers = new Map<string, number>();
  #count = 0;
  /** Four to a record. */
  #id = new Uint32Array(4096);
  #office = new Uint32Array(1024);
  /** The day as a number, 20261123. */
  #receivedOn = new Uint32Array(1024);
  /** 1 where another record has taken its place. */
  #replaced = new Uint8Array(1024);
  /** Where its parts begin; they end where the next one's begin. */
  #partsFrom = new Uint32Array(1025);
  /** Two to a part. */
  #parts = new Uint32Array(8192);

  /** In the order of the server: what an entry takes the place of must have come before. */
  add({ id, replaces, person }: IndexEntry): void {
    if (replaces !== undefined) this.#replace(replaces);
    if (person === undefined) return;
    const number = this.#count;
    this.#makeRoom(person.parts.length);
    const words = wordsOf(id);
    this.#id.set(words, number * 4);
    this.#ids.add(words[2] ?? 0, words[3] ?? 0, number);
    this.#office[number] = this.#officeNumber(person.office);
    this.#receivedOn[number] = Number(person.receivedOn.replaceAll('-', ''));
    let at = this.#partsFrom[number] ?? 0;
    for (const part of person.parts) {
      this.#parts[at * 2] = highOf(part);
      this.#parts[at * 2 + 1] = lowOf(part);
      at += 1;
    }
    this.#partsFrom[number + 1] = at;
    for (const text of [person.cpr, person.whole, ...person.pairs]) {
      this.#tokens.add(highOf(text), lowOf(text), number);
    }
    this.#count += 1;
  }

  find(token: bigint): readonly IndexedRecord[] {
    return this.#tokens
      .find(token)
      .filter((number) => this.#replaced[number] === 0)
      .map((number) => this.#record(number));
  }

  /** What it takes up in memory. */
  get bytes(): number {
    const arrays = [this.#id, this.#office, this.#receivedOn, this.#replaced, this.#partsFrom, this.#parts];
    const flat = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return flat + this.#tokens.bytes + this.#ids.bytes;
  }

  #record(number: number): IndexedRecord {
    const day = String(this.#receivedOn[number]);
    const parts: bigint[] = [];
    for (let at = this.#partsFrom[number] ?? 0; at < (this.#partsFrom[number + 1] ?? 0); at += 1) {
      parts.push((BigInt(this.#parts[at * 2] ?? 0) << 32n) | BigInt(this.#parts[at * 2 + 1] ?? 0));
    }
    return {
      id: this.#idOf(number),
      office: this.#offices[this.#office[number] ?? 0] ?? '',
      receivedOn: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` as CalendarDate,
      parts,
    };
  }

  #replace(id: RegistrationId): void {
    const [, , high = 0, low = 0] = wordsOf(id);
    for (const number of this.#ids.find((BigInt(high) << 32n) | BigInt(low))) {
      if (this.#idOf(number) === id) this.#replaced[number] = 1;
    }
  }

  #idOf(number: number): RegistrationId {
    const words = this.#id.subarray(number * 4, number * 4 + 4);
    const digits = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as RegistrationId;
  }

  #officeNumber(office: string): number {
    const known = this.#officeNumbers.get(office);
    if (known !== undefined) return known;
    const number = this.#offices.push(office) - 1;
    this.#officeNumbers.set(office, number);
    return number;
  }

  #makeRoom(parts: number): void {
    if (this.#count + 1 >= this.#office.length) {
      this.#id = doubled(this.#id);
      this.#office = doubled(this.#office);
      this.#receivedOn = doubled(this.#receivedOn);
      this.#partsFrom = doubled(this.#partsFrom);
      const replaced = new Uint8Array(this.#replaced.length * 2);
      replaced.set(this.#replaced);
      this.#replaced = replaced;
    }
    while (((this.#partsFrom[this.#count] ?? 0) + parts) * 2 > this.#parts.length) {
      this.#parts = doubled(this.#parts);
    }
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The four words of a UUID. Of a version 7 the last two are chance, the first two are time. */
function wordsOf(id: RegistrationId): readonly number[] {
  const digits = id.replaceAll('-', '');
  return [0, 8, 16, 24].map((at) => Number.parseInt(digits.slice(at, at + 8), 16));
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What a sign of base64 stands for, by its code. */
const bitsOfSign = new Uint8Array(128);
for (const [value, sign] of Array.from(signs).entries()) bitsOfSign[sign.charCodeAt(0)] = value;

/** Six bits of a token's base64. */
const bitsAt = (text: string, at: number): number => bitsOfSign[text.charCodeAt(at)] ?? 0;

/** The first four bytes of a token, from its base64: a large index has a million of them to read. */
const highOf = (text: string): number =>
  ((bitsAt(text, 0) << 26) |
    (bitsAt(text, 1) << 20) |
    (bitsAt(text, 2) << 14) |
    (bitsAt(text, 3) << 8) |
    (bitsAt(text, 4) << 2) |
    (bitsAt(text, 5) >> 4)) >>>
  0;

/** The last four. */
const lowOf = (text: string): number =>
  (((bitsAt(text, 5) & 15) << 28) |
    (bitsAt(text, 6) << 22) |
    (bitsAt(text, 7) << 16) |
    (bitsAt(text, 8) << 10) |
    (bitsAt(text, 9) << 4) |
    (bitsAt(text, 10) >> 2)) >>>
  0;
