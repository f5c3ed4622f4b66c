/** One text of the kiosk in one language, and whether somebody who grew up with the language has read it. */
export interface Phrase {
  readonly text: string;
  readonly checked: false | NativeCheck;
}

export interface NativeCheck {
  /** Initials or a name that the kommune can ask. */
  readonly by: string;
  /** `2027-01-31` */
  readonly on: string;
}

type Phrases<Key extends string> = Readonly<Record<Key, Phrase>>;

/** Texts that no native speaker has read yet. Once one has, the line moves to `checkedBy` in the same file. */
export const unchecked = <const Key extends string>(texts: Readonly<Record<Key, string>>): Phrases<Key> =>
  mark(texts, false);

/** Texts that a native speaker has read and found right. A text that is changed goes back to `unchecked`. */
export const checkedBy = <const Key extends string>(
  by: string,
  on: string,
  texts: Readonly<Record<Key, string>>,
): Phrases<Key> => mark(texts, { by, on });

function mark<Key extends string>(
  texts: Readonly<Record<Key, string>>,
  checked: Phrase['checked'],
): Phrases<Key> {
  const marked = Object.entries<string>(texts).map(([key, text]) => [key, { text, checked }]);
  return Object.fromEntries(marked) as Phrases<Key>;
}
