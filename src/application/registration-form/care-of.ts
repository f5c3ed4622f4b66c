/** What is typed into the address box, with whom the person lives set apart from where. */
export interface TypedAddress {
  /** What is searched for. */
  readonly place: string;
  /** Undefined where none is typed; empty where only `c/o` is there yet. */
  readonly careOf?: string;
  /** The name is finished: a comma or a line's end follows it. */
  readonly isFinished: boolean;
}

/** `c/o Hansen, Lærkevej 9`, `Lærkevej 9, c/o Hansen`, also as `v/` and as the one sign ℅. */
const careOfPart = /(^|[\s,;])(?:c\s?[/\\]\s?o|c\.\s?o\.|v\/|℅)[\s.:]*([^,;\r\n]*)([,;\r\n]?)/iu;

/** A name is no place: it goes into its own field, and never into the search. */
export function readTypedAddress(text: string): TypedAddress {
  const found = careOfPart.exec(text);
  if (found === null) return { place: text, isFinished: false };
  const [whole, , name = '', end] = found;
  const before = text.slice(0, found.index).replace(/[\s,;]+$/u, '');
  const after = text.slice(found.index + whole.length).replace(/^[\s,;]+/u, '');
  return {
    place: before !== '' && after !== '' ? `${before}, ${after}` : before + after,
    careOf: name.trim(),
    isFinished: end !== '' && name.trim() !== '',
  };
}
