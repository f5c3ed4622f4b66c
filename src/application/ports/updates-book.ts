import type { IndexEntry, PublishedList, UpdatesCursor } from '../../contract/updates.ts';

/** What came from the server and can be fetched again. Writes throw a `StoreFailure` where they fail. */
export interface UpdatesBook {
  /**
   * How far the server with this signing key (base64) has been heard. Where what is kept is another server's,
   * it is forgotten, and this one is heard from the beginning.
   */
  findCursor(signingKey: string): Promise<UpdatesCursor>;
  /**
   * Keeps lists, and that all up to `upTo` have been heard; in one transaction. `anew`: all that was kept is
   * forgotten in it first, with the cursors of all streams.
   */
  keepLists(
    lists: readonly PublishedList[],
    upTo: number,
    how?: { readonly anew: { readonly signingKey: string } },
  ): Promise<void>;
  /** That all up to `upTo` has been heard, and is kept elsewhere. */
  keepCursor(stream: 'marks' | 'index', upTo: number): Promise<void>;
  /** As they came; by number. */
  listLists(): Promise<readonly PublishedList[]>;
}

/** Where entries of the blinded index are kept. */
export interface IndexSink {
  /**
   * Keeps the entries after `after`, complete to `upTo`. The same may come again, and then takes the place of
   * what came under that `after` before.
   */
  keep(entries: readonly IndexEntry[], after: number, upTo: number): Promise<void>;
  /** The server begins anew: what was kept counts no more. */
  forget(): Promise<void>;
}
