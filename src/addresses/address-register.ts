import type { AddressId, DarAddress } from '../domain/address.ts';
import type { Result } from '../domain/result.ts';

// This room knows the domain alone, so the port's types are told again here; TypeScript compares them by
// shape where a host hands a register to the application.

/** A matched part of a label: from (inclusive) and to (exclusive), in UTF-16 units. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
}

interface SuggestionText {
  /** Put into the box when chosen; ends where the next keystroke belongs. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
  readonly highlights: readonly Highlight[];
}

export type AddressSuggestion =
  | (SuggestionText & { readonly kind: 'street' | 'house-number' })
  | (SuggestionText & { readonly kind: 'address'; readonly address: DarAddress });

export type AddressGap =
  | { readonly kind: 'no-such-street' }
  | { readonly kind: 'no-such-house-number'; readonly street: string; readonly houseNumber: string }
  | { readonly kind: 'no-such-unit'; readonly at: string; readonly unit: string };

export interface AddressAnswer {
  readonly suggestions: readonly AddressSuggestion[];
  readonly gap?: AddressGap;
}

export interface SearchOptions {
  readonly limit: number;
  /** The office's own kommune, four digits: first among equals. */
  readonly kommuneCode?: string;
}

export interface RegisterInfo {
  readonly name: string;
  /** Date of the data as the file tells it; empty where it tells none. */
  readonly date: string;
  readonly addresses: number;
  readonly practice: boolean;
}

export type RegisterProblem =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-a-register' }
  | { readonly kind: 'missing-columns'; readonly columns: readonly string[] }
  | { readonly kind: 'no-usable-rows'; readonly badRows: number }
  | { readonly kind: 'damaged' };

export interface BadRow {
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** In Danish. */
  readonly reason: string;
}

export interface LoadedRegister {
  readonly info: RegisterInfo;
  readonly badRows: readonly BadRow[];
}

export interface RegisterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface AddressRegister {
  findInfo(): Promise<RegisterInfo | undefined>;
  search(text: string, options: SearchOptions): Promise<AddressAnswer>;
  findById(id: AddressId): Promise<DarAddress | undefined>;
  load(file: RegisterFile): Promise<Result<LoadedRegister, RegisterProblem>>;
}
