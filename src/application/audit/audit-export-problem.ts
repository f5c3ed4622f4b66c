/** Why an export is not what its station wrote, or not what was noted elsewhere. Lines count from 1. */
export type AuditExportProblem =
  | { readonly kind: 'not-an-export' }
  | { readonly kind: 'newer-format'; readonly version: number }
  | { readonly kind: 'changed'; readonly line: number }
  /** The entry `seq` should have stood in the line, and is nowhere in the file. */
  | { readonly kind: 'missing'; readonly line: number; readonly seq: number }
  /** The line, or one after it, stands twice or in another's place. */
  | { readonly kind: 'reordered'; readonly line: number }
  /** The file stops in or after the line, or what stood before the end has been taken out. */
  | { readonly kind: 'cut'; readonly line: number }
  /** Something follows the end. */
  | { readonly kind: 'appended'; readonly line: number }
  /** All fits together, but was not signed by the key that the file names. */
  | { readonly kind: 'bad-signature'; readonly line: number }
  /** The file is as the station signed it; the station's own trail was broken at this entry already. */
  | { readonly kind: 'broken-at-the-station'; readonly line: number; readonly seq: number }
  /** The file is whole, but another key's than was expected. */
  | { readonly kind: 'wrong-key'; readonly fingerprint: string }
  /** The file is whole, but the trail has been longer. */
  | { readonly kind: 'behind-the-noted-head'; readonly seq: number; readonly noted: number }
  /** The file is whole, but its chain is another than the one that was noted. */
  | { readonly kind: 'differs-from-the-noted-head'; readonly seq: number }
  /** The file is whole, but leaves out the entry by which it could be compared. */
  | { readonly kind: 'noted-head-left-out'; readonly seq: number };
