/** What an array may hold, by PostgreSQL's own number of each type. */
const typeNumbers = { uuid: 2950, text: 25, bytea: 17 } as const;

type ElementType = keyof typeof typeNumbers;

/**
 * An array as one parameter of a statement, e.g. `sql\`... unnest(${textArray(contents)}::text[])\``. Written as
 * text, with every quote escaped, a batch of records costs four times what storing it does; so a PostgreSQL
 * gets it in binary. The cast in the statement must name the array's type.
 */
export class SqlArray {
  readonly #type: ElementType;
  readonly #values: readonly (string | null)[];

  constructor(type: ElementType, values: readonly (string | null)[]) {
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
    if (this.#type !== 'bytea') return this.#values;
    return this.#values.map((value) => (value === null ? null : Buffer.from(value, 'hex')));
  }

  #lengthOf(value: string | null): number {
    if (value === null) return 0;
    if (this.#type === 'text') return Buffer.byteLength(value, 'utf8');
    return this.#type === 'uuid' ? 16 : value.length / 2;
  }

  #write(bytes: Buffer, value: string | null, at: number): number {
    if (value === null) return bytes.writeInt32BE(-1, at);
    const start = at + 4;
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
export const textArray = (values: readonly (string | null)[]): SqlArray => new SqlArray('text', values);
/** Of bytes in hexadecimal. */
export const byteaArray = (values: readonly (string | null)[]): SqlArray => new SqlArray('bytea', values);
