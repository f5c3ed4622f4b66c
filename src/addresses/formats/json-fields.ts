import { type FieldMap, foldName } from './field-maps.ts';

interface Branch {
  /** Fields that end here, with their rank: 0 where the name is the first that is accepted. */
  readonly leaf: { readonly field: number; readonly rank: number } | undefined;
  readonly inner: Map<string, MutableBranch>;
}
type MutableBranch = { -readonly [Key in keyof Branch]: Branch[Key] };

/** The values of one object; the same arrays are filled again for the next. */
export interface JsonFields<Field extends string> {
  readonly fields: readonly Field[];
  /** Fills the values from the object. */
  take(object: object): void;
  /** Undefined where the object has no such name; null, and an object where it stands in place of an id, as they are. */
  valueAt(field: Field): unknown;
  /** As text: numbers as written, empty for null and for what is no plain value. */
  textOf(field: Field): string;
  /** Fields that must be there and are not, by their first name. */
  missing(): readonly string[];
}

/** Finds fields by a map of names, in whatever spelling and depth. Names are folded once, then known. */
export function createJsonFields<Field extends string>(map: FieldMap<Field>): JsonFields<Field> {
  const fields = Object.keys(map.fields) as Field[];
  const places = new Map(fields.map((field, index) => [field, index]));
  const root: MutableBranch = { leaf: undefined, inner: new Map() };
  for (const [index, field] of fields.entries()) {
    for (const [rank, path] of map.fields[field].entries()) {
      let branch = root;
      for (const part of path.split('.')) {
        const key = foldName(part);
        let next = branch.inner.get(key);
        if (next === undefined) {
          next = { leaf: undefined, inner: new Map() };
          branch.inner.set(key, next);
        }
        branch = next;
      }
      branch.leaf = { field: index, rank };
    }
  }
  const values: unknown[] = fields.map(() => undefined);
  const ranks = fields.map(() => Number.POSITIVE_INFINITY);

  function walk(object: object, branch: Branch): void {
    for (const [name, value] of Object.entries(object)) {
      const next = branch.inner.get(foldName(name));
      if (next === undefined) continue;
      if (next.leaf !== undefined && next.leaf.rank < (ranks[next.leaf.field] ?? 0)) {
        values[next.leaf.field] = value;
        ranks[next.leaf.field] = next.leaf.rank;
      }
      if (next.inner.size > 0 && typeof value === 'object' && value !== null) walk(value as object, next);
    }
  }
  const valueAt = (field: Field): unknown => values[places.get(field) ?? -1];
  return {
    fields,
    take(object) {
      values.fill(undefined);
      ranks.fill(Number.POSITIVE_INFINITY);
      walk(object, root);
    },
    valueAt,
    textOf: (field) => textOfValue(valueAt(field)),
    missing: () =>
      fields
        .filter((field, index) => values[index] === undefined && !map.optional.includes(field))
        .map((field) => map.fields[field][0] ?? field),
  };
}

export const textOfValue = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
