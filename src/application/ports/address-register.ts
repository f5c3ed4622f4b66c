import type { AddressId, DarAddress } from '../../domain/address.ts';
import type { Result } from '../../domain/result.ts';

/**
 * What the box offers for what has been typed so far, step by step: streets first, then the numbers of a
 * street, then the floors and doors of a number. Only `address` can be registered.
 */
export type AddressSuggestion =
  | {
      readonly kind: 'street' | 'house-number';
      /** Put into the box when chosen; ends where the next keystroke belongs. */
      readonly text: string;
      readonly label: string;
      /** Postcode and town, and the kommune where it is another. */
      readonly detail: string;
      readonly highlights: readonly Highlight[];
    }
  | {
      readonly kind: 'address';
      readonly text: string;
      readonly label: string;
      readonly detail: string;
      readonly highlights: readonly Highlight[];
      readonly address: DarAddress;
    };

/** A matched part of the label: from (inclusive) and to (exclusive), in UTF-16 units. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
}

/** Why nothing final is offered yet, where the search can tell. */
export type AddressGap =
  | { readonly kind: 'no-such-street' }
  | { readonly kind: 'no-such-house-number'; readonly street: string; readonly houseNumber: string }
  | { readonly kind: 'no-such-unit'; readonly at: string; readonly unit: string };

export interface AddressAnswer {
  readonly suggestions: readonly AddressSuggestion[];
  readonly gap?: AddressGap;
}

export interface RegisterInfo {
  /** What the file calls itself, e.g. `Øveregister`. */
  readonly name: string;
  /** Date of the data, as in the file. */
  readonly date: string;
  readonly addresses: number;
  /** Fictive places for practice; never for a real registration. */
  readonly practice: boolean;
}

export type RegisterProblem =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-a-register' }
  | { readonly kind: 'missing-columns'; readonly columns: readonly string[] }
  | { readonly kind: 'no-usable-rows'; readonly badRows: number }
  | { readonly kind: 'damaged' };

export interface LoadedRegister {
  readonly info: RegisterInfo;
  readonly badRows: readonly { readonly line: number; readonly reason: string }[];
}

export interface AddressRegister {
  findInfo(): Promise<RegisterInfo | undefined>;
  /** At most `limit` suggestions; those in the office's own kommune rank first among equals. */
  search(text: string, options: { limit: number; kommuneCode?: string }): Promise<AddressAnswer>;
  findById(id: AddressId): Promise<DarAddress | undefined>;
  /** Replaces the register by a file's; the old one stays in use until the new one answers. */
  load(file: { name: string; bytes: Uint8Array }): Promise<Result<LoadedRegister, RegisterProblem>>;
}
