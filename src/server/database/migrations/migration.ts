export interface Migration {
  readonly number: number;
  readonly name: string;
  /** One statement each: the embedded database takes no more at a time. */
  readonly statements: readonly string[];
}
