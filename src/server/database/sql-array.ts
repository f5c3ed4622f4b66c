/** What an array may hold, by PostgreSQL's own number of each type. */
const typeNumbers = { uuid: 2950, text: 25, bytea: 17 } as const;

type ElementType = keyof typeof typeNumbers;
/** Bytes stand for a text in UTF-8. */
type Element = string | Uint8Array | null;

/**
 * An array as one parameter of a statement, e.g. `sql\`... unnest(${textArray(contents)}::text[])\``. Written as
 * text, with every quote escaped, a batch of records costs four times what storing it does; so a PostgreSQL
 * gets it in binary. The cast in the statement must name the array's type.
 */
export class SqlArray {
  readonly #type: ElementType;
  readonly #values: readonly Element[];

  constructor(type: ElementType, values: readonly Element[]) {
    this.#type = type;
    this.#values = values;
  }

  /** The driver's own hook. One dimension, counted from 1; the length -1 stands in a null's place. */
  toPostgres(): Buffer {
    const values = this.#values;
    let size = 20;
    for (const value of values) size += 4 + this.#lengthOf(value);
    const bytes = Buffer.allocUnsafe(size);
    // An array of no elements has no dimension to describe.
    bytes.writeInt32BE(values.length === 0 ? 0 : 1, 0);
    bytes.writeInt32BE(values.includes(null) ? 1 : 0, 4);
    bytes.writeInt32BE(typeNumbers[this.#type], 8);
    if (values.length === 0) return bytes.subarray(0, 12);
    bytes.writeInt32BE(values.length, 12);
    bytes.writeInt32BE(1, 16);
    let at = 20;
    for (const value of values) at = this.#write(bytes, value, at);
    return bytes;
  }

  /** As the embedded database takes it. */
  toPlain(): readonly (string | Uint8Array | null)[] {
    return this.#values.map((value) => {
      if (typeof value !== 'string') return value && Buffer.from(value).toString('utf8');
      return this.#type === 'bytea' ? Buffer.from(value, 'hex') : value;
    });
  }

  #lengthOf(value: Element): number {
    if (value === null) return 0;
    if (typeof value !== 'string') return value.length;
    if (this.#type === 'text') return Buffer.byteLength(value, 'utf8');
    return this.#type === 'uuid' ? 16 : value.length / 2;
  }

  #write(bytes: Buffer, value: Element, at: number): number {
    if (value === null) return bytes.writeInt32BE(-1, at);
    const start = at + 4;
    if (typeof value !== 'string') {
      bytes.set(value, start);
      bytes.writeInt32BE(value.length, at);
      return start + value.length;
    }
    const length =
      this.#type === 'text'
        ? bytes.write(value, start, 'utf8')
        : bytes.write(this.#type === 'uuid' ? value.replaceAll('-', '') : value, start, 'hex');
    if (this.#type !== 'text' && length !== this.#lengthOf(value)) throw new Error('not hexadecimal');
    bytes.writeInt32BE(length, at);
    return start + length;
  }
}

export const uuidArray = (values: readonly (string | null)[]): SqlArray => new SqlArray('uuid', values);
/** Of texts, or of their bytes in UTF-8. */
export const textArray = (values: readonly Element[]): SqlArray => new SqlArray('text', values);
/** Of bytes in hexadecimal. */
export const byteaArray = (values: readonly (string | null)[]): SqlArray => new SqlArray('bytea', values);
